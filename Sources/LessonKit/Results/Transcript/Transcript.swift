/// What a program prints on.
package enum StandardStream: Sendable, CaseIterable { case output, errorOutput }

/// What a lesson's program did when it ran: what each cell printed and how it ended.
package struct Transcript: Sendable, Equatable, Codable {
  package struct CellOutput: Sendable, Equatable, Codable {
    package var number: Int
    @CodedBytes package var output: [UInt8] = []
    @CodedBytes package var errorOutput: [UInt8] = []
    /// The drawings of the values that it displayed, as SVG.
    package var drawings: [String] = []
    /// Whether its last expression had a value, which it displayed.
    package var displaysValue = false

    package init(number: Int) { self.number = number }
  }

  package enum Ending: Sendable, Equatable, Codable {
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
  package struct Frame: Sendable, Equatable, Codable {
    /// The file, as `#sourceLocation` named it.
    package var file: String
    package var line: Int
    /// The column in the compiled text, from 1.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// The cells that began, in order.
  package var cells: [CellOutput] = []
  /// Whether the last cell came to its end.
  package var isComplete = false
  package var ending: Ending = .exit(status: 0)
  /// The number of the top-level statement that was running at a trap.
  package var trappedStatement: Int?
  /// The frames at a trap, innermost first.
  package var frames: [Frame] = []
  /// The reason that the backtrace gives for a trap that prints none.
  package var trapReason: String?

  package init() {}

  /// Whether the program was stopped: what it was about to do, nobody knows.
  package var isStopped: Bool {
    switch ending {
    case .exit, .signal: false
    case .timeout, .outputLimit, .processLimit, .memoryLimit: true
    }
  }

  /// The transcript without what tells where in the code something happened.
  var withoutPlaces: Transcript {
    var transcript = self
    transcript.trappedStatement = nil
    transcript.frames = []
    return transcript
  }
}

/// Bytes as JSON has them quickly: a text where they are UTF-8, else numbers.
@propertyWrapper
package struct CodedBytes: Sendable, Equatable, Codable {
  package var wrappedValue: [UInt8]

  package init(wrappedValue: [UInt8]) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let text = try? value.decode(String.self)
    wrappedValue = try text.map { Array($0.utf8) } ?? value.decode([UInt8].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    if let text = String(validating: wrappedValue, as: UTF8.self) {
      try value.encode(text)
    } else {
      try value.encode(wrappedValue)
    }
  }
}
