/// The text that should come of a cell on one channel, as an output fence has it.
public struct ExpectedOutput: Sendable, Equatable {
  /// Where the text comes from.
  public enum Channel: Sendable, Hashable {
    /// The cell's standard output.
    case output
    /// The cell's standard error.
    case errorOutput
    /// The compiler's errors about a cell that must not compile.
    case error
    /// The message of the failure that ends a cell that must trap.
    case trap
  }

  /// What the text is rendered as.
  public enum Format: String, Sendable, CaseIterable {
    case svg
    case html
    case markdown
  }

  /// The fence that holds the text.
  public let fence: Fence
  /// What the words behind `output` say.
  public let options: OutputOptions
  /// Where the text comes from.
  public var channel: Channel { options.channel }
  /// The expected lines.
  public var lines: [String] { fence.lines }

  /// The expected lines as what printed lines must look like.
  var patterns: [LinePattern] { lines.map { LinePattern($0.utf8, options: options) } }
}
