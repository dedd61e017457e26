import LessonCode
import LessonFormat
import LessonMatching
import LessonText

extension Verdict {
  /// Judges a lesson by what came of its programs; one without a result was not started.
  package init(_ lesson: Lesson, results: [ProgramResult] = [], isCached: Bool = false) {
    self.lesson = lesson
    self.results = results
    self.isCached = isCached
    cells = lesson.cells.map { CellVerdict(cell: $0, status: .notRun) }
    lessonDiagnostics = lesson.diagnostics
    guard lesson.isWellFormed else { return }
    for index in cells.indices where !cells[index].cell.isRun { cells[index].status = .skipped }
    let groups = Dictionary(grouping: results, by: \.plan.segment)
    for segment in groups.keys.sorted() { judge(segment: groups[segment] ?? []) }
    for index in cells.indices { judgeDrawings(of: index) }
  }

  /// Refuses drawings that would keep a reader's browser busy.
  private mutating func judgeDrawings(of index: Int) {
    let entry = cells[index]
    let written = entry.cell.outputs.filter { $0.options.format == .svg }
      .map { (fence: $0.fence, text: $0.lines.joined(separator: "\n")) }
    let shown = entry.drawings.map { (fence: entry.cell.fence, text: $0) }
    let found = (written + shown).compactMap { fence, text in
      DrawingSize.problem(of: text).map { problem in
        fence.diagnostic(
          .badDrawing, problem,
          advice: "refer to fewer parts with `use`, patterns, markers and masks, or write them out")
      }
    }
    guard !found.isEmpty else { return }
    cells[index].diagnostics += found
    if entry.status != .skipped { cells[index].status = .failed }
  }

  /// Judges the programs that share their first cells: either all of them compile, or none counts.
  private mutating func judge(segment results: [ProgramResult]) {
    let broken = results.filter { $0.plan.fate != .mustNotCompile && $0.failures != nil }
    guard broken.isEmpty else {
      for result in broken { reportFailures(of: result, beside: broken) }
      return
    }
    var lastRun: Int?
    for result in results {
      switch (result.plan.fate, result.outcome) {
      case (.runs, .ran(let transcript)):
        judge(transcript, result)
        if !transcript.isComplete { lastRun = transcript.cells.last?.number ?? 0 }
      case (.mustTrap, .ran(let transcript)):
        guard let cell = judgedCell(of: result), lastRun.map({ $0 > cell.number }) ?? true else {
          continue
        }
        judgeTrap(of: cell, transcript, result)
      case (.mustNotCompile, _): judgeFailure(result)
      case (_, .compiled): for number in result.plan.judged { settle(cells[number - 1].cell, []) }
      case (.compiles, .ran), (.ignored, .ran), (_, .notCompiled): break
      }
    }
  }

  /// Reports why a program does not compile: its own cells' errors, else those that they cause.
  private mutating func reportFailures(of result: ProgramResult, beside broken: [ProgramResult]) {
    let failures = result.failures ?? []
    let judged = result.plan.judged
    let own = failures.filter { $0.cell.map(judged.contains) ?? (result.plan.fate == .runs) }
    let isAlone = broken.count == 1
    for failure in own { fail(failure.cell, with: [failure.diagnostic]) }
    if own.isEmpty, isAlone { fail(judged.first, with: failures.map(\.diagnostic)) }
  }

  /// The cell that a program of its own decides on, as this lesson has it.
  private func judgedCell(of result: ProgramResult) -> Cell? {
    result.plan.cells.last.map { cells[$0.number - 1].cell }
  }

  private mutating func fail(_ number: Int?, with diagnostics: [Diagnostic]) {
    guard let number else {
      lessonDiagnostics += diagnostics
      return
    }
    cells[number - 1].status = .failed
    cells[number - 1].diagnostics += diagnostics
  }

  private mutating func judge(_ transcript: Transcript, _ result: ProgramResult) {
    for record in transcript.cells {
      let index = record.number - 1
      guard cells.indices.contains(index) else { continue }
      let cell = cells[index].cell
      let failure =
        record.number == transcript.cells.last?.number
        ? ProgramFailure(transcript, in: cell, result.program).diagnostic : nil
      compare(cell, with: record, result, failure: failure)
    }
    if transcript.cells.isEmpty, let first = result.plan.cells.first,
      let failure = ProgramFailure(transcript, in: first, result.program).diagnostic
    {
      fail(first.number, with: [failure])
    }
  }

