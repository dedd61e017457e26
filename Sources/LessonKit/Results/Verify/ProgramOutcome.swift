import LessonCode
import LessonFormat
import LessonText

/// What came of compiling and running one program of a lesson.
package enum ProgramOutcome: Sendable, Equatable, Codable {
  /// The compiler or the scope plan rejected it.
  case notCompiled([CompileFailure])
  /// It compiles; nothing more was asked of it.
  case compiled
  case ran(Transcript)
}

/// One error about a program.
package struct CompileFailure: Sendable, Equatable, Codable {
  /// The number of the cell that it lies in, `nil` where it lies in none.
  package var cell: Int?
  package var diagnostic: Diagnostic
  /// Whether the compiler could not do its work, which says nothing about the code.
  package var isOfCompiler: Bool

  /// Whether it says that the code does not compile.
  package var isRejection: Bool { !isOfCompiler && diagnostic.id.isCompileFailure }

  /// What to do where the compiler could not do its work.
  static let compilerAdvice =
    "this is no error of the lesson: see whether `swiftc --version` works, and build the package"
    + " again with `swift build`"

  package init(cell: Int?, _ diagnostic: Diagnostic, isOfCompiler: Bool = false) {
    self.cell = cell
    self.diagnostic = diagnostic
    self.isOfCompiler = isOfCompiler
  }

  package static func ofCompiler(
    _ message: String, details: [String] = [], at cell: Cell
  ) -> CompileFailure {
    CompileFailure(
      cell: cell.number,
      Diagnostic(
        .compileError, at: cell.fence.position, message, details: details, advice: compilerAdvice),
      isOfCompiler: true)
  }
}

/// One program of a lesson with what came of it.
package struct ProgramResult: Sendable {
  /// The program's cells and what is asked of it.
  package var plan: ProgramPlan
  /// The program as it was compiled; `nil` where the outcome was known already.
  package var program: LessonProgram?
  package var outcome: ProgramOutcome

  /// Why the program does not compile; `nil` where it does.
  var failures: [CompileFailure]? {
    if case .notCompiled(let failures) = outcome { failures } else { nil }
  }

  /// Whether the program was over a limit while it ran, and was ended.
  var wasStopped: Bool {
    guard case .ran(let transcript) = outcome else { return false }
    switch transcript.ending {
    case .timeout, .outputLimit, .processLimit, .memoryLimit: return true
    case .exit, .signal: return false
    }
  }

  package init(_ plan: ProgramPlan, program: LessonProgram?, outcome: ProgramOutcome) {
    self.plan = plan
    self.program = program
    self.outcome = outcome
  }
}

extension ProgramResult {
  /// What came of the program, to be kept; `nil` where it did not do what its plan asks.
  ///
  /// Places are left out: they are only told of failures, and a failure is told anew.
  package var keptOutcome: ProgramOutcome? {
    switch (plan.fate, outcome) {
    case (.runs, .ran(let transcript))
    where transcript.isComplete && transcript.ending == .exit(status: 0):
      return .ran(transcript.withoutPlaces)
    case (.mustTrap, .ran(let transcript))
    where transcript.cells.last?.number == plan.cells.last?.number:
      guard case .signal = transcript.ending else { return nil }
      return .ran(transcript.withoutPlaces)
    case (.compiles, .compiled): return outcome
    case (.mustNotCompile, .notCompiled(let failures)) where failures.allSatisfy(\.isRejection):
      let start = SourcePosition(line: 1)
      return .notCompiled(
        failures.map {
          CompileFailure(cell: nil, Diagnostic(.compileError, at: start, $0.diagnostic.message))
        })
    default: return nil
    }
  }
}
