import LessonFormat
import LessonMatching
import LessonText

/// What verification found out about a lesson.
package struct Verdict: Sendable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case passed
    case failed
    /// Ignored, with a reason.
    case skipped
    /// Compiled or ran, and nothing was compared.
    case unchecked
    /// Not run: malformed, not compiled, or an earlier cell ended the program.
    case notRun
  }

  /// One cell with its status and what it printed.
  package struct CellVerdict: Sendable {
    package let cell: Cell
    package var status: Status
    /// What is wrong with it; a trap may lie in the code of an earlier cell.
    package var diagnostics: [Diagnostic] = []
    /// What came of it on each channel that is known, line by line.
    var found: [OutputChannel: [OutputLine]] = [:]
    package var drawings: [String] = []
    package var displaysValue = false
    /// Whether the tool ended the program while it ran, so that anything may be missing in `found`.
    var wasStopped = false

    package init(cell: Cell, status: Status, diagnostics: [Diagnostic] = []) {
      self.cell = cell
      self.status = status
      self.diagnostics = diagnostics
    }
  }

  package let lesson: Lesson
  package var cells: [CellVerdict]
  /// What is wrong with the lesson and with none of its cells: its form, or a compiler that failed.
  package var lessonDiagnostics: [Diagnostic]
  package let results: [ProgramResult]
  /// Whether the results came from the cache.
  package var isCached: Bool

  package var diagnostics: [Diagnostic] {
    (lessonDiagnostics + cells.flatMap(\.diagnostics)).sorted { $0.position < $1.position }
  }

  /// Whether nothing is wrong and nothing was left out.
  package var isVerified: Bool {
    !diagnostics.contains { $0.severity == .error } && !cells.contains { $0.status == .notRun }
  }

  package func adding(_ diagnostics: [Diagnostic]) -> Verdict {
    var verdict = self
    verdict.lessonDiagnostics += diagnostics
    return verdict
  }

  /// The verdict with `diagnostic` as the only one of its kind about the lesson itself.
  package func saying(_ diagnostic: Diagnostic) -> Verdict {
    var verdict = self
    verdict.lessonDiagnostics.removeAll { $0.id == diagnostic.id }
    return verdict.adding([diagnostic])
  }
}

extension Verdict {
  /// The verdict on a lesson that is known to be verified; `nil` where it cannot be.
  ///
  /// - Parameter displays: which of the cells displayed a value; none of them drew anything.
  package init?(verified lesson: Lesson, displaying displays: [Bool]) {
    guard lesson.isWellFormed, lesson.cells.count == displays.count else { return nil }
    self.init(lesson, isCached: true)
    for (index, displaysValue) in zip(cells.indices, displays) where cells[index].cell.isRun {
      let isUnchecked = cells[index].cell.uncheckedReason != nil
      cells[index].status = isUnchecked ? .unchecked : .passed
      cells[index].displaysValue = displaysValue
    }
  }
}

extension Verdict.CellVerdict {
  package var shownOutputs: [ExpectedOutput] { cell.shownOutputs }

  /// The drawings that a page shows with `output`: those of the run whose text it was compared with.
  ///
  /// What differs from run to run would make other pages each time.
  package func drawings(beside output: ExpectedOutput) -> [String] {
    output.channel == .output && isHeld && !output.options.isNondeterministic ? drawings : []
  }

  /// Whether the cell did what it should, and the text of `output` was compared with what it did.
  package func isCompared(_ output: ExpectedOutput) -> Bool {
    isHeld && !output.options.isNondeterministic && !output.matchesAnything
  }

  /// Whether the cell did what it should, as far as it was looked at.
  private var isHeld: Bool { status == .passed || status == .unchecked }
}
