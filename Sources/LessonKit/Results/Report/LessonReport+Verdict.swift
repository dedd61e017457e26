import LessonFormat
import LessonText

extension LessonReport {
  /// Why a report gives no verdict on a lesson.
  package enum Mismatch: Error, Equatable {
    case changedLesson
    /// A cell is skipped there and not here, or for another reason.
    case otherPlatform(cell: String)
    /// No verdict has such values.
    case damaged
  }

  /// The verdict on `lesson` that the report of a shard is about: all that pages and reports need.
  package func verdict(on lesson: Lesson) throws(Mismatch) -> Verdict {
    guard lesson.source.contentDigest == origin?.content else { throw .changedLesson }
    let (cells, problems) = (cells, problems)
    guard lesson.cells.count == cells.count,
      !problems.isEmpty || !cells.contains(where: { $0.status == .failed })
    else { throw .damaged }
    var verdict = Verdict(lesson, isCached: cells.first?.isCached ?? false)
    verdict.lessonDiagnostics = []
    let faulty = Set(problems.compactMap(\.cell))
    for (index, entry) in cells.enumerated() {
      let cell = lesson.cells[index]
      guard cell.skipReason == entry.skipReason else { throw .otherPlatform(cell: cell.id) }
      guard entry.status.isPossible(for: cell, of: lesson, isFaulty: faulty.contains(cell.id)),
        let displaysValue = entry.displaysValue, let drawings = entry.drawings
      else { throw .damaged }
      verdict.cells[index].status = entry.status
      verdict.cells[index].displaysValue = displaysValue
      verdict.cells[index].drawings = drawings
    }
    for problem in problems {
      guard problem.hasPossiblePlace else { throw .damaged }
      guard let id = problem.cell else {
        verdict.lessonDiagnostics.append(problem.diagnostic)
        continue
      }
      guard let index = lesson.cells.firstIndex(where: { $0.id == id }) else { throw .damaged }
      verdict.cells[index].diagnostics.append(problem.diagnostic)
    }
    guard
      Set(lesson.diagnostics.map(\.withVisibleFormats)).isSubset(of: verdict.lessonDiagnostics)
    else { throw .damaged }
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

extension SourceText {
  /// A digest of the file's bytes.
  var contentDigest: String {
    var digest = ContentDigest()
    file(with: bytes).withUnsafeBytes { digest.combine($0) }
    return digest.hexadecimal
  }
}
