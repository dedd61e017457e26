import LessonMatching

/// How many lessons there are, and how many of their cells became what.
package struct ReportSummary: Sendable, Equatable, Codable {
  package private(set) var lessons = 0
  package private(set) var cells = 0
  package private(set) var passed = 0
  package private(set) var failed = 0
  package private(set) var skipped = 0
  package private(set) var unchecked = 0
  package private(set) var notRun = 0
  /// How many cells are not checked, by reason; ignored ones are among the skipped.
  package private(set) var uncheckedReasons: [UncheckedReason: Int] = [:]

  package init(_ reports: [LessonReport]) {
    for report in reports { add(report.summary) }
  }

  init(_ entries: [LessonReport.CellEntry]) {
    lessons = 1
    cells = entries.count
    for entry in entries {
      switch entry.status {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      case .unchecked: unchecked += 1
      case .notRun: notRun += 1
      }
      if let reason = entry.uncheckedReason { uncheckedReasons[reason, default: 0] += 1 }
    }
  }

  private mutating func add(_ other: ReportSummary) {
    lessons += other.lessons
    cells += other.cells
    passed += other.passed
    failed += other.failed
    skipped += other.skipped
    unchecked += other.unchecked
    notRun += other.notRun
    uncheckedReasons.merge(other.uncheckedReasons, uniquingKeysWith: +)
  }
}

// A dictionary with such keys is an object in JSON.
extension UncheckedReason: CodingKeyRepresentable {}
