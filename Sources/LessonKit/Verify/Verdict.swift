/// What verification found out about a lesson.
public struct Verdict: Sendable {
  /// What became of one cell.
  public enum Status: String, Sendable, Codable, CaseIterable {
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
  public struct CellVerdict: Sendable {
    /// The cell.
    public let cell: Cell
    /// What became of it.
    public var status: Status
    /// What is wrong with it; a trap may lie in the code of an earlier cell.
    public var diagnostics: [Diagnostic] = []
    /// What came of it on each channel that is known, line by line.
    var found: [OutputChannel: [OutputLine]] = [:]
    /// The drawings of the values that it displayed, as SVG.
    var drawings: [String] = []
    /// Whether its last expression had a value, which it displayed.
    var displaysValue = false
    /// Whether the tool ended the program while it ran, so that anything may be missing in `found`.
    var wasStopped = false

    /// Makes the verdict on a cell.
    public init(cell: Cell, status: Status, diagnostics: [Diagnostic] = []) {
      self.cell = cell
      self.status = status
      self.diagnostics = diagnostics
    }
  }

  /// The lesson.
  public let lesson: Lesson
  /// Its cells, in order.
  public var cells: [CellVerdict]
  /// What is wrong with the lesson and with none of its cells: its form, or a compiler that failed.
  public var lessonDiagnostics: [Diagnostic]
  /// What came of its programs.
  public let results: [ProgramResult]
  /// Whether the results came from the cache.
  public var isCached: Bool

  /// Everything that is wrong, by position.
  public var diagnostics: [Diagnostic] {
    (lessonDiagnostics + cells.flatMap(\.diagnostics)).sorted { $0.position < $1.position }
  }

  /// Whether nothing is wrong and nothing was left out.
  public var isVerified: Bool {
    !diagnostics.contains { $0.severity == .error } && !cells.contains { $0.status == .notRun }
  }

  /// The verdict with something that is wrong with the lesson and with none of its cells.
  public func adding(_ diagnostics: [Diagnostic]) -> Verdict {
    var verdict = self
    verdict.lessonDiagnostics += diagnostics
    return verdict
  }
}
