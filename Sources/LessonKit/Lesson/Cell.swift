/// A fenced block of Swift code in a lesson, with what should come of it.
public struct Cell: Sendable, Equatable {
  /// The time limit in seconds of a cell that sets none.
  public static let defaultTimeout = 60.0
  /// How many bytes a cell may print on one channel.
  public static let outputLimit = 16 * 1024 * 1024

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
  public func output(on channel: ExpectedOutput.Channel) -> ExpectedOutput? {
    outputs.first { $0.channel == channel }
  }

  /// What the cell should print on standard output, if the lesson says.
  public var output: ExpectedOutput? { output(on: .output) }

  /// Whether the cell is compiled, and mostly run.
  public var isRun: Bool { skipReason == nil }
  /// The cell's code.
  public var code: String { fence.lines.map { $0 + "\n" }.joined() }

  /// The output that the cell must have, for what it must end in.
  var requiredChannel: ExpectedOutput.Channel? { attributes.requiredChannels.first }
}
