import LessonCode
import LessonFormat
import LessonText

/// Why a program did not come to its end, if it did not.
struct ProgramFailure {
  private let transcript: Transcript
  private let cell: Cell
  private let program: LessonProgram?

  /// Looks at the end of `transcript`; `cell` is the one that was running.
  init(_ transcript: Transcript, in cell: Cell, _ program: LessonProgram?) {
    self.transcript = transcript
    self.cell = cell
    self.program = program
  }

  /// What went wrong; `nil` where the program came to its end.
  var diagnostic: Diagnostic? {
    switch transcript.ending {
    case .timeout:
      return cell.fence.diagnostic(
        .timeout, "the cell ran longer than its limit of \(Self.seconds(cell.timeout))",
        advice: "make it end sooner, or give it more with `timeout=SECONDS`")
    case .outputLimit:
      return cell.fence.diagnostic(
        .outputLimit, "the cell printed more than \(ProgramLimits.output / 1024 / 1024) MiB",
        advice: "look for a loop that never ends, or print less")
    case .processLimit:
      return cell.fence.diagnostic(
        .trap,
        "the program was ended: it had more than \(ProgramLimits.processes) processes at a time",
        advice: "wait for the processes that it starts, or start fewer")
    case .memoryLimit:
      return cell.fence.diagnostic(
        .trap,
        "the program was ended: its processes had more than \(ProgramLimits.memory) GiB of memory"
          + " together",
        advice: "work on less at a time, or in fewer processes")
    case .signal: return trap
    case .exit(0):
      guard !transcript.isComplete else { return nil }
      return cell.fence.diagnostic(
        .endedEarly,
        "the cell ended the program with exit status 0 before the last cell was done",
        advice: "remove the call to `exit`")
    case .exit(let status):
      return cell.fence.diagnostic(
        .nonzeroExit, "the cell ended the program with exit status \(status)",
        advice: "remove the call to `exit`")
    }
  }

  /// What went wrong with a cell that must trap and did not.
  var asMissingTrap: Diagnostic? {
    let advice = "remove `traps`, or make the cell trap again"
    switch transcript.ending {
    case .timeout, .outputLimit, .processLimit, .memoryLimit, .signal: return diagnostic
    case .exit(0) where transcript.isComplete:
      return cell.fence.diagnostic(
        .didNotTrap, "the cell came to its end, and is marked `traps`", advice: advice)
    case .exit(let status):
      return cell.fence.diagnostic(
        .didNotTrap,
        "the cell ended the program with exit status \(status), which is no run-time failure",
        advice: advice)
    }
  }

  private var trap: Diagnostic {
    let message = TrapMessage(transcript)
    let position = message.position(in: cell, program) ?? cell.fence.position
    return Diagnostic(
      .trap, at: position, message.firstLine, details: message.furtherLines,
      advice: "correct the code, or mark the cell `traps` if it is meant to fail")
  }

  private static func seconds(_ value: Double) -> String {
    let number = value == value.rounded() && value < 1e15 ? "\(Int(value))" : "\(value)"
    return number == "1" ? "1 second" : "\(number) seconds"
  }
}
