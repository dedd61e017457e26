import LessonKit

/// What was found out about one verified lesson, and the files that this depends on.
struct LessonRecord {
  /// The paths of the files, the lesson's own first.
  let sources: [String]
  /// The variables of the environment that it depends on.
  let variables: [String]
  /// The stamps of the files, and what the variables are.
  let stamp: String
  /// The report on the lesson.
  let report: LessonReport
  /// What its page is made of.
  let page: SiteLesson
  /// The record as a row of a table, which begins with the path that reports show.
  let row: KeptTable.Row

  init(
    sources: [String], variables: [String], stamp: String, _ report: LessonReport,
    _ page: SiteLesson
  ) {
    self.sources = sources
    self.variables = variables
    self.stamp = stamp
    self.report = report
    self.page = page
    row = KeptTable.Row(
      [report.file, stamp, variables.joined(separator: " "), "\(sources.count)"] + sources
        + [report.title, report.counts.packed, report.packedCells] + page.fields)
  }

  /// Reads what ``row`` tells; `nil` for anything else.
  init?(_ row: KeptTable.Row) {
    self.row = row
    let row = row.fields
    guard row.count > 7, let count = Int(row[3]), count > 0, count + 7 <= row.count else {
      return nil
    }
    let rest = Array(row[(4 + count)...])
    guard let counts = CellCounts(packed: Substring(rest[1])),
      let page = SiteLesson(fields: Array(rest[3...]))
    else { return nil }
    sources = Array(row[4..<(4 + count)])
    variables = row[2].split(separator: " ").map(String.init)
    stamp = row[1]
    report = LessonReport(file: row[0], title: rest[0], counts: counts, packedCells: rest[2])
    self.page = page
  }
}
