import LessonFormat
import LessonText

/// A lesson whose output fences say what its cells printed: what `lessons update` writes.
///
/// Only fences that fail are touched, and cells whose fence is missing. Each change is made at the
/// parsed place of the fence, and kept only if the fence then passes: what Markdown cannot hold (a
/// carriage return, bytes that are no UTF-8) stays a failure of the lesson.
package struct LessonUpdate: Sendable {
  /// One fence that was brought up to date.
  package struct Change: Sendable, Equatable {
    /// The line of the fence in the old file; of a new fence, the line of its cell.
    package let line: Int
    package let isInsertion: Bool
    /// Whether nothing but the last digits of numbers differed.
    package let isInLastDigits: Bool
    /// Whether the fence is `exact` from now on: it has text that would be read as a wildcard.
    package let becomesExact: Bool
  }

  package let lesson: Lesson
  /// The file's new bytes, a byte order mark included.
  package let file: [UInt8]
  /// What was changed, in the order of the file.
  package let changes: [Change]
  /// The lines of fences that fail and cannot be written.
  package let unwritable: [Int]

  package init(
    _ verdict: Verdict, on platform: Platform, including isIncluded: (Cell) -> Bool = { _ in true }
  ) {
    lesson = verdict.lesson
    let candidates = verdict.cells.filter { isIncluded($0.cell) }
      .flatMap { FenceUpdate.all(for: $0, in: verdict.lesson) }
    func bytes(with updates: [FenceUpdate]) -> [UInt8] {
      TextEdit.applying(updates.flatMap(\.edits), to: verdict.lesson.source.bytes)
    }
    /// Whether the cells stay what they are, and each updated fence passes.
    func succeeds(with updates: [FenceUpdate]) -> Bool {
      let updated = Lesson(
        parsing: bytes(with: updates), file: verdict.lesson.file, on: platform,
        in: verdict.lesson.package)
      guard updated.isWellFormed, updated.cells.map(\.code) == verdict.lesson.cells.map(\.code)
      else {
        return false
      }
      let cells = Verdict(updated, results: verdict.results).cells
      return updates.allSatisfy { update in
        let cell = cells[update.cell - 1]
        return cell.cell.output(on: update.channel).map { cell.mismatch(with: $0) == nil } ?? false
      }
    }
    var accepted = candidates
    if !succeeds(with: candidates) {
      accepted = []
      for candidate in candidates where succeeds(with: accepted + [candidate]) {
        accepted.append(candidate)
      }
    }
    file = verdict.lesson.source.file(with: bytes(with: accepted))
    changes = accepted.map(\.change).sorted { $0.line < $1.line }
    unwritable = candidates.filter { candidate in
      !accepted.contains { $0.cell == candidate.cell && $0.channel == candidate.channel }
    }.map(\.change.line)
  }
}
