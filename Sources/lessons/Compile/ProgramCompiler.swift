import Foundation
import LessonKit
import LessonProcess

/// Compiles a lesson's program into an executable.
struct ProgramCompiler {
  let toolchain: Toolchain

  /// What came of a compilation.
  enum Result {
    case executable(String, LessonProgram)
    /// Why there is none: at least one error.
    case errors([(cell: Int?, diagnostic: Diagnostic)])
  }

  /// Compiles the program of `lesson` in `scratch`.
  ///
  /// Where cells cannot take part, the others are checked all the same, so that all errors of a
  /// lesson are reported at once.
  func compile(_ lesson: Lesson, module: String, in scratch: ScratchFolder) throws -> Result {
    let (program, malformed) = try toolchain.compiler.program(of: lesson, in: scratch)
    let known = malformed + program.diagnostics.map { ($0.cell, $0.diagnostic) }

    let source = scratch.path + "/main.swift"
    let executable = scratch.path + "/" + module
    try program.text.write(toFile: source, atomically: false, encoding: .utf8)
    let output = known.isEmpty ? toolchain.objects + ["-o", executable] : ["-typecheck"]
    let run = try toolchain.compiler.run(
      toolchain.arguments(module: module) + [source] + output, in: scratch)
    if run.command.isTimedOut { return .errors(known + [(nil, Self.timeout(program))]) }
    if run.command.status == 0 {
      return known.isEmpty ? .executable(executable, program) : .errors(known)
    }
    let report = CompilerReport(run.diagnostics, text: run.command.output, program: program)
    let found = report.errors
    // What a cell that is left out declares is missing elsewhere; that is no error of its own.
    return .errors(
      known
        + found.filter { error in
          known.isEmpty || error.cell.map { !program.dependentCells.contains($0) } ?? false
        })
  }

  private static func timeout(_ program: LessonProgram) -> Diagnostic {
    Diagnostic(
      .timeout, at: program.cells.first?.fence.position ?? SourcePosition(line: 1), length: 3,
      "the compiler did not come to an end within \(Int(SwiftCompiler.timeLimit)) seconds",
      advice: "split long expressions and give their parts types")
  }
}
