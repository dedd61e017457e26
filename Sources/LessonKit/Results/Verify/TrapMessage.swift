import LessonCode
import LessonFormat
import LessonText

/// What a trap said, and where it was.
struct TrapMessage {
  let firstLine: String
  let furtherLines: [String]
  private let transcript: Transcript

  init(_ transcript: Transcript) {
    self.transcript = transcript
    let printed = transcript.cells.last?.errorOutput ?? []
    let lines =
      Self.message(in: String(decoding: printed, as: UTF8.self)) ?? Self.reason(of: transcript)
    firstLine = lines.first.map(Self.withoutAddresses) ?? "the program was ended by a signal"
    // Otherwise nothing says that there is a limit.
    let isOutOfMemory = firstLine.hasPrefix("Fatal error: failed to allocate")
    furtherLines =
      lines.dropFirst()
      + (isOutOfMemory ? ["a process may have \(ProgramLimits.memory) GiB of memory"] : [])
  }

  /// The lines from the last one that the Swift run-time library wrote for a failure.
  private static func message(in printed: String) -> [String]? {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated().reversed() {
      let starts = ["Fatal error", "Assertion failed", "Precondition failed"].compactMap {
        line.firstRange(of: $0)?.lowerBound
      }
      if let start = starts.min() { return [String(line[start...])] + lines[(index + 1)...] }
    }
    if let index = lines.lastIndex(where: { $0.hasPrefix("Could not cast value of type") }) {
      return Array(lines[index...])
    }
    return nil
  }

  /// The message of a failed cast names its types with their addresses, which differ in every run.
  private static func withoutAddresses(_ line: String) -> String {
    line.replacing(#/\ \(0x[0-9a-f]+\)/#, with: "")
  }

  /// `SIGXFSZ`, which has this number on all systems.
  private static let fileSizeSignal: Int32 = 25

  private static func reason(of transcript: Transcript) -> [String] {
    let prefix = "Swift runtime failure: "
    if let reason = transcript.trapReason, reason.hasPrefix(prefix) {
      return ["Fatal error: " + reason.dropFirst(prefix.count)]
    }
    guard case .signal(let number) = transcript.ending else { return [] }
    if number == fileSizeSignal {
      return ["the program was ended: a file may have \(ProgramLimits.fileSize) GiB"]
    }
    let name = transcript.trapReason.map { " (\($0))" } ?? ""
    return ["the program was ended by signal \(number)\(name)"]
  }

  /// The innermost frame inside the lesson, else the top-level statement that was running.
  func position(in cell: Cell, _ program: LessonProgram?) -> SourcePosition? {
    guard let program else { return nil }
    // The debug information may join the path to the compiler's working folder.
    for frame in transcript.frames
    where frame.file == program.file || frame.file.hasSuffix("/" + program.file) {
      if let cell = program.cells.first(where: { $0.contains(line: frame.line) }) {
        let line = frame.line - cell.fence.position.line
        return cell.fence.position(ofLine: line, column: max(frame.column, 1))
      }
    }
    guard let number = transcript.trappedStatement, program.statements.indices.contains(number),
      cell.contains(line: program.statements[number].line)
    else { return nil }
    return program.statements[number]
  }
}
