/// What a program prints on.
public enum StandardStream: Sendable, CaseIterable { case output, errorOutput }

/// What a lesson's program did when it ran: what each cell printed and how it ended.
public struct Transcript: Sendable, Equatable, Codable {
  /// What one cell printed.
  public struct CellOutput: Sendable, Equatable {
    /// The cell's number in the lesson.
    public var number: Int
    /// The bytes on standard output.
    public var output: [UInt8] = []
    /// The bytes on standard error.
    public var errorOutput: [UInt8] = []
    /// The drawings of the values that it displayed, as SVG.
    public var drawings: [[UInt8]] = []
    /// Whether its last expression had a value, which it displayed.
    public var displaysValue: Bool

    /// Says what cell `number` printed and drew.
    public init(
      number: Int, output: [UInt8] = [], errorOutput: [UInt8] = [], drawings: [[UInt8]] = [],
      displaysValue: Bool = false
    ) {
      self.number = number
      self.output = output
      self.errorOutput = errorOutput
      self.drawings = drawings
      self.displaysValue = displaysValue
    }
  }

  /// How the program ended.
  public enum Ending: Sendable, Equatable, Codable {
    /// By itself, with this exit status.
    case exit(status: Int32)
    /// By a run-time failure that raised this signal.
    case signal(Int32)
    /// Killed: the running cell was over its time limit.
    case timeout
    /// Killed: the running cell was over its output limit.
    case outputLimit
    /// Killed: it had too many processes at a time.
    case processLimit
    /// Killed: its processes had too much memory together.
    case memoryLimit
  }

  /// One frame of a backtrace that lies in code with a known place.
  public struct Frame: Sendable, Equatable, Codable {
    /// The file, as `#sourceLocation` named it.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column in the compiled text, from 1.
    public var column: Int

    /// Makes a frame.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// The cells that began, in order.
  public var cells: [CellOutput] = []
  /// Whether the last cell came to its end.
  public var isComplete = false
  /// How the program ended.
  public var ending: Ending = .exit(status: 0)
  /// The number of the top-level statement that was running at a trap.
  public var trappedStatement: Int?
  /// The frames at a trap, innermost first.
  public var frames: [Frame] = []
  /// The reason that the backtrace gives for a trap that prints none.
  public var trapReason: String?

  /// An empty transcript, of a program that has not begun.
  public init() {}
  /// The transcript without what tells where in the code something happened.
  var withoutPlaces: Transcript {
    var transcript = self
    transcript.trappedStatement = nil
    transcript.frames = []
    return transcript
  }
}

extension Transcript.CellOutput: Codable {
  private enum CodingKeys: CodingKey { case number, output, errorOutput, drawings, displaysValue }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    number = try values.decode(Int.self, forKey: .number)
    output = try values.decode(CodedBytes.self, forKey: .output).bytes
    errorOutput = try values.decode(CodedBytes.self, forKey: .errorOutput).bytes
    drawings = try values.decode([CodedBytes].self, forKey: .drawings).map(\.bytes)
    displaysValue = try values.decode(Bool.self, forKey: .displaysValue)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(number, forKey: .number)
    try values.encode(CodedBytes(bytes: output), forKey: .output)
    try values.encode(CodedBytes(bytes: errorOutput), forKey: .errorOutput)
    try values.encode(drawings.map(CodedBytes.init), forKey: .drawings)
    try values.encode(displaysValue, forKey: .displaysValue)
  }
}

/// Bytes as JSON has them quickly: a text where they are UTF-8, else numbers.
private struct CodedBytes: Codable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    bytes = try (try? value.decode(String.self)).map { Array($0.utf8) } ?? value.decode([UInt8].self)
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    if let text = String(validating: bytes, as: UTF8.self) {
      try value.encode(text)
    } else {
      try value.encode(bytes)
    }
  }
}
