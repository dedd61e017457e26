import LessonCode
import LessonFormat
import LessonMatching
import LessonText

/// The text of `lessons list`.
struct Listing {
  private let lessons: [Lesson]
  private let showsCells: Bool

  init(_ lessons: [Lesson], showsCells: Bool) {
    self.lessons = lessons
    self.showsCells = showsCells
  }

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
