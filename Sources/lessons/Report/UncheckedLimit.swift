import LessonMatching
import LessonResults
import LessonVerification

/// How many cells may go unchecked: `--max-unchecked`.
struct UncheckedLimit {
  private let limit: Int?
  private let cells: [(file: String, cell: LessonReport.CellEntry, reason: UncheckedReason)]

  /// Counts the unchecked cells of `reports` against `limit`; `nil` for none.
  init(_ reports: [LessonReport], atMost limit: Int?) {
    self.limit = limit
    // Nobody asks which cells they are where any number is allowed.
    cells = (limit == nil ? [] : reports).flatMap { report in
      report.cells.compactMap { cell in
        cell.uncheckedReason.map { (report.file, cell, $0) }
      }
    }
  }

  /// Whether there are not too many.
  var isKept: Bool { limit.map { cells.count <= $0 } ?? true }

  /// Says which cells are too many; on standard error, whatever the report's format.
  func write() throws {
    guard let limit, !isKept else { return }
    let count = cells.count == 1 ? "1 cell is" : "\(cells.count) cells are"
    let places = cells.map { file, cell, reason in
      "  \(file):\(cell.line): \(cell.id) (\(reason.rawValue))\n"
    }
    try Terminal.error.write(
      "\(Terminal.error.styled("error:", .red)) \(count) not checked, more than the"
        + " \(limit) of --max-unchecked: have their output compared, or allow more\n"
        + places.joined())
  }
}
