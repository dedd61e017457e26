import Foundation
import LessonCode
import LessonFormat
import LessonResults
import LessonText

/// One run of a lesson's program: in a session and a scratch folder of its own, with a time
/// and an output limit a cell.
package struct ProgramRun<Part: ProgramPart> {
  /// The executable.
  package var executable: String
  /// The cells that take part, with their limits.
  package var cells: [Part]
  /// What the program writes as they begin.
  let marks: CellMarks
  /// The folder of extra files that the program finds in its scratch folder, if there is one.
  package var files: String?
  /// Which of the programs in the executable runs, where there are several.
  let program: Int?
  /// What decides on the order of sets and dictionaries, the same in all runs; `nil` for chance.
  let seed: Int?

  /// Makes a run of one of the programs at `executable`.
  package init(
    executable: String, parts: [Part], marks: CellMarks, program: Int, seed: Int
  ) {
    self.seed = seed
    self.executable = executable
    self.marks = marks
    self.program = program
    cells = parts
  }

  /// Runs the program to its end and returns what it did.
  ///
  /// - Parameter begins: is called with each cell when it begins, and with the first one as soon as the program
  ///   starts.
  /// - Throws: an error that says why the program could not be started, or `CancellationError` where
  ///   ``RunCancellation`` has ended it.
  package func transcript(begins: (Part) -> Void = { _ in }) throws -> Transcript {
    let folders = try ProgramFolders()
    if let files { try ExtraFiles(path: files).copy(into: folders.work) }
    let backtrace = try Backtrace(in: folders.scratch)
    let word = ProgramFolders.newWord()
    var environment = folders.environment(requested: cells.flatMap(\.variables), word: word)
    environment["SWIFT_BACKTRACE"] = backtrace.settings
    if let program {
      environment["LESSONS_PROGRAM"] = "\(program)"
    }
    if let seed { environment["LESSONS_SEED"] = "\(seed)" }

    let child = try ChildProcess(
      path: executable, arguments: [], environment: environment, directory: folders.work,
      isLimited: true)
    if let first = cells.first { begins(first) }
    var reader = TranscriptReader(word: word, marks: marks)
    let ending = try follow(child, &reader, begins)
    var transcript = reader.finish(ending)
    if case .signal = ending { backtrace.describe(&transcript) }
    return transcript
  }

  /// Reads what the child prints until it ends or exceeds a limit.
  private func follow(
    _ child: ChildProcess, _ reader: inout TranscriptReader, _ begins: (Part) -> Void
  ) throws -> Transcript.Ending {
    let clock = ContinuousClock()
    var deadline = clock.now + limit(ofCell: nil)
    var wasEnded = false
    while true {
      // The child ends with its value.
      try RunCancellation.check()
      let isEnded = child.pollStatus() != nil
      // What it left running could print forever.
      if isEnded, !wasEnded { child.kill() }
      wasEnded = isEnded
      let remaining = (deadline - clock.now) / .seconds(1)
      if !isEnded, remaining <= 0 {
        child.kill()
        return .timeout
      }
      // A process that closed its channels, or a grandchild that keeps them open, still has to be
      // watched for its end; short waits then are what polling costs.
      let wait = isEnded ? 0.005 : child.hasOpenChannel ? min(remaining, 0.05) : 0.001
      let parts = isEnded && !child.hasOpenChannel ? [] : child.read(waiting: wait)
      for part in parts {
        if reader.read(part.bytes, from: part.channel) {
          let number = reader.transcript.cells.last?.number
          deadline = clock.now + limit(ofCell: number)
          if let cell = cells.first(where: { $0.number == number }) { begins(cell) }
        }
        if reader.runningCellSize > ProgramLimits.output {
          child.kill()
          return .outputLimit
        }
      }
      if isEnded, parts.isEmpty, let status = child.pollStatus() {
        return child.exceededLimit ?? Self.ending(status)
      }
    }
  }

  private func limit(ofCell number: Int?) -> Duration {
    let cell = cells.first { $0.number == number } ?? cells.first
    // A year is forever here, and more would overflow a duration.
    return .seconds(min(cell?.timeout ?? ProgramLimits.timeout, 365 * 24 * 3600))
  }

  /// Reads a `wait` status: the signal in the low seven bits, the exit status above.
  private static func ending(_ status: Int32) -> Transcript.Ending {
    let signal = status & 0x7F
    return signal == 0 ? .exit(status: (status >> 8) & 0xFF) : .signal(signal)
  }
}

extension ProgramRun<Cell> {
  /// Makes a run of the program at `executable`.
  package init(executable: String, cells: [Cell], files: String?) {
    self.executable = executable
    self.cells = cells
    self.files = files
    marks = CellMarks(of: cells)
    program = nil
    seed = nil
  }
}
