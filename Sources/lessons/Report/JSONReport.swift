import LessonKit

/// The object that `--format json` prints; keys may be added, never changed.
struct JSONReport: Codable, Equatable {
  struct Summary: Codable, Equatable {
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

  struct LessonEntry: Codable, Equatable {
    var file: String
    var title: String
    var cells: [CellEntry]
    /// What is wrong.
    var diagnostics: [DiagnosticEntry]
    /// What fails nothing, apart: a program that reads the diagnostics need not know that there is such a
    /// thing.
    var warnings: [DiagnosticEntry]?
    /// How long it took when it was last compiled and run; in the report of a shard only.
    var seconds: Double?
    /// What `lessons merge` needs of it; in the report of a shard only.
    var record: ShardRecord.Lesson?
  }

  struct CellEntry: Codable, Equatable {
    var id: String
    var line: Int
    var status: String
    var cached: Bool
    var uncheckedReason: String?
  }

  struct DiagnosticEntry: Codable, Equatable {
    var id: String
    var severity: String
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
  /// Which shard it is of; `nil` for a whole report.
  var shard: ShardRecord.Header?

  /// The report of all lessons, or that of a shard, whose record has a lesson for each of `reports`.
  init(_ reports: [LessonReport], _ shard: ShardRecord? = nil) {
    summary = Summary(reports)
    lessons = reports.map(LessonEntry.init)
    self.shard = shard?.header
    for (index, lesson) in zip(lessons.indices, shard?.lessons ?? []) {
      lessons[index].seconds = lesson.seconds
      lessons[index].record = lesson
    }
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
    func entries(_ severity: Diagnostic.Severity) -> [JSONReport.DiagnosticEntry] {
      report.problems.filter { $0.diagnostic.severity == severity }.map { problem in
        let (diagnostic, end) = (problem.diagnostic, problem.end)
        return JSONReport.DiagnosticEntry(
          id: diagnostic.id.rawValue, severity: severity.rawValue, file: report.file,
          line: diagnostic.position.line,
          column: diagnostic.position.column, endLine: end.line, endColumn: end.column,
          message: [diagnostic.message, diagnostic.advice].compactMap { $0 }
            .joined(separator: "; "),
          details: diagnostic.details.isEmpty ? nil : diagnostic.details,
          advice: diagnostic.advice, cell: problem.cell.flatMap { names[$0] })
      }
    }
    diagnostics = entries(.error)
    let others = entries(.warning)
    warnings = others.isEmpty ? nil : others
  }
}
