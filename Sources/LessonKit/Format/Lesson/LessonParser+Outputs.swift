import LessonMarkdown
import LessonText

extension LessonParser {
  /// Reads an output fence: of the cell before it, or of none; `line` is that of the code block before.
  mutating func read(output fence: Fence, behind line: Int?) {
    let options = OutputOptions(InfoString(fence), settings: settings, diagnostics: &diagnostics)
    guard let lastFence, lastFence.position.line == line,
      onlyBlankLines(between: lastFence, and: fence)
    else {
      reject(
        orphan: fence, "this output belongs to no cell",
        advice: "put it right after the cell that prints it, with nothing but blank lines between")
      return
    }
    self.lastFence = fence
    guard !options.hasContradictoryChannels else { return }
    let cell = cells[cells.count - 1]
    if cell.output(on: options.channel) != nil {
      reject(
        orphan: fence, "the cell before has its output on this channel already",
        advice: "join the two output fences")
      return
    }
    switch options.channel {
    case .error where !cell.attributes.requiredChannels.contains(.error):
      reject(
        orphan: fence, "only a `compile-fail` cell has an `output error`",
        advice: "mark the cell `compile-fail`, or remove `error`")
      return
    case .trap where !cell.attributes.requiredChannels.contains(.trap):
      reject(
        orphan: fence, "only a `traps` cell has an `output trap`",
        advice: "mark the cell `traps`, or remove `trap`")
      return
    default: break
    }
    if let word = contradiction(between: cell.attributes, and: options.channel) {
      diagnostics.append(
        fence.diagnostic(
          .contradictoryAttributes,
          "what a `\(word.rawValue)` cell prints is not compared, and here is text to compare it with",
          advice: "remove `\(word.rawValue)` or this fence"))
    }
    cells[cells.count - 1].outputs.append(ExpectedOutput(fence: fence, options: options))
  }

  /// The attribute of a cell that leaves nothing to compare on `channel`.
  private func contradiction(
    between attributes: CellAttributes, and channel: OutputChannel
  ) -> CellAttribute? {
    if attributes.fate == .compiles { return .noRun }
    return attributes.isSilent && channel == .output ? .silent : nil
  }

  private mutating func reject(orphan fence: Fence, _ problem: String, advice: String) {
    diagnostics.append(fence.diagnostic(.orphanOutput, problem, advice: advice))
  }

  /// Whether nothing that cmark keeps out of the tree, such as a link definition, stands between them.
  private func onlyBlankLines(between first: Fence, and second: Fence) -> Bool {
    guard first.closingLine + 1 <= second.position.line else { return false }
    return (first.closingLine + 1..<second.position.line).allSatisfy { number in
      source.line(number).allSatisfy { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") }
    }
  }
}
