/// The files that only the preview serves; they are no part of what is rendered.
public enum PreviewAssets {
  /// Where the preview's own files are: a hidden folder, which is never a part of the site.
  private static let folder = "/.lessons/"

  /// The address that the script asks for news.
  public static let news = address(of: "news")

  /// The address of one of the preview's files.
  static func address(of name: String) -> String { folder + name }

  /// The file at an address: its name and its bytes.
  public static func file(at address: String) -> (name: String, bytes: [UInt8])? {
    [("reload.js", PackageResources.reload_js), ("reload.css", PackageResources.reload_css)]
      .first { Self.address(of: $0.0) == address }
  }
}
