import LessonMatching

/// How many lessons there are, and how many of their cells became what.
package struct ReportSummary: Sendable, Equatable, Codable {
  package private(set) var lessons = 0
  package private(set) var cells = 0
  package private(set) var passed = 0
  package private(set) var failed = 0
  /// How many of those that failed are known to; `nil` for none.
  private var baseline: Int?
  package private(set) var skipped = 0
  package private(set) var unchecked = 0
  package private(set) var notRun = 0
  /// How many cells are not checked, by reason; ignored ones are among the skipped.
  package private(set) var uncheckedReasons: [UncheckedReason: Int] = [:]

  /// How many of those that failed are known to.
  package var known: Int { baseline ?? 0 }

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
      if entry.isKnown == true { baseline = known + 1 }
      if let reason = entry.uncheckedReason { uncheckedReasons[reason, default: 0] += 1 }
    }
  }

  /// Reads the counts of `text`; `nil` for anything else.
  package init?(_ text: String) {
    let counts = text.split(separator: " ").compactMap { Int($0) }
    let reasons = UncheckedReason.allCases
    guard counts.count == 7 + reasons.count else { return nil }
    (lessons, cells, passed, failed) = (counts[0], counts[1], counts[2], counts[3])
    (skipped, unchecked, notRun) = (counts[4], counts[5], counts[6])
    for (reason, count) in zip(reasons, counts.dropFirst(7)) where count != 0 {
      uncheckedReasons[reason] = count
    }
  }

  /// The counts as a text, for what is kept.
  package var text: String {
    ([lessons, cells, passed, failed, skipped, unchecked, notRun]
      + UncheckedReason.allCases.map { uncheckedReasons[$0] ?? 0 })
      .map(String.init).joined(separator: " ")
  }

  private mutating func add(_ other: ReportSummary) {
    lessons += other.lessons
    cells += other.cells
    passed += other.passed
    failed += other.failed
    skipped += other.skipped
    unchecked += other.unchecked
    notRun += other.notRun
    if other.known > 0 { baseline = known + other.known }
    uncheckedReasons.merge(other.uncheckedReasons, uniquingKeysWith: +)
  }
}

// A dictionary with such keys is an object in JSON.
extension UncheckedReason: CodingKeyRepresentable {}
