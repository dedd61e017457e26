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
    abstract: "List lessons, cells and tests, and what is not checked.")

  static let example = "lessons list"

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var common: CommonOptions

  @Option(help: "How to report: text or json.")
  var format = Format.text

  @Flag(name: [.short, .long], help: "List every cell.")
  var verbose = false

  func perform() throws {
    let lessons = try common.files().map { try $0.lesson() }.filter(common.selection.includes)
    switch format {
    case .text: try Listing(lessons: lessons, showsCells: verbose).write()
    case .json:
      let reports = lessons.map { LessonReport(Verdict($0)) }
      try Terminal.output.write(JSONReport(reports).text)
    }
    if lessons.contains(where: { !$0.isWellFormed }) { throw ExitCode(1) }
  }
}

private struct Listing {
  let lessons: [Lesson]
  let showsCells: Bool

  func write() throws {
    let terminal = Terminal.output
    let names = lessons.map(\.slug.withVisibleControls)
    let width = names.map(\.count).max() ?? 0
    var text = ""
    for (lesson, slug) in zip(lessons, names) {
      let name = slug + String(repeating: " ", count: width - slug.count)
      var facts = Self.facts(about: lesson.cells)
      if !lesson.isWellFormed { facts.append("malformed: run `lessons check`") }
      text += "\(terminal.styled(name, .bold))  \(facts.joined(separator: ", "))"
      text += "  \(lesson.title.withVisibleControls)\n"
      if showsCells { text += cells(of: lesson) }
    }
    let total =
      [lessons.count.counting("lesson")] + Self.facts(about: lessons.flatMap(\.cells))
    try terminal.write(text + total.joined(separator: ", ") + "\n")
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
