import LessonKit

/// Which lessons and which of their cells a command is about.
struct Selection: Sendable {
  /// The lessons, by path or by name; none for all of the package.
  var names: [String] = []
  /// The text that `lesson/cell` has in the cells that are meant; `nil` for all cells.
  var filter: String?

  /// Whether the whole course is meant.
  var isWholeCourse: Bool { names.isEmpty && filter == nil }

  /// Whether it has the cell of this name.
  func includes(cell id: String, of slug: String) -> Bool {
    filter.map { "\(slug)/\(id)".contains($0) } ?? true
  }

  /// Whether it has any cell of `lesson`; a malformed lesson is always looked at.
  func includes(_ lesson: Lesson) -> Bool {
    filter == nil || !lesson.isWellFormed
      || lesson.cells.contains { includes(cell: $0.id, of: lesson.slug) }
  }

  /// Whether it has any cell that a report tells of; a malformed lesson is always looked at.
  func includes(_ report: LessonReport) -> Bool {
    filter == nil || !report.isWellFormed
      || report.cells.contains { includes(cell: $0.id, of: report.slug) }
  }

  /// The part of a report that it has; of a malformed lesson everything is told.
  func part(of report: LessonReport) -> LessonReport {
    guard filter != nil, report.isWellFormed else { return report }
    return report.restricted { includes(cell: $0, of: report.slug) }
  }

  /// Fails where no cell is included of what was found.
  func checkFound(_ found: some Collection) throws {
    guard let filter, found.isEmpty else { return }
    throw ToolFailure.usage(
      "No cell has `\(filter)` in its name; `lessons list -v` shows them.")
  }
}
