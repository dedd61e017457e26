/// One thing that is wrong with a theme: what, where, and what to do about it.
public struct ThemeProblem: Error, Sendable, Equatable {
  /// The file's name in the folder of the theme.
  public let file: String
  /// Where it is; `nil` for the file as a whole.
  public let position: SourcePosition?
  /// What is wrong, in one sentence.
  public let message: String
  /// What to do about it, in one sentence.
  public let advice: String

  /// Makes a problem of `file`.
  public init(
    _ file: String, at position: SourcePosition? = nil, _ message: String, advice: String
  ) {
    self.file = file
    self.position = position
    self.message = message
    self.advice = advice
  }
}
