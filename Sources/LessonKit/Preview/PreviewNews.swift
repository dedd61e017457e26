/// What the script in a page wants to know.
public struct PreviewNews: Sendable, Equatable, Encodable {
  /// Names the version of the page and of what it refers to; empty where there is no page.
  public let page: String
  /// What keeps the page from being rendered, a line each.
  public let errors: [String]
  /// Tells these news from others of the same run of the tool.
  public let state: String

  /// Makes the news of a page.
  public init(page: String, errors: [String]) {
    self.page = page
    self.errors = errors
    state = String(([page] + errors).hashValue, radix: 36)
  }
}
