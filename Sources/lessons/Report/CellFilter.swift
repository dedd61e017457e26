import LessonKit

/// Picks the cells that `--filter` names.
struct CellFilter {
  /// What their names must have; `nil` picks all.
  let text: String?

  /// Whether the filter picks the cell of this name.
  func picks(cell id: String, ofLesson slug: String) -> Bool {
    text.map { "\(slug)/\(id)".contains($0) } ?? true
  }
}

extension LessonReport {
  /// The report without the cells that a filter leaves out; of a malformed lesson everything is told.
  func restricted(to filter: String?) -> LessonReport {
    guard filter != nil, isWellFormed else { return self }
    let filter = CellFilter(text: filter)
    return restricted(toCells: { filter.picks(cell: $0, ofLesson: slug) })
  }
}
