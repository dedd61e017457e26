/// The change that brings one output fence of a cell up to date.
struct FenceUpdate {
  /// The number of the cell.
  let cell: Int
  let channel: ExpectedOutput.Channel
  let edits: [TextEdit]
  let change: LessonUpdate.Change

  /// The changes that a cell's fences need: those that fail, and those that are missing.
  static func all(for verdict: Verdict.CellVerdict, in lesson: Lesson) -> [FenceUpdate] {
    // What a cell printed until it was stopped is another text each time.
    guard !verdict.wasStopped else { return [] }
    var updates = verdict.cell.outputs.compactMap { output in
      rewriting(output, of: verdict, in: lesson)
    }
    if verdict.diagnostics.contains(where: { $0.id == .missingOutput }) {
      updates += insertions(for: verdict, in: lesson)
    }
    return updates
  }

  private static func rewriting(
    _ output: ExpectedOutput, of verdict: Verdict.CellVerdict, in lesson: Lesson
  ) -> FenceUpdate? {
    guard let found = verdict.found[output.channel], verdict.mismatch(with: output) != nil,
      !output.options.isNondeterministic
    else { return nil }
    let lines: [FenceWriter.Line]
    var isInLastDigits = false
    switch output.channel {
    case .output, .errorOutput:
      let matcher = OutputMatcher(expected: output, printed: found)
      lines = Self.lines(matcher.steps, output.patterns, found)
      isInLastDigits = matcher.differsInLastDigitsOnly
    case .error, .trap: lines = [.new(message(found, on: output.channel))]
    }
    return FenceUpdate(
      cell: verdict.cell.number, channel: output.channel,
      edits: FenceWriter(output.fence, in: lesson.source).edits(to: lines),
      change: .init(
        line: output.fence.position.line, isInsertion: false, isInLastDigits: isInLastDigits))
  }

  /// The lines of the fence that stay, and those that take the place of others.
  private static func lines(
    _ steps: [Alignment.Step], _ expected: [LinePattern], _ printed: [OutputLine]
  ) -> [FenceWriter.Line] {
    steps.compactMap { step in
      switch step {
      case .kept(let index, _), .taken(let index, _): .kept(index)
      case .replaced(let index, let new): .new(LineMerge(expected[index], printed[new]).text)
      case .inserted(let new): .new(printed[new].bytes)
      case .removed: nil
      }
    }
  }

  private static func insertions(
    for verdict: Verdict.CellVerdict, in lesson: Lesson
  ) -> [FenceUpdate] {
    let cell = verdict.cell
    var texts: [(channel: ExpectedOutput.Channel, info: String, lines: [[UInt8]])] = []
    if cell.output == nil, !cell.attributes.isHidden, !cell.attributes.isSilent,
      let printed = verdict.found[.output], !printed.isEmpty
    {
      texts.append((.output, "output", printed.map(\.bytes)))
    }
    if let channel = cell.requiredChannel, cell.output(on: channel) == nil,
      let found = verdict.found[channel]
    {
      let option = channel == .error ? OutputOption.error : .trap
      texts.append((channel, "output \(option.rawValue)", [message(found, on: channel)]))
    }
    let writer = FenceWriter(cell.fence, in: lesson.source)
    return texts.map { text in
      FenceUpdate(
        cell: cell.number, channel: text.channel,
        edits: [writer.insertion(info: text.info, lines: text.lines)],
        change: .init(
          line: cell.fence.position.line, isInsertion: true, isInLastDigits: false))
    }
  }

  /// The first line of a message without the words that all messages of its kind begin with.
  private static func message(
    _ found: [OutputLine], on channel: ExpectedOutput.Channel
  ) -> [UInt8] {
    let line = found.first?.text ?? ""
    let opening = channel == .error ? "error: " : "Fatal error: "
    return Array((line.hasPrefix(opening) ? line.dropFirst(opening.count) : line[...]).utf8)
  }
}

extension Verdict.CellVerdict {
  /// What is wrong with one of the cell's fences; `nil` where nothing is, or nothing is known.
  func mismatch(with output: ExpectedOutput) -> Diagnostic? {
    guard let found = found[output.channel] else { return nil }
    switch output.channel {
    case .output, .errorOutput:
      return OutputMatcher(expected: output, printed: found).diagnostic
    case .error, .trap:
      return MessageMatcher(expected: output, messages: found.map(\.text)).diagnostic
    }
  }
}
