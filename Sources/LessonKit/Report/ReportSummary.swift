/// How many lessons there are, and how many of their cells became what.
public struct ReportSummary: Sendable, Equatable, Codable {
  public private(set) var lessons = 0
  public private(set) var cells = 0
  public private(set) var passed = 0
  public private(set) var failed = 0
  public private(set) var skipped = 0
  public private(set) var unchecked = 0
  public private(set) var notRun = 0
  /// How many cells are not checked, by reason; ignored ones are among the skipped.
  public private(set) var uncheckedReasons: [UncheckedReason: Int] = [:]

  /// Counts the cells of several lessons.
  public init(_ reports: [LessonReport]) {
    for report in reports { add(report.summary) }
  }

  /// Counts the cells of one lesson.
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
