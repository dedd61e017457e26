import LessonCode
import LessonFormat
import LessonResults

/// A verified lesson as one Swift file that a reader can run and change.
///
///     // In [2]:
///     let y = x * x
///     print(y)
///     // prints: 9.0
///
/// The cells stand in it as the page shows them, in order. What else a program needs is written out:
/// the value of a last expression is printed, and what the page hides says so. What the page shows
/// and does not run is a comment. The prose is left to the page and to the notebook: in a file it
/// would stand between a reader and the code.
struct DownloadedProgram: Sendable {
  let text: String

  init(_ verdict: Verdict, _ parsed: ParsedCode = ParsedCode()) {
    let lesson = verdict.lesson
    var headings = HeadingMarks(lesson)
    let sections = lesson.segments.map { cells in
      Section(cells.map { verdict.cells[$0.number - 1] }, &headings, parsed)
    }
    let count = sections.count(where: \.hasCode)
    var text = DownloadHeader(
      lesson, fileName: Download.program(ofLesson: lesson.slug).name, programCount: count,
      modules: sections.map(\.modules)
    ).text
    var number = 0
    for section in sections {
      if section.hasCode, count > 1 {
        number += 1
        text += "\n" + ProgramCondition.opening(number, of: count)
      }
      text += section.text
    }
    if count > 1 { text += "\n" + ProgramCondition.closing }
    self.text = text
  }
}

/// The cells of one program, those among them that do not run as comments.
private struct Section {
  /// The text, a blank line before each cell.
  private(set) var text = ""
  private(set) var modules: Set<String> = []
  let hasCode: Bool

  /// Writes `cells`, the ones between two `reset`.
  init(_ cells: [Verdict.CellVerdict], _ headings: inout HeadingMarks, _ parsed: ParsedCode) {
    let running = cells.map(\.cell).filter(\.isPartOfProgram)
    hasCode = !running.isEmpty
    // They were compiled, whatever the parser alone would say of them.
    let layout = ProgramLayout(running, accepted: Set(running.map(\.number)), parsed)
    let declaresPrint = layout.parts.contains { part in
      part.syntax.declarations.contains { $0.name == "print" }
    }
    var parts = layout.parts[...]
    /// What stands before the first scope, and what has to: it belongs to file scope.
    var fileScope = ""
    var depth = 0
    for verdict in cells where verdict.cell.isPartOfProgram || !verdict.cell.attributes.isHidden {
      let cell = verdict.cell
      text += headings.marks(before: cell.fence.position.line)
      guard cell.isPartOfProgram, let part = parts.popFirst() else {
        let code = VisibleLines.text(of: cell.code, parsed).lines.commented
        text += "\n" + Self.label(of: cell) + code + verdict.outputComments
        continue
      }
      if part.opensScope {
        if depth == 0 { swap(&text, &fileScope) }
        depth += 1
        text += "\n" + Self.scopeOpening
      }
      let code = DownloadedCode(verdict, part, print: declaresPrint ? "Swift.print" : "print")
      modules.formUnion(code.modules)
      if !code.hoisted.isEmpty {
        fileScope += "\n// Of In [\(cell.number)], because Swift wants it at file scope:\n"
        fileScope += code.hoisted
      }
      text += "\n" + Self.label(of: cell) + code.text + verdict.outputComments
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
}

/// A lesson's headings as comments that editors list, each once and only where a cell stands below.
struct HeadingMarks {
  /// The headings to come, in order.
  private var rest: ArraySlice<LessonDocument.Heading>
  /// Those that were passed since the last cell, the outer ones first.
  private var passed: [LessonDocument.Heading] = []

  /// Finds the headings of `lesson`; its title stands at the head of the file.
  init(_ lesson: Lesson) {
    var headings = lesson.document.headings
    if let title = headings.firstIndex(where: { $0.level == 1 }) { headings.remove(at: title) }
    rest = headings[...]
  }

  /// The marks of the headings that a cell on `line` stands under and that have none yet.
  mutating func marks(before line: Int) -> String {
    while let heading = rest.first, heading.line < line {
      passed.removeAll { $0.level >= heading.level }
      passed.append(heading)
      rest.removeFirst()
    }
    defer { passed = [] }
    return passed.map { heading in
      // The dash draws a line in the lists of editors: chapters have one, what is in them has none.
      "\n// MARK: \(heading.level <= 2 ? "- " : "")\(heading.text.plain.singleLine)\n"
    }.joined()
  }
}
