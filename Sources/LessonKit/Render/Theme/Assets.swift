/// The files that pages refer to.
enum Assets {
  /// The name of the file with the theme's colours, fonts and measures.
  static let variables = "theme.css"

  /// Each file's name, relative to the pages, and its bytes.
  static var files: [(name: String, bytes: [UInt8])] {
    [
      (variables, PackageResources.theme_css), ("style.css", PackageResources.style_css),
      ("script.js", PackageResources.script_js), ("search.css", PackageResources.search_css),
      ("search.js", PackageResources.search_js),
      ("search-find.js", PackageResources.search_find_js), ("keys.js", PackageResources.keys_js),
    ]
  }
}
