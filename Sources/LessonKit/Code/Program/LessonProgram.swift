import LessonFormat
import LessonText

/// The Swift program that cells of a lesson form, with what is known before compiling it.
package struct LessonProgram: Sendable {
  /// The lesson's path, as `#sourceLocation` names it.
  package let file: String
  package let cells: [Cell]
  /// The text of `main.swift`.
  package let text: String
  /// Numbers of cells that are not complete Swift by themselves; the compiler says why.
  package let incompleteCells: [Int]
  /// What no program can be made of (`needs-reset`, or nested too deeply), with the number of its cell.
  package let diagnostics: [(cell: Int, diagnostic: Diagnostic)]
  /// What stands before the number of a statement, behind the call that begins it.
  package static let statementMark = " // statement "
  /// The Markdown positions of the top-level statements, by the number that the program reports.
  package let statements: [SourcePosition]

  /// Functions that stand in nested scopes, by name: each may hide others from the cells behind it.
  package let nestedFunctions: [String: (cell: Int, position: SourcePosition)]

  /// The cells that depend on one that cannot be compiled: their errors may come from there.
  package let dependentCells: Set<Int>

  /// Makes the program of `cells`, which stand in `file`.
  ///
  /// Cells that cannot take part are left out, so that the errors of the others can be found. Cells
  /// among `accepted` are complete for the compiler, although not for the parser.
  package init(
    _ cells: [Cell], file: String, accepted: Set<Int> = [], _ parsed: ParsedCode = ParsedCode()
  ) {
    let layout = ProgramLayout(cells, accepted: accepted, parsed)
    self.file = file
    self.cells = cells
    incompleteCells = layout.incomplete.map(\.cell.number)
    diagnostics = layout.diagnostics
    nestedFunctions = layout.nestedFunctions
    let rejected = Set(diagnostics.map(\.cell))
    dependentCells = layout.dependentCells(absent: rejected)
    let writer = ProgramWriter(
      layout, file: file, marks: CellMarks(of: cells), without: rejected)
    text = writer.text
    statements = writer.statements
  }

  /// Whether all cells can be compiled, as far as is known without the compiler.
  package var isWhole: Bool { incompleteCells.isEmpty && diagnostics.isEmpty }
}
