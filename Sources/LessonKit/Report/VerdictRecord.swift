/// A verdict apart from its lesson, as the report of a shard carries it from one machine to another.
///
/// With the lesson's file it gives the verdict back: all that pages and reports need.
public struct VerdictRecord: Sendable, Equatable, Codable {
  /// What became of one cell.
  struct CellRecord: Sendable, Equatable, Codable {
    var status: Verdict.Status
    var skipReason: String?
    var displaysValue: Bool
    var drawings: [String]
  }

  /// One thing that is wrong.
  struct ProblemRecord: Sendable, Equatable, Codable {
    var id: String
    var line: Int
    var column: Int
    var length: Int
    var message: String
    var details: [String]
    var advice: String?
    /// The number of the cell that it belongs to; `nil` for none.
    var cell: Int?
  }

  /// A digest of the lesson's bytes.
  let content: String
  /// A digest of what only pages show, so that no report says it twice: drawings, and which cells have a
  /// value.
  let display: String
  let isCached: Bool
  let cells: [CellRecord]
  let problems: [ProblemRecord]

  /// Keeps what `verdict` says.
  public init(_ verdict: Verdict) {
    content = verdict.lesson.contentDigest
    isCached = verdict.isCached
    cells = verdict.cells.map { entry in
      CellRecord(
        status: entry.status, skipReason: entry.cell.skipReason,
        displaysValue: entry.displaysValue, drawings: entry.drawings)
    }
    display = Self.displayDigest(of: cells)
    problems =
      verdict.lessonDiagnostics.map { ProblemRecord($0, cell: nil) }
      + verdict.cells.flatMap { entry in
        entry.diagnostics.map { ProblemRecord($0, cell: entry.cell.number) }
      }
  }
}

extension VerdictRecord {
  private static func displayDigest(of cells: [CellRecord]) -> String {
    ContentDigest(cells.flatMap { ["\($0.displaysValue)", "\($0.drawings.count)"] + $0.drawings })
      .hexadecimal
  }

  /// Why a record gives no verdict on a lesson.
  public enum Mismatch: Error, Equatable {
    /// The lesson's file has other bytes now.
    case changedLesson
    /// A cell is skipped there and not here, or for another reason.
    case otherPlatform(cell: String)
    /// No verdict has such values.
    case damaged
  }

  /// The verdict on `lesson`.
  public func verdict(on lesson: Lesson) throws(Mismatch) -> Verdict {
    guard lesson.contentDigest == content else { throw .changedLesson }
    guard lesson.cells.count == cells.count, display == Self.displayDigest(of: cells),
      !problems.isEmpty || !cells.contains(where: { $0.status == .failed })
    else { throw .damaged }
    var verdict = Verdict(lesson, isCached: isCached)
    verdict.lessonDiagnostics = []
    let failed = Set(problems.compactMap(\.cell))
    for (index, record) in cells.enumerated() {
      let cell = lesson.cells[index]
      guard cell.skipReason == record.skipReason else { throw .otherPlatform(cell: cell.id) }
      guard record.status.isPossible(for: cell, of: lesson, isFaulty: failed.contains(cell.number))
      else { throw .damaged }
      verdict.cells[index].status = record.status
      verdict.cells[index].displaysValue = record.displaysValue
      verdict.cells[index].drawings = record.drawings
    }
    for problem in problems {
      guard let diagnostic = problem.diagnostic else { throw .damaged }
      guard let number = problem.cell else {
        verdict.lessonDiagnostics.append(diagnostic)
        continue
      }
      guard number >= 1, number <= cells.count else { throw .damaged }
      verdict.cells[number - 1].diagnostics.append(diagnostic)
    }
    guard Set(lesson.diagnostics).isSubset(of: verdict.lessonDiagnostics) else { throw .damaged }
    return verdict
  }
}

extension Verdict.Status {
  /// Whether a cell can have come to this: what the lesson itself says, no report can say otherwise.
  fileprivate func isPossible(for cell: Cell, of lesson: Lesson, isFaulty: Bool) -> Bool {
    guard lesson.isWellFormed else { return self == .notRun }
    guard cell.isRun else { return self == .skipped }
    return switch self {
    case .passed: cell.uncheckedReason == nil && !isFaulty
    case .unchecked: cell.uncheckedReason != nil && !isFaulty
    case .failed, .notRun: true
    case .skipped: false
    }
  }
}

extension VerdictRecord.ProblemRecord {
  /// How far a line may reach: more than any file has, and less than arithmetic minds.
  private static let limit = 1 << 40

  fileprivate init(_ diagnostic: Diagnostic, cell: Int?) {
    self.init(
      id: diagnostic.id.rawValue, line: diagnostic.position.line,
      column: diagnostic.position.column, length: diagnostic.length, message: diagnostic.message,
      details: diagnostic.details, advice: diagnostic.advice, cell: cell)
  }

  /// The diagnostic; `nil` where none has such values.
  fileprivate var diagnostic: Diagnostic? {
    let range = 1...Self.limit
    guard let id = Diagnostic.ID(rawValue: id), range.contains(line), range.contains(column),
      (0...Self.limit).contains(length)
    else { return nil }
    return Diagnostic(
      id, at: SourcePosition(line: line, column: column), length: length, message,
      details: details, advice: advice)
  }
}

extension Lesson {
  /// A digest of the bytes of the lesson's file.
  fileprivate var contentDigest: String {
    var digest = ContentDigest()
    source.file(with: source.bytes).withUnsafeBytes { digest.combine($0) }
    return digest.hexadecimal
  }
}
