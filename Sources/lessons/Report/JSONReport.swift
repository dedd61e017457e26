import LessonKit

/// The object that `--format json` prints; keys may be added, never changed.
struct JSONReport: Encodable {
  struct Summary: Encodable {
    var lessons = 0
    var cells = 0
    var passed = 0
    var failed = 0
    var skipped = 0
    var unchecked = 0
    var notRun = 0
    /// How many cells are not checked, by reason; ignored ones are among the skipped.
    var uncheckedReasons: [String: Int] = [:]
  }

  struct LessonEntry: Encodable {
    var file: String
    var title: String
    var cells: [CellEntry]
    var diagnostics: [DiagnosticEntry]
  }

  struct CellEntry: Encodable {
    var id: String
    var line: Int
    var status: String
    var cached: Bool
    var uncheckedReason: String?
  }

  struct DiagnosticEntry: Encodable {
    var id: String
    var severity = "error"
    var file: String
    var line: Int
    var column: Int
    /// The place behind the last character concerned.
    var endLine: Int
    var endColumn: Int
    var message: String
    var details: [String]?
    var advice: String?
    var cell: String?
  }

  var version = 1
  var summary: Summary
  var lessons: [LessonEntry]

  init(_ reports: [LessonReport]) {
    summary = Summary(reports)
    lessons = reports.map(LessonEntry.init)
  }
}

extension JSONReport.Summary {
  /// Counts what became of all cells.
  init(_ reports: [LessonReport]) {
    var counts = CellCounts()
    for report in reports { counts.add(report.counts) }
    lessons = reports.count
    cells = counts.cells
    passed = counts.count(.passed)
    failed = counts.count(.failed)
    skipped = counts.count(.skipped)
    unchecked = counts.count(.unchecked)
    notRun = counts.count(.notRun)
    uncheckedReasons = Dictionary(
      counts.uncheckedReasons.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +)
  }
}

extension JSONReport.LessonEntry {
  fileprivate init(_ report: LessonReport) {
    file = report.file
    title = report.title
    cells = report.cells.map { cell in
      JSONReport.CellEntry(
        id: cell.id, line: cell.line, status: cell.status.rawValue, cached: report.isCached,
        uncheckedReason: cell.uncheckedReason?.rawValue)
    }
    let names = Dictionary(
      report.cells.map { ($0.number, $0.id) }, uniquingKeysWith: { first, _ in first })
    diagnostics = report.problems.map { problem in
      let (diagnostic, end) = (problem.diagnostic, problem.end)
      return JSONReport.DiagnosticEntry(
        id: diagnostic.id.rawValue, file: report.file, line: diagnostic.position.line,
        column: diagnostic.position.column, endLine: end.line, endColumn: end.column,
        message: [diagnostic.message, diagnostic.advice].compactMap { $0 }.joined(separator: "; "),
        details: diagnostic.details.isEmpty ? nil : diagnostic.details, advice: diagnostic.advice,
        cell: problem.cell.flatMap { names[$0] })
    }
  }
}
