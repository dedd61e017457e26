import Foundation
import LessonKit
import LessonProcess

/// Compiles the programs of one lesson.
final class ProgramCompiler {
  private let toolchain: Toolchain
  private let lesson: Lesson
  private var parser: CellChecker

  /// What came of a compilation.
  enum Result {
    /// An executable, where one was asked for.
    case executable(String?, LessonProgram)
    /// Why there is none: at least one error.
    case failures([CompileFailure], LessonProgram)
  }

  init(_ lesson: Lesson, toolchain: Toolchain) {
    self.lesson = lesson
    self.toolchain = toolchain
    parser = CellChecker(toolchain.compiler)
  }

  /// Compiles the program of `plan` in `scratch`: to an executable where it is to run, else only as far
  /// as the compiler finds errors.
  ///
  /// Where cells cannot take part, the others are checked all the same, so that all errors of a
  /// lesson are reported at once.
  func compile(_ plan: ProgramPlan, in scratch: ScratchFolder) throws -> Result {
    let (program, malformed) = try parser.program(of: plan.cells, file: lesson.file, in: scratch)
    let known =
      malformed
      + program.diagnostics.map { CompileFailure(cell: $0.cell, $0.diagnostic) }
    let module = LessonProgram.moduleName(slug: lesson.slug)
    let source = scratch.path + "/main.swift"
    let executable = scratch.path + "/" + module
    try program.text.write(toFile: source, atomically: false, encoding: .utf8)

    let isLinked = known.isEmpty && (plan.purpose == .run || plan.purpose == .trap)
    // The errors that need data flow (a value used before it has one) come with the intermediate
    // language; the type checker alone would not tell.
    let output =
      isLinked
      ? toolchain.objects(for: program.text) + ["-o", executable]
      : ["-emit-sil", "-o", executable + ".sil"]
    let run = try toolchain.compiler.run(
      toolchain.arguments(module: module, for: program.text) + [source] + output, in: scratch)
    if run.command.isTimedOut { return .failures(known + [Self.timeout(program)], program) }
    if run.command.status == 0 {
      guard !isLinked || FileManager.default.isExecutableFile(atPath: executable) else {
        let failure = plan.cells.first.map { cell in
          CompileFailure.ofCompiler(
            "the compiler reported no error, and wrote no program", at: cell)
        }
        return .failures(failure.map { [$0] } ?? [], program)
      }
      return known.isEmpty
        ? .executable(isLinked ? executable : nil, program) : .failures(known, program)
    }
    let report = CompilerReport(
      run.diagnostics, text: run.command.output, status: run.command.status, program: program)
    let found = report.errors
    // What a cell that is left out declares is missing elsewhere; that is no error of its own.
    let own = found.filter { error in
      known.isEmpty || error.cell.map { !program.dependentCells.contains($0) } ?? false
    }
    return .failures(known + own, program)
  }

  private static func timeout(_ program: LessonProgram) -> CompileFailure {
    CompileFailure(
      cell: nil,
      Diagnostic(
        .timeout, at: program.cells.first?.fence.position ?? SourcePosition(line: 1), length: 3,
        "the compiler did not come to an end within \(Int(SwiftCompiler.timeLimit)) seconds",
        advice: "split long expressions and give their parts types"))
  }
}
