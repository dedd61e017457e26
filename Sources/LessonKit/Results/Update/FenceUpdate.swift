import LessonFormat
import LessonMatching
import LessonText

/// The change that brings one output fence of a cell up to date.
struct FenceUpdate {
  let cell: Int
  let channel: OutputChannel
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
    let text: FenceText
    switch output.channel {
    case .output, .errorOutput: text = FenceText(output, printed: found)
    case .error, .trap: text = FenceText(output, message: message(found, on: output.channel))
    }
    let writer = FenceWriter(output.fence, in: lesson.source)
    return FenceUpdate(
      cell: verdict.cell.number, channel: output.channel,
      edits: writer.edits(to: text.lines) + (text.becomesExact ? [writer.appending("exact")] : []),
      change: .init(
        line: output.fence.position.line, isInsertion: false, isInLastDigits: text.isInLastDigits,
        becomesExact: text.becomesExact))
  }

  private static func insertions(
    for verdict: Verdict.CellVerdict, in lesson: Lesson
  ) -> [FenceUpdate] {
    let cell = verdict.cell
    var texts: [(channel: OutputChannel, info: String, lines: [[UInt8]])] = []
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
      let isExact = OutputOptions().readsWildcards(in: text.lines)
      return FenceUpdate(
        cell: cell.number, channel: text.channel,
        edits: [
          writer.insertion(info: text.info + (isExact ? " exact" : ""), lines: text.lines)
        ],
        change: .init(
          line: cell.fence.position.line, isInsertion: true, isInLastDigits: false,
          becomesExact: isExact))
    }
  }

  /// The first line of a message without the words that all messages of its kind begin with.
  private static func message(_ found: [OutputLine], on channel: OutputChannel) -> [UInt8] {
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
      return MessageMatcher.diagnostic(expected: output, messages: found.map(\.text))
    }
  }
}
