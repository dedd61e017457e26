/// The cells of one program in a downloaded file, those among them that do not run as comments.
struct DownloadedSection {
  /// The text, a blank line before each cell.
  private(set) var text = ""
  /// The modules that the program imports.
  private(set) var modules: Set<String> = []
  /// Whether there is anything to run.
  let hasCode: Bool

  /// Writes `cells`, the ones between two `reset`.
  init(_ cells: [Verdict.CellVerdict], _ headings: inout HeadingMarks, _ parsed: ParsedCode) {
    let running = cells.filter(\.cell.isPartOfProgram)
    hasCode = !running.isEmpty
    // They were compiled, whatever the parser alone would say of them.
    let parts = CellSyntax.all(
      running.map(\.cell), accepted: Set(running.map(\.cell.number)), parsed)
    let plan = ScopePlan(parts)
    let declaresPrint = parts.contains { part in
      part.syntax.declarations.contains { $0.name == "print" }
    }
    var index = 0
    var depth = 0
    /// What stands before the first scope, and what has to: it belongs to file scope.
    var fileScope = ""
    for verdict in cells {
      let cell = verdict.cell
      guard cell.isPartOfProgram else {
        guard !cell.attributes.isHidden else { continue }
        text += headings.marks(before: cell.fence.position.line)
        text += "\n" + Self.comment(for: verdict)
        continue
      }
      text += headings.marks(before: cell.fence.position.line)
      if plan.opensScope[index] {
        if depth == 0 { swap(&text, &fileScope) }
        depth += 1
        text += "\n" + Self.scopeOpening
      }
      let code = DownloadedCode(
        verdict, parts[index].syntax, isNested: depth > 0,
        print: declaresPrint ? "Swift.print" : "print")
      index += 1
      modules.formUnion(code.modules)
      if !code.hoisted.isEmpty {
        fileScope += "\n// Of In [\(cell.number)], because Swift wants it at file scope:\n"
        fileScope += code.hoisted
      }
      text += "\n" + Self.label(of: cell) + code.text + OutputComments(verdict).text
    }
    if depth > 0 { text = fileScope + text + "\n" + String(repeating: "}\n", count: depth) }
  }

  private static let scopeOpening = """
    // The next cell gives a name a new meaning: from there on, in a scope of its own.
    do {

    """

  /// The line above a cell: its number on the page, and what the page says about it.
  private static func label(of cell: Cell) -> String {
    var notes: [String] = []
    switch cell.attributes.fate {
    case .runs, .ignored: break
    case .compiles: notes.append("compiled, not run")
    case .mustNotCompile: notes.append("does not compile, on purpose")
    case .mustTrap: notes.append("fails when it runs, on purpose")
    }
    if let reason = cell.skipReason { notes = ["not run: \(reason.singleLine)"] }
    if cell.attributes.isHidden { notes.append("hidden on the page") }
    if cell.attributes.isSilent { notes.append("prints what the page does not show") }
    return "// " + (["In [\(cell.number)]"] + notes).joined(separator: ", ") + ":\n"
  }

  /// A cell that the page shows and the program does not have.
  private static func comment(for verdict: Verdict.CellVerdict) -> String {
    label(of: verdict.cell) + VisibleLines.text(of: verdict.cell.code).lines.commented
      + OutputComments(verdict).text
  }
}
