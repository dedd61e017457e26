/// What came of compiling and running a lesson's program.
public enum ProgramOutcome: Sendable {
  /// The lesson is malformed or has no cell to run.
  case notStarted
  /// The compiler or the scope plan rejected it; each error with the number of its cell.
  case notCompiled([(cell: Int?, diagnostic: Diagnostic)])
  /// It ran.
  case ran(Transcript, isCached: Bool)
}
