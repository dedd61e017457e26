import Foundation
import LessonKit
import LessonProcess

/// Compiles a lesson's program into an executable.
struct ProgramCompiler {
  /// How many seconds the compiler may take; the type checker can take hours for one expression.
  private static let timeLimit = 300.0

  let toolchain: Toolchain

  /// What came of a compilation.
  enum Result {
    case executable(String)
    case errors([(cell: Int?, diagnostic: Diagnostic)])
  }

  /// Compiles `program` in `scratch`.
  ///
  /// Cells that are not complete Swift by themselves are compiled alone, so that the error is
  /// reported for the cell that has it and not for a later one.
  func compile(_ program: LessonProgram, module: String, in scratch: ScratchFolder) throws -> Result
  {
    let malformed = try program.cells.filter { program.incompleteCells.contains($0.number) }
      .flatMap { try parseErrors(of: $0, program, in: scratch) }
    let known = malformed + program.diagnostics.map { ($0.cell, $0.diagnostic) }

    let source = scratch.path + "/main.swift"
    let executable = scratch.path + "/" + module
    try program.text.write(toFile: source, atomically: false, encoding: .utf8)
    let output =
      program.isWhole ? toolchain.objects + ["-o", executable] : ["-typecheck"]
    let run = try CommandRun(
      path: toolchain.compiler, arguments: toolchain.arguments(module: module) + [source] + output,
      directory: scratch.path, limit: Self.timeLimit)
    if run.isTimedOut { return .errors([(nil, Self.timeout(program))]) }
    if run.status == 0 {
      return known.isEmpty && program.isWhole ? .executable(executable) : .errors(known)
    }
    let found = CompilerReport(run.output, program: program).errors
    // What a cell that is left out declares is missing elsewhere; that is no error of its own.
    return .errors(
      known
        + found.filter { error in
          known.isEmpty || error.cell.map { !program.dependentCells.contains($0) } ?? false
        })
  }

  private func parseErrors(
    of cell: Cell, _ program: LessonProgram, in scratch: ScratchFolder
  ) throws -> [(cell: Int?, diagnostic: Diagnostic)] {
    let source = scratch.path + "/cell-\(cell.number).swift"
    try cell.code.write(toFile: source, atomically: false, encoding: .utf8)
    let run = try CommandRun(
      path: toolchain.compiler,
      arguments: [
        "-frontend", "-parse", "-swift-version", "6", "-diagnostic-style", "llvm",
        "-no-color-diagnostics", source,
      ], directory: scratch.path, limit: Self.timeLimit)
    guard run.status != 0 else { return [] }
    return CompilerReport(run.output, cell: cell, file: source).errors
  }

  private static func timeout(_ program: LessonProgram) -> Diagnostic {
    Diagnostic(
      .timeout, at: program.cells.first?.fence.position ?? SourcePosition(line: 1), length: 3,
      "the compiler did not come to an end within \(Int(timeLimit)) seconds",
      advice: "split long expressions and give their parts types")
  }
}
