/// That something is rendered collapsed, and under which words.
public struct Fold: Sendable, Equatable {
  /// What a reader sees of it; `nil` for the page's own words.
  public let summary: String?
}
