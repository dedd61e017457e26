import LessonKit

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
    let width = lessons.map(\.slug.count).max() ?? 0
    var text = ""
    for lesson in lessons {
      let name = lesson.slug + String(repeating: " ", count: width - lesson.slug.count)
      let unchecked = lesson.cells.count { $0.uncheckedReason != nil }
      let ignored = lesson.cells.count { !$0.isRun }
      let tests = lesson.cells.count { $0.output != nil && $0.isRun }
      var facts = [
        "\(lesson.cells.count) \(lesson.cells.count == 1 ? "cell" : "cells")",
        "\(tests) \(tests == 1 ? "test" : "tests")",
      ]
      if unchecked > 0 { facts.append("\(unchecked) unchecked") }
      if ignored > 0 { facts.append("\(ignored) ignored") }
      if !lesson.isWellFormed { facts.append("malformed: run `lessons check`") }
      text += "\(terminal.styled(name, .bold))  \(facts.joined(separator: ", "))  \(lesson.title)\n"
      if showsCells { text += cells(of: lesson) }
    }
    try terminal.write(text)
  }

  private func cells(of lesson: Lesson) -> String {
    lesson.cells.map { cell in
      let check =
        if let reason = cell.skipReason {
          "skipped: \(reason)"
        } else if let reason = cell.uncheckedReason {
          reason
        } else if cell.output != nil {
          "test"
        } else {
          "prints nothing"
        }
      return "    \(lesson.file):\(cell.fence.position.line)  \(cell.id)  \(check)\n"
    }.joined()
  }
}
