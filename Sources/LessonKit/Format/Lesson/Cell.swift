import LessonMarkdown
import LessonText

/// A fenced block of Swift code in a lesson, with what should come of it.
package struct Cell: Sendable, Equatable {
  /// The cell's place among the lesson's cells, from 1: the `n` of `In [n]`.
  package let number: Int
  /// The stable name of the cell's test: the heading's slug and the cell's ordinal under it.
  package let id: String
  package let fence: Fence
  package let attributes: CellAttributes
  /// The time limit of the cell in seconds.
  package let timeout: Double
  /// Why the cell is neither compiled nor run; `nil` where it is.
  package let skipReason: String?
  /// The variables of the environment that the cell asks for, and sees where it runs.
  package let variables: [String]
  /// The expected outputs, in the order of their fences, one a channel.
  package var outputs: [ExpectedOutput] = []

  package func output(on channel: OutputChannel) -> ExpectedOutput? {
    outputs.first { $0.channel == channel }
  }

  package var output: ExpectedOutput? { output(on: .output) }

  /// Whether the cell is compiled, and mostly run.
  package var isRun: Bool { skipReason == nil }
  package var code: String { fence.text }

  /// The output that the cell must have, for what it must end in.
  package var requiredChannel: OutputChannel? { attributes.requiredChannels.first }

  package var shownOutputs: [ExpectedOutput] {
    guard !attributes.isHidden else { return [] }
    return outputs.filter { output in
      // A message of which the author shows no line is no more than the cell's note says already.
      let isBareMessage = output.lines.isEmpty && output.channel.isFailure
      return !output.options.isHidden && !isBareMessage
    }
  }
}

extension Cell {
  /// The Markdown position of the byte at `offset` of the cell's code.
  package func position(ofByte offset: Int) -> SourcePosition {
    var start = 0
    for (index, line) in fence.lines.enumerated() {
      let end = start + line.utf8.count
      if offset <= end { return fence.position(ofLine: index + 1, column: offset - start + 1) }
      start = end + 1
    }
    return fence.position(ofLine: fence.lines.count + 1, column: 1)
  }

  /// The offset in the cell's code of a Markdown position; `nil` outside of the code.
  package func byteOffset(of position: SourcePosition) -> Int? {
    let index = textLine(position.line) - 1
    guard fence.lines.indices.contains(index) else { return nil }
    let column = position.column - 1 - fence.prefixWidths[index]
    guard (0...fence.lines[index].utf8.count).contains(column) else { return nil }
    return fence.lines[..<index].reduce(column) { $0 + $1.utf8.count + 1 }
  }

  /// Whether a Markdown line is one of the cell's lines of code.
  package func contains(line: Int) -> Bool {
    line > fence.position.line && line < fence.closingLine
  }

  /// Whether a line is one of the code or the closing fence, where the compiler reports a missing end.
  package func spans(line: Int) -> Bool { line > fence.position.line && line <= fence.closingLine }

  package func textLine(_ line: Int) -> Int { line - fence.position.line }
}

/// The text that should come of a cell on one channel, as an output fence has it.
package struct ExpectedOutput: Sendable, Equatable {
  package let fence: Fence
  package let options: OutputOptions

  package init(fence: Fence, options: OutputOptions) {
    self.fence = fence
    self.options = options
  }
  package var channel: OutputChannel { options.channel }
  package var lines: [String] { fence.lines }
}

extension Fence {
  package func diagnostic(
    _ id: Diagnostic.ID, _ message: String, details: [String] = [], advice: String
  ) -> Diagnostic {
    Diagnostic(id, at: position, length: length, message, details: details, advice: advice)
  }
}
