import LessonKit
import LessonProcess

/// Makes programs of cells, and asks the compiler about cells that the parser takes for incomplete.
///
/// The compiler parses such a cell alone: it has the words for what is wrong, at the place of the cell
/// that has it, and it may well accept the cell. Answers are kept, because programs share cells.
package struct CellChecker {
  private let compiler: SwiftCompiler
  private var answers: [Int: [CompileFailure]] = [:]
  private let parsed = ParsedCode()

  package init(_ compiler: SwiftCompiler) {
    self.compiler = compiler
  }

  /// The program of `cells`, and the errors of those that are not complete Swift by themselves.
  package mutating func program(
    of cells: [Cell], file: String, in scratch: ScratchFolder
  ) throws -> (program: LessonProgram, errors: [CompileFailure]) {
    let program = LessonProgram(cells, file: file, parsed)
    var errors: [CompileFailure] = []
    var accepted: Set<Int> = []
    for cell in cells where program.incompleteCells.contains(cell.number) {
      let found = try answers[cell.number] ?? parseErrors(of: cell, in: scratch)
      answers[cell.number] = found
      if found.isEmpty { accepted.insert(cell.number) }
      errors += found
    }
    guard !accepted.isEmpty else { return (program, errors) }
    return (LessonProgram(cells, file: file, accepted: accepted, parsed), errors)
  }

  private func parseErrors(of cell: Cell, in scratch: ScratchFolder) throws -> [CompileFailure] {
    let source = scratch.path + "/cell-\(cell.number).swift"
    try cell.code.write(toFile: source, atomically: false, encoding: .utf8)
    let run = try compiler.run(
      [
        "-frontend", "-parse", "-swift-version", "6", "-diagnostic-style", "llvm",
        "-no-color-diagnostics", source,
      ], in: scratch)
    guard run.command.status != 0 else { return [] }
    return CompilerReport(
      run.diagnostics, text: run.command.output, status: run.command.status, cell: cell,
      file: source
    ).errors
  }
}
