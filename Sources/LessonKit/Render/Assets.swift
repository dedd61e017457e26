/// The files that pages refer to.
public enum Assets {
  /// Each file's name, relative to the pages, and its bytes.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("style.css", PackageResources.style_css), ("script.js", PackageResources.script_js),
      ("search.css", PackageResources.search_css), ("search.js", PackageResources.search_js),
      ("search-find.js", PackageResources.search_find_js),
    ]
  }
}
