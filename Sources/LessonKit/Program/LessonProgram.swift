/// The Swift program that a lesson's cells form, with what is known before compiling it.
public struct LessonProgram: Sendable {
  /// The lesson's path, as `#sourceLocation` names it.
  public let file: String
  /// The cells that take part, in order.
  public let cells: [Cell]
  /// The text of `main.swift`.
  public let text: String
  /// Numbers of cells that are not complete Swift by themselves; the compiler says why.
  public let incompleteCells: [Int]
  /// What no program can be made of (`needs-reset`), with the number of its cell.
  public let diagnostics: [(cell: Int, diagnostic: Diagnostic)]
  /// The Markdown positions of the top-level statements, by the number that the program reports.
  public let statements: [SourcePosition]

  /// Makes the program of a well-formed lesson.
  public init(_ lesson: Lesson) {
    let parts = lesson.cells.filter(\.isRun).map { (cell: $0, syntax: CellSyntax($0)) }
    let plan = ScopePlan(parts)
    file = lesson.file
    cells = parts.map(\.cell)
    incompleteCells = parts.filter { !$0.syntax.isComplete }.map(\.cell.number)
    diagnostics = plan.diagnostics.map { (parts[$0.cell].cell.number, $0.diagnostic) }

    var writer = ProgramWriter(file: lesson.file)
    writer.write(parts, opensScope: plan.opensScope)
    text = writer.text
    statements = writer.statements
  }

  /// The module that the program is compiled as, the name that SwiftPM gives the lesson's target.
  public static func moduleName(slug: String) -> String {
    var name = ""
    for scalar in slug.unicodeScalars {
      let isFirst = name.isEmpty
      let isAllowed =
        scalar == "_" || (isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      name.unicodeScalars.append(isAllowed ? scalar : "_")
    }
    return name
  }

  /// Everything of the lesson that its transcript depends on: attributes and code, without prose.
  ///
  /// Line numbers are left out, so that an edit of the prose runs nothing; they count only for code
  /// that asks for them.
  public var cacheText: String {
    let asksForLines = cells.contains { cell in
      cell.fence.lines.contains { $0.contains("#line") || $0.contains("#column") }
    }
    return cells.map { cell in
      let line = asksForLines ? " \(cell.fence.position.line)" : ""
      return "cell \(cell.number)\(line) \(cell.fence.info)\n\(cell.code)"
    }.joined()
  }
}
