import Foundation
import LessonKit

/// What came of one program, as the cache keeps it; only of one that did what its plan asks.
///
/// Places are left out: they are only told of failures, and a failure is told anew.
struct ResultRecord: Codable, Equatable {
  private struct CellRecord: Codable, Equatable {
    var number: Int
    var output: Data
    var errorOutput: Data
    var drawings: [Data]
    var displaysValue: Bool
  }

  /// What a program that ran printed, by cell.
  private var cells: [CellRecord]?
  /// The signal that ended it, and the reason that the backtrace gave.
  private var signal: Int32?
  private var trapReason: String?
  /// What the compiler said of one that must not compile, in its own words.
  private var errors: [String]?

  /// Keeps `result`; `nil` where the program did not do what its plan asks.
  init?(_ result: ProgramResult) {
    switch (result.plan.purpose, result.outcome) {
    case (.run, .ran(let transcript))
    where transcript.isComplete && transcript.ending == .exit(status: 0):
      keep(transcript)
    case (.trap, .ran(let transcript))
    where transcript.cells.last?.number == result.plan.cells.last?.number:
      guard case .signal(let signal) = transcript.ending else { return nil }
      self.signal = signal
      trapReason = transcript.trapReason
      keep(transcript)
    case (.compile, .compiled): break
    case (.failToCompile, .notCompiled(let failures))
    where failures.allSatisfy(\.isRejection):
      errors = failures.map(\.diagnostic.message)
    default: return nil
    }
  }

  private mutating func keep(_ transcript: Transcript) {
    cells = transcript.cells.map {
      CellRecord(
        number: $0.number, output: Data($0.output), errorOutput: Data($0.errorOutput),
        drawings: $0.drawings.map { Data($0) }, displaysValue: $0.displaysValue)
    }
  }

  /// The outcome that was kept.
  var outcome: ProgramOutcome {
    if let errors {
      let position = SourcePosition(line: 1)
      return .notCompiled(
        errors.map { CompileFailure(cell: nil, Diagnostic(.compileError, at: position, $0)) })
    }
    guard let cells else { return .compiled }
    var transcript = Transcript()
    transcript.cells = cells.map {
      Transcript.CellRecord(
        number: $0.number, output: Array($0.output), errorOutput: Array($0.errorOutput),
        drawings: $0.drawings.map { Array($0) }, displaysValue: $0.displaysValue)
    }
    transcript.isComplete = signal == nil
    transcript.trapReason = trapReason
    if let signal { transcript.ending = .signal(signal) }
    return .ran(transcript)
  }
}
