import LessonMarkdown

/// A fenced block of Swift code in a lesson, with what should come of it.
package struct Cell: Sendable, Equatable {
  /// The cell's place among the lesson's cells, from 1: the `n` of `In [n]`.
  package let number: Int
  /// The stable name of the cell's test: the heading's slug and the cell's ordinal under it.
  package let id: String
  /// The cell's code and where it stands.
  package let fence: Fence
  /// What the words behind `swift` say.
  package let attributes: CellAttributes
  /// The time limit of the cell in seconds.
  package let timeout: Double
  /// Why the cell is neither compiled nor run; `nil` where it is.
  package let skipReason: String?
  /// The variables of the environment that the cell asks for, and sees where it runs.
  package let variables: [String]
  /// The expected outputs, in the order of their fences, one a channel.
  package var outputs: [ExpectedOutput] = []

  /// The expected output on `channel`, if the lesson has one.
  package func output(on channel: OutputChannel) -> ExpectedOutput? {
    outputs.first { $0.channel == channel }
  }

  /// What the cell should print on standard output, if the lesson says.
  package var output: ExpectedOutput? { output(on: .output) }

  /// Whether the cell is compiled, and mostly run.
  package var isRun: Bool { skipReason == nil }
  /// The cell's code.
  package var code: String { fence.lines.map { $0 + "\n" }.joined() }

  /// The output that the cell must have, for what it must end in.
  package var requiredChannel: OutputChannel? { attributes.requiredChannels.first }

  /// The outputs that a reader sees.
  package var shownOutputs: [ExpectedOutput] {
    guard !attributes.isHidden else { return [] }
    return outputs.filter { output in
      // A message of which the author shows no line is no more than the cell's note says already.
      let isBareMessage = output.lines.isEmpty && output.channel.isFailure
      return !output.options.isHidden && !isBareMessage
    }
  }
}
