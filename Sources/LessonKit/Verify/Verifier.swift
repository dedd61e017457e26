extension Verdict {
  /// Judges a lesson by what came of its program.
  public init(_ lesson: Lesson, program: LessonProgram?, outcome: ProgramOutcome) {
    self.lesson = lesson
    cells = lesson.cells.map { CellVerdict(cell: $0, status: .notRun) }
    lessonDiagnostics = lesson.diagnostics
    isCached = false
    guard lesson.isWellFormed else { return }
    for index in cells.indices where !cells[index].cell.isRun { cells[index].status = .skipped }

    switch outcome {
    case .notStarted: break
    case .notCompiled(let errors):
      for (number, diagnostic) in errors {
        guard let number else {
          lessonDiagnostics.append(diagnostic)
          continue
        }
        cells[number - 1].status = .failed
        cells[number - 1].diagnostics.append(diagnostic)
      }
    case .ran(let transcript, let isCached):
      self.isCached = isCached
      judge(transcript, program)
    }
  }

  private mutating func judge(_ transcript: Transcript, _ program: LessonProgram?) {
    for record in transcript.cells {
      let index = record.number - 1
      guard cells.indices.contains(index) else { continue }
      let cell = cells[index].cell
      let failure =
        record.number == transcript.cells.last?.number
        ? Self.failure(of: cell, in: transcript, program) : nil
      var found = failure.map { [$0] } ?? []
      if let mismatch = Self.mismatch(of: cell, record.output, hasFailed: failure != nil) {
        found.append(mismatch)
      }
      cells[index].diagnostics = found
      cells[index].status =
        found.isEmpty ? (cell.attributes.isSilent ? .unchecked : .passed) : .failed
    }
    if transcript.cells.isEmpty, let first = program?.cells.first,
      let failure = Self.failure(of: first, in: transcript, program)
    {
      cells[first.number - 1].diagnostics = [failure]
      cells[first.number - 1].status = .failed
    }
  }

  /// Why the program did not come to its end, if it did not; `cell` is the one that was running.
  private static func failure(
    of cell: Cell, in transcript: Transcript, _ program: LessonProgram?
  ) -> Diagnostic? {
    let position = cell.fence.position
    let length = cell.fence.length
    switch transcript.ending {
    case .timeout:
      return Diagnostic(
        .timeout, at: position, length: length,
        "the cell ran longer than its limit of \(seconds(cell.timeout))",
        advice: "make it end sooner, or give it more with `timeout=SECONDS`")
    case .outputLimit:
      return Diagnostic(
        .outputLimit, at: position, length: length,
        "the cell printed more than \(Cell.outputLimit / 1024 / 1024) MiB",
        advice: "look for a loop that never ends, or print less")
    case .signal: return trap(in: cell, transcript, program)
    case .exit(0):
      guard !transcript.isComplete else { return nil }
      return Diagnostic(
        .endedEarly, at: position, length: length,
        "the cell ended the program with exit status 0 before the last cell was done",
        advice: "remove the call to `exit`")
    case .exit(let status):
      return Diagnostic(
        .nonzeroExit, at: position, length: length,
        "the cell ended the program with exit status \(status)",
        advice: "remove the call to `exit`")
    }
  }

  private static func trap(
    in cell: Cell, _ transcript: Transcript, _ program: LessonProgram?
  ) -> Diagnostic {
    let message = TrapMessage(transcript)
    let position = message.position(in: cell, program) ?? cell.fence.position
    return Diagnostic(
      .trap, at: position, message.firstLine, details: message.furtherLines,
      advice: "correct the code: the program ends here")
  }

  private static func mismatch(of cell: Cell, _ printed: [UInt8], hasFailed: Bool) -> Diagnostic? {
    if let output = cell.output {
      return OutputMatcher(expected: output, printed: printed).diagnostic
    }
    let lines = OutputLine.lines(of: printed)
    guard !lines.isEmpty, !hasFailed, !cell.attributes.isHidden, !cell.attributes.isSilent else {
      return nil
    }
    let count = lines.count == 1 ? "1 line" : "\(lines.count) lines"
    return Diagnostic(
      .missingOutput, at: cell.fence.position, length: cell.fence.length,
      "the cell prints \(count) that no reader sees",
      details: lines.prefix(10).map { "+ \($0.text)" } + (lines.count > 10 ? ["  …"] : []),
      advice: "put an `output` fence with this text after the cell, or mark the cell `silent`")
  }

  private static func seconds(_ value: Double) -> String {
    let number = value == value.rounded() && value < 1e15 ? "\(Int(value))" : "\(value)"
    return number == "1" ? "1 second" : "\(number) seconds"
  }
}
