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
  var summary = Summary()
  var lessons: [LessonEntry] = []

  init(_ verdicts: [Verdict]) {
    for verdict in verdicts {
      summary.count(verdict)
      lessons.append(LessonEntry(verdict))
    }
  }
}

extension JSONReport.Summary {
  fileprivate mutating func count(_ verdict: Verdict) {
    lessons += 1
    for cell in verdict.cells {
      cells += 1
      if let reason = cell.cell.uncheckedReason {
        uncheckedReasons[reason.rawValue, default: 0] += 1
      }
      switch cell.status {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      case .unchecked: unchecked += 1
      case .notRun: notRun += 1
      }
    }
  }
}

extension JSONReport.LessonEntry {
  fileprivate init(_ verdict: Verdict) {
    file = verdict.lesson.file
    title = verdict.lesson.title
    cells = verdict.cells.map { entry in
      JSONReport.CellEntry(
        id: entry.cell.id, line: entry.cell.fence.position.line, status: entry.status.rawValue,
        cached: verdict.isCached, uncheckedReason: entry.cell.uncheckedReason?.rawValue)
    }
    let owners = Dictionary(
      verdict.cells.flatMap { entry in entry.diagnostics.map { ($0, entry.cell.id) } },
      uniquingKeysWith: { first, _ in first })
    diagnostics = verdict.diagnostics.map { diagnostic in
      let end = diagnostic.end(in: verdict.lesson.source)
      return JSONReport.DiagnosticEntry(
        id: diagnostic.id.rawValue, file: verdict.lesson.file, line: diagnostic.position.line,
        column: diagnostic.position.column, endLine: end.line, endColumn: end.column,
        message: [diagnostic.message, diagnostic.advice].compactMap { $0 }.joined(separator: "; "),
        details: diagnostic.details.isEmpty ? nil : diagnostic.details, advice: diagnostic.advice,
        cell: owners[diagnostic])
    }
  }
}
