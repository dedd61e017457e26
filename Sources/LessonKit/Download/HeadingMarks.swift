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
