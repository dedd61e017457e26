/// A fenced block of Swift code in a lesson, with the outputs that it should print.
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
  /// What the cell should print on standard output, if the lesson says.
  public internal(set) var output: ExpectedOutput?

  /// The time limit of the cell in seconds.
  public var timeout: Double { attributes.timeout ?? Self.defaultTimeout }
  /// Whether the cell takes part in the lesson's program.
  public var isRun: Bool { attributes.ignoreReason == nil }
  /// The cell's code.
  public var code: String { fence.lines.map { $0 + "\n" }.joined() }
}
