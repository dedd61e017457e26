import LessonFormat
import LessonResults

/// The lessons, the documentation and the cells that are meant: all, or those whose `lesson/cell` name has a
/// text.
package struct Selection: Sendable {
  /// What cells stand in.
  package enum Kind: String, Sendable, CaseIterable {
    /// Markdown that is written for this tool.
    case lessons
    /// Markdown that is checked as it stands.
    case pages
    /// Swift sources with doc comments.
    case comments
  }

  /// The lessons and the documentation, by path or by name; none for all of the package.
  package let names: [String]
  /// What the names of cells must have; `nil` picks all.
  package let filter: String?
  /// What they stand in; `nil` for anything.
  package let only: Kind?

  package init(of names: [String] = [], filter: String? = nil, only: Kind? = nil) {
    self.names = names
    self.filter = filter
    self.only = only
  }

  /// Whether the whole course is meant.
  package var isWholeCourse: Bool { names.isEmpty && filter == nil && includes(.lessons) }

  /// Whether files of a kind are meant.
  package func includes(_ kind: Kind) -> Bool { only == nil || only == kind }

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
