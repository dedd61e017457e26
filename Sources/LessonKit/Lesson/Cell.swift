/// A fenced block of Swift code in a lesson, with what should come of it.
public struct Cell: Sendable, Equatable {
  /// The cell's place among the lesson's cells, from 1: the `n` of `In [n]`.
  public let number: Int
  /// The stable name of the cell's test: the heading's slug and the cell's ordinal under it.
  public let id: String
  /// The cell's code and where it stands.
  public let fence: Fence
  /// What the words behind `swift` say.
  public let attributes: CellAttributes
  /// The time limit of the cell in seconds.
  public let timeout: Double
  /// Why the cell is neither compiled nor run; `nil` where it is.
  public let skipReason: String?
  /// The variables of the environment that the cell asks for, and sees where it runs.
  public let variables: [String]
  /// The expected outputs, in the order of their fences, one a channel.
  public internal(set) var outputs: [ExpectedOutput] = []

  /// The expected output on `channel`, if the lesson has one.
  public func output(on channel: OutputChannel) -> ExpectedOutput? {
    outputs.first { $0.channel == channel }
  }

  /// What the cell should print on standard output, if the lesson says.
  public var output: ExpectedOutput? { output(on: .output) }

  /// Whether the cell is compiled, and mostly run.
  public var isRun: Bool { skipReason == nil }
  /// The cell's code.
  public var code: String { fence.lines.map { $0 + "\n" }.joined() }

  /// The output that the cell must have, for what it must end in.
  var requiredChannel: OutputChannel? { attributes.requiredChannels.first }

  /// The outputs that a reader sees.
  var shownOutputs: [ExpectedOutput] {
    guard !attributes.isHidden else { return [] }
    return outputs.filter { output in
      // A message of which the author shows no line is no more than the cell's note says already.
      let isBareMessage = output.lines.isEmpty && output.channel.isFailure
      return !output.options.isHidden && !isBareMessage
    }
  }
}
