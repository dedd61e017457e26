import LessonFormat
import LessonResults

/// The lessons and the cells that are meant: all, or those whose `lesson/cell` name has a text.
package struct Selection: Sendable {
  /// The lessons, by path or by name; none for all of the package.
  package let names: [String]
  /// What the names of cells must have; `nil` picks all.
  package let filter: String?

  package init(of names: [String] = [], filter: String? = nil) {
    self.names = names
    self.filter = filter
  }

  package var isWholeCourse: Bool { names.isEmpty && filter == nil }

  package func includes(cell id: String, ofLesson slug: String) -> Bool {
    filter.map { "\(slug)/\(id)".contains($0) } ?? true
  }

  package func includes(_ cell: Cell, of lesson: Lesson) -> Bool {
    includes(cell: cell.id, ofLesson: lesson.slug)
  }

  /// Whether any cell of a lesson is meant; a malformed lesson is always looked at.
  package func includes(_ lesson: Lesson) -> Bool {
    filter == nil || !lesson.isWellFormed || lesson.cells.contains { includes($0, of: lesson) }
  }

  /// Whether any cell of the lesson that was reported on is meant.
  package func includes(_ report: LessonReport) -> Bool {
    filter == nil || !report.isWellFormed
      || report.cells.contains { includes(cell: $0.id, ofLesson: report.slug) }
  }

  /// The report without the cells that are not meant; of a malformed lesson everything is told.
  package func part(of report: LessonReport) -> LessonReport {
    guard filter != nil, report.isWellFormed else { return report }
    return report.restricted(toCells: { includes(cell: $0, ofLesson: report.slug) })
  }

  /// What is wrong where nothing at all is meant.
  package var noCellSelected: UsageError {
    UsageError("No cell has `\(filter ?? "")` in its name; `lessons list -v` shows them.")
  }
}
