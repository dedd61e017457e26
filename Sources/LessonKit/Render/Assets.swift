/// The files that pages refer to.
public enum Assets {
  /// Each file's name, relative to the pages, and its bytes.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("theme.css", PackageResources.theme_css), ("style.css", PackageResources.style_css),
      ("script.js", PackageResources.script_js),
    ]
  }
}
