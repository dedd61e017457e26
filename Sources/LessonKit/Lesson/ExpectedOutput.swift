/// The text that a cell should print, as its output fence has it.
public struct ExpectedOutput: Sendable, Equatable {
  /// The fence that holds the text.
  public let fence: Fence
  /// The expected lines.
  public var lines: [String] { fence.lines }
}
