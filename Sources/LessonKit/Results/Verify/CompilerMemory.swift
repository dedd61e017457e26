import LessonCode
import LessonFormat
import LessonText

/// What is known of a job of the compiler that needed too much memory.
package enum CompilerMemory {
  /// Whether a job that failed did so for want of memory; what it asked for in vain is not in `peak`.
  package static func isExhausted(text: String, peak: UInt64) -> Bool {
    peak > limit / 4 * 3 || text.contains("LLVM ERROR: out of memory")
  }

  /// The bytes that a job may have for itself: as many as a program.
  package static let limit = UInt64(ProgramLimits.memory) << 30

  /// That a job on `program` needed more; `text` is what it printed.
  package static func failure(_ text: String, program: LessonProgram) -> CompileFailure? {
    // Where nothing is said, long lists of values are the usual reason.
    let longest = program.cells.max { $0.code.utf8.count < $1.code.utf8.count }
    guard let cell = cell(in: text, program) ?? longest else { return nil }
    return CompileFailure(
      cell: cell.number,
      cell.fence.diagnostic(
        .compileError,
        "the compiler was ended: it needed more than \(ProgramLimits.memory) GiB of memory",
        advice:
          "split long expressions and lists and give their parts types, or read large data from a"
          + " file in the lesson's folder"),
      isOfCompiler: true)
  }

  /// The cell that the compiler was at, as its dump of the stack tells, the innermost place last:
  /// `6.	While type-checking expression at [a.md:7:1 - line:7:30]`.
  private static func cell(in text: String, _ program: LessonProgram) -> Cell? {
    for line in text.split(whereSeparator: \.isNewline).reversed() where line.contains("\tWhile ") {
      guard let place = line.firstRange(of: program.file + ":"),
        let number = Int(line[place.upperBound...].prefix { $0.isNumber }),
        let cell = program.cells.first(where: { $0.contains(line: number) })
      else { continue }
      return cell
    }
    return nil
  }
}