  /// Compares what a cell printed with its fences; `failure` is what else is wrong with it.
  private mutating func compare(
    _ cell: Cell, with record: Transcript.CellOutput, _ result: ProgramResult,
    failure: Diagnostic? = nil
  ) {
    let printed: [OutputChannel: [OutputLine]] = [
      .output: OutputLine.lines(of: record.output),
      .errorOutput: OutputLine.lines(of: record.errorOutput),
    ]
    cells[cell.number - 1].found.merge(printed) { $1 }
    cells[cell.number - 1].drawings = record.drawings
    cells[cell.number - 1].displaysValue = record.displaysValue
    cells[cell.number - 1].wasStopped = failure != nil && result.wasStopped
    let module = lesson.package.moduleName(ofLesson: lesson.slug)
    var found = failure.map { [$0] } ?? []
    for output in cell.outputs {
      guard let lines = printed[output.channel] else { continue }
      found += [OutputMatcher(expected: output, printed: lines, module: module).diagnostic]
        .compactMap { $0 }
    }
    if failure == nil, let missing = MissingOutput.diagnostic(of: cell, printed[.output] ?? []) {
      found.append(missing)
    }
    settle(cell, found)
  }

  /// Gives a cell its diagnostics and the status that follows from them.
  private mutating func settle(_ cell: Cell, _ diagnostics: [Diagnostic]) {
    cells[cell.number - 1].diagnostics = diagnostics
    cells[cell.number - 1].status =
      diagnostics.isEmpty ? (cell.uncheckedReason == nil ? .passed : .unchecked) : .failed
  }

  // MARK: - Cells with a program of their own

  private mutating func judgeFailure(_ result: ProgramResult) {
    guard let cell = judgedCell(of: result) else { return }
    guard let failures = result.failures else {
      return settle(
        cell,
        [
          cell.fence.diagnostic(
            .compiledButShouldFail, "the cell compiles, and is marked `compile-fail`",
            advice: "remove `compile-fail`, or make the code wrong again")
        ])
    }
    let others = failures.filter { !$0.isRejection }.map(\.diagnostic)
    guard others.isEmpty else { return settle(cell, others) }
    judgeMessages(of: cell, failures.map { "error: " + $0.diagnostic.message }, on: .error)
  }

  private mutating func judgeTrap(
    of cell: Cell, _ transcript: Transcript, _ result: ProgramResult
  ) {
    guard let last = transcript.cells.last, last.number == cell.number else {
      let number = transcript.cells.last?.number
      let running = result.plan.cells.first { $0.number == number } ?? cell
      let failure = ProgramFailure(transcript, in: running, result.program)
      return settle(cell, [failure.diagnostic ?? failure.asMissingTrap].compactMap { $0 })
    }
    guard case .signal = transcript.ending else {
      let failure = ProgramFailure(transcript, in: cell, result.program)
      return compare(cell, with: last, result, failure: failure.asMissingTrap)
    }
    compare(cell, with: last, result)
    let printed = cells[cell.number - 1].diagnostics
    let message = TrapMessage(transcript)
    judgeMessages(of: cell, [message.firstLine] + message.furtherLines, on: .trap)
    settle(cell, printed + cells[cell.number - 1].diagnostics)
  }

  /// Compares messages with the fence that a cell must have for them.
  private mutating func judgeMessages(
    of cell: Cell, _ messages: [String], on channel: OutputChannel
  ) {
    cells[cell.number - 1].found[channel] = messages.map { OutputLine($0.utf8) }
    guard let output = cell.output(on: channel) else {
      return settle(cell, [MissingOutput.diagnostic(of: cell, on: channel, messages)])
    }
    var found = [MessageMatcher.diagnostic(expected: output, messages: messages)].compactMap { $0 }
    if channel == .error {
      // The cell never ran: it printed nothing.
      found += cell.outputs.filter { $0.channel == .output || $0.channel == .errorOutput }
        .compactMap { OutputMatcher(expected: $0, printed: []).diagnostic }
    }
    settle(cell, found)
  }
}

extension Diagnostic.ID {
  /// Whether such an error says that code does not compile.
  package var isCompileFailure: Bool { self == .compileError || self == .needsReset }
}
