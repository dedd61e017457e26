import ArgumentParser
import LessonCode
import LessonFormat
import LessonMatching
import LessonResults
import LessonText

/// `lessons list`: what there is.
struct ListCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List lessons, documentation, cells and tests, and what is not checked.")

  static let example = "lessons list"

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var kinds: KindOptions

  @Option(help: "How to report: text or json.")
  var format = Format.text

  @Flag(name: [.short, .long], help: "List every cell.")
  var verbose = false

  func perform() throws {
    let scope = try common.scope(only: kinds.only)
    let lessons = try scope.subjects.lessons.map { try $0.lesson() }
      .filter(scope.selection.includes)
    let documents = scope.listings
    switch format {
    case .text: try Listing(lessons: lessons, documents: documents, showsCells: verbose).write()
    case .json:
      let reports = lessons.map { LessonReport(Verdict($0)) } + documents
      try Terminal.output.write(JSONReport(reports).text)
    }
    if lessons.contains(where: { !$0.isWellFormed }) { throw ExitCode(1) }
  }
}

private struct Listing {
  let lessons: [Lesson]
  let documents: [LessonReport]
  let showsCells: Bool

  func write() throws {
    let terminal = Terminal.output
    let names = (lessons.map(\.slug) + documents.map(\.file)).map(\.withVisibleControls)
    let width = names.map(\.count).max() ?? 0
    var text = ""
    var part: LessonPart?
    for (lesson, slug) in zip(lessons, names) {
      let isOfCourse = lesson.file.hasPrefix(lesson.package.lessonsFolder + "/")
      let now = isOfCourse ? LessonPart.following(part, naming: lesson.part) : nil
      if now != part {
        let kind = now?.isApart ?? false ? " (apart from the course)" : ""
        text += "\(now?.name.withVisibleControls ?? "Elsewhere")\(kind):\n"
      }
      part = now
      let name = slug + String(repeating: " ", count: width - slug.count)
      var facts = Self.facts(about: lesson.cells)
      if !lesson.isWellFormed { facts.append("malformed: run `lessons check`") }
      text += "\(terminal.styled(name, .bold))  \(facts.joined(separator: ", "))"
      text += "  \(lesson.title.withVisibleControls)\n"
      if showsCells { text += cells(of: lesson) }
    }
    for (document, file) in zip(documents, names.dropFirst(lessons.count)) {
      let name = file + String(repeating: " ", count: width - file.count)
      text +=
        "\(terminal.styled(name, .bold))  \(Self.facts(about: document.cells).joined(separator: ", "))"
      text += document.problems.isEmpty ? "" : ", malformed: run `lessons check`"
      text += "\n"
      if showsCells { text += blocks(of: document) }
    }
    let total =
      [lessons.count.counting("lesson")] + Self.facts(about: lessons.flatMap(\.cells))
    if !lessons.isEmpty || documents.isEmpty { text += total.joined(separator: ", ") + "\n" }
    if !documents.isEmpty {
      let facts = Self.facts(about: documents.flatMap(\.cells))
      text +=
        "\(documents.count.counting("file")) of documentation, \(facts.joined(separator: ", "))\n"
    }
    try terminal.write(text)
  }

  /// How many blocks there are, and how many are known not to be checked for which reason.
  private static func facts(about blocks: [LessonReport.CellEntry]) -> [String] {
    let reasons = Dictionary(grouping: blocks.compactMap(\.uncheckedReason), by: \.rawValue)
    let skipped = blocks.count { $0.status == .skipped }
    return [blocks.count.counting("block")] + (skipped > 0 ? ["\(skipped) skipped"] : [])
      + reasons.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
  }

  private func blocks(of document: LessonReport) -> String {
    document.cells.map { block in
      let fact =
        block.skipReason.map { "skipped: \($0)" } ?? block.uncheckedReason?.rawValue ?? "program"
      return "    \(document.file):\(block.line)  \(block.id)  \(fact)".withVisibleControls + "\n"
    }.joined()
  }

  /// How many cells and tests there are, and how many cells are not checked for which reason.
  private static func facts(about cells: [Cell]) -> [String] {
    let tests = cells.count { $0.hasTest && $0.isRun }
    let unchecked = UncheckedReason.allCases.compactMap { reason in
      let count = cells.count { $0.uncheckedReason == reason }
      return count > 0 ? "\(count) \(reason.rawValue)" : nil
    }
    return [cells.count.counting("cell"), tests.counting("test")] + unchecked
  }

  private func cells(of lesson: Lesson) -> String {
    lesson.cells.map { cell in
      let check =
        if let reason = cell.skipReason {
          "skipped: \(reason)"
        } else if let reason = cell.uncheckedReason {
          reason.rawValue
        } else if cell.hasTest {
          "test"
        } else {
          "prints nothing"
        }
      let text = "    \(lesson.file):\(cell.fence.position.line)  \(cell.id)  \(check)"
      return text.withVisibleControls + "\n"
    }.joined()
  }
}
