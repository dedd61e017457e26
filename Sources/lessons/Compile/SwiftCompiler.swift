import Foundation
import LessonKit
import LessonProcess

/// The `swiftc` that lessons are compiled with.
struct SwiftCompiler {
  /// How many seconds a call may take; the type checker can take hours for one expression.
  static let timeLimit = 300.0

  /// The executable: the link itself, because the driver behind it looks at the name that it is
  /// called by.
  let path: String

  /// Finds the first `swiftc` in `PATH`.
  init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/swiftc" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw ToolFailure(
        message: "there is no swiftc in PATH: install Swift (https://swift.org/install)")
    }
    self.path = path
  }

  /// What came of one call.
  struct Run {
    let command: CommandRun
    /// What the compiler said, as it wrote it for other programs.
    let diagnostics: [CompilerDiagnostic]
  }

  /// Runs the compiler in `scratch`; with `-frontend` first, its front end alone.
  func run(_ arguments: [String], in scratch: ScratchFolder) throws -> Run {
    let file = scratch.path + "/diagnostics.dia"
    try? FileManager.default.removeItem(atPath: file)
    let option = ["-serialize-diagnostics-path", file]
    let isFrontEnd = arguments.first == "-frontend"
    let command = try CommandRun(
      path: path,
      arguments: arguments + (isFrontEnd ? option : option.flatMap { ["-Xfrontend", $0] }),
      directory: scratch.path, limit: Self.timeLimit)
    let data = FileManager.default.contents(atPath: file) ?? Data()
    return Run(command: command, diagnostics: CompilerDiagnostic.all(inSerialized: Array(data)))
  }

  /// The program of `lesson`, and the errors of the cells that are not complete Swift by themselves.
  ///
  /// Cells that the parser takes for incomplete are parsed alone by the compiler: it has the words
  /// for what is wrong, at the place of the cell that has it, and it may well accept them.
  func program(
    of lesson: Lesson, in scratch: ScratchFolder
  ) throws -> (program: LessonProgram, errors: [(cell: Int?, diagnostic: Diagnostic)]) {
    let program = LessonProgram(lesson)
    var errors: [(cell: Int?, diagnostic: Diagnostic)] = []
    var accepted: Set<Int> = []
    for cell in program.cells where program.incompleteCells.contains(cell.number) {
      let found = try parseErrors(of: cell, in: scratch)
      if found.isEmpty { accepted.insert(cell.number) }
      errors += found
    }
    return (accepted.isEmpty ? program : LessonProgram(lesson, accepted: accepted), errors)
  }

  private func parseErrors(
    of cell: Cell, in scratch: ScratchFolder
  ) throws -> [(cell: Int?, diagnostic: Diagnostic)] {
    let source = scratch.path + "/cell-\(cell.number).swift"
    try cell.code.write(toFile: source, atomically: false, encoding: .utf8)
    let run = try run(
      [
        "-frontend", "-parse", "-swift-version", "6", "-diagnostic-style", "llvm",
        "-no-color-diagnostics", source,
      ], in: scratch)
    guard run.command.status != 0 else { return [] }
    return CompilerReport(
      run.diagnostics, text: run.command.output, cell: cell, file: source
    ).errors
  }
}
