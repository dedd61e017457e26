@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults

/// A lesson whose cells all did what they should, and its page.
struct RenderedLesson {
  let lesson: Lesson
  let html: String

  init(
    _ markdown: String, file: String = "Lessons/07-sample.md", previous: LessonSummary? = nil,
    next: LessonSummary? = nil, drawings: [String] = []
  ) {
    lesson = Lesson(parsing: Array(markdown.utf8), file: file)
    let lessons = [previous, LessonSummary(lesson), next].compactMap { $0 }
    html =
      LessonPage(
        Self.verdict(lesson, drawings),
        at: Course(title: "Course & all", lessons: lessons).place(of: lesson.slug)
      ).html
  }

  /// The inside of the main landmark.
  var main: String {
    html.between("<main id=\"page.start\">\n", "</main>")
  }

  private static func verdict(_ lesson: Lesson, _ drawings: [String]) -> Verdict {
    var verdict = Verdict(lesson)
    for index in verdict.cells.indices where verdict.cells[index].cell.isRun {
      let isUnchecked = verdict.cells[index].cell.uncheckedReason != nil
      verdict.cells[index].status = isUnchecked ? .unchecked : .passed
      verdict.cells[index].drawings = drawings
    }
    return verdict
  }
}

extension String {
  /// The text that a browser shows of this HTML, or of what stands between its tags.
  var visibleText: String {
    var text = ""
    var isTag = false
    for character in self {
      switch character {
      case "<": isTag = true
      case ">" where isTag: isTag = false
      default: if !isTag { text.append(character) }
      }
    }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  /// The first piece between `start` and `end`; empty where there is none.
  func between(_ start: String, _ end: String) -> String {
    guard let from = range(of: start),
      let to = self[from.upperBound...].range(of: end)
    else { return "" }
    return String(self[from.upperBound..<to.lowerBound])
  }

  func occurrences(of part: String) -> Int { ranges(of: part).count }
}
