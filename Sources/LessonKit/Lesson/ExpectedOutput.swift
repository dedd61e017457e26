/// The text that should come of a cell on one channel, as an output fence has it.
public struct ExpectedOutput: Sendable, Equatable {
  /// The fence that holds the text.
  public let fence: Fence
  /// What the words behind `output` say.
  public let options: OutputOptions
  /// Where the text comes from.
  public var channel: OutputChannel { options.channel }
  /// The expected lines.
  public var lines: [String] { fence.lines }
}
