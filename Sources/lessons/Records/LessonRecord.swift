import LessonKit

/// What was found out about one verified lesson, and the files that this depends on.
struct LessonRecord {
  /// The paths of the files, the lesson's own first.
  let sources: [String]
  /// Their stamps.
  let stamp: String
  /// The report on the lesson.
  let report: LessonReport
  /// What its page is made of.
  let page: SiteLesson
  /// The record as a row of a table, which begins with the path that reports show.
  let row: KeptTable.Row

  init(sources: [String], stamp: String, _ report: LessonReport, _ page: SiteLesson) {
    self.sources = sources
    self.stamp = stamp
    self.report = report
    self.page = page
    row = KeptTable.Row(
      [report.file, stamp, "\(sources.count)"] + sources
        + [report.title, report.counts.packed, report.packedCells] + page.fields)
  }

  /// Reads what ``row`` tells; `nil` for anything else.
  init?(_ row: KeptTable.Row) {
    self.row = row
    let row = row.fields
    guard row.count > 6, let count = Int(row[2]), count > 0, count + 6 <= row.count else {
      return nil
    }
    let rest = Array(row[(3 + count)...])
    guard let counts = CellCounts(packed: Substring(rest[1])),
      let page = SiteLesson(fields: Array(rest[3...]))
    else { return nil }
    sources = Array(row[3..<(3 + count)])
    stamp = row[1]
    report = LessonReport(file: row[0], title: rest[0], counts: counts, packedCells: rest[2])
    self.page = page
  }
}
