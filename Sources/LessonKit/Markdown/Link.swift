/// A link or an image in a lesson's prose, and where it stands.
public struct Link: Sendable, Equatable {
  /// Where its first character stands: `[`, `!` or `<`.
  public let position: SourcePosition
  /// How many bytes of the first line it takes.
  public let length: Int
  /// The destination as CommonMark reads it: entities and backslashes resolved, percent signs kept.
  public let destination: String
  /// Whether it shows an image.
  public let isImage: Bool
}
