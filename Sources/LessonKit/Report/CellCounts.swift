/// How many cells of a lesson, or of several, became what.
public struct CellCounts: Sendable, Equatable {
  /// All of them.
  public private(set) var cells = 0
  /// How many have each status.
  private var byStatus: [Verdict.Status: Int] = [:]
  /// How many are not checked, by reason; ignored ones are among the skipped.
  public private(set) var uncheckedReasons: [UncheckedReason: Int] = [:]

  /// Counts nothing.
  public init() {}

  /// Counts cells.
  public init(_ entries: [LessonReport.CellEntry]) {
    cells = entries.count
    for entry in entries {
      byStatus[entry.status, default: 0] += 1
      if let reason = entry.uncheckedReason { uncheckedReasons[reason, default: 0] += 1 }
    }
  }

  /// How many have a status.
  public func count(_ status: Verdict.Status) -> Int { byStatus[status] ?? 0 }

  /// Adds other cells.
  public mutating func add(_ other: CellCounts) {
    cells += other.cells
    byStatus.merge(other.byStatus, uniquingKeysWith: +)
    uncheckedReasons.merge(other.uncheckedReasons, uniquingKeysWith: +)
  }
}

extension CellCounts {
  /// The counts as numbers in the order of the statuses and reasons, to be read back by ``init(packed:)``.
  public var packed: String {
    let states = Verdict.Status.allCases.map { "\(count($0))" }
    let reasons = UncheckedReason.allCases.map { "\(uncheckedReasons[$0] ?? 0)" }
    return (states + reasons).joined(separator: " ")
  }

  /// Reads what ``packed`` wrote; `nil` for anything else.
  public init?(packed: Substring) {
    let numbers = packed.split(separator: " ").map { Int($0) ?? -1 }
    let (states, reasons) = (Verdict.Status.allCases, UncheckedReason.allCases)
    guard numbers.count == states.count + reasons.count, numbers.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    for (status, number) in zip(states, numbers) where number > 0 { byStatus[status] = number }
    for (reason, number) in zip(reasons, numbers.dropFirst(states.count)) where number > 0 {
      uncheckedReasons[reason] = number
    }
    cells = byStatus.values.reduce(0, +)
  }
}
