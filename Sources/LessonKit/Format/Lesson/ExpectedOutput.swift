import LessonMarkdown

/// The text that should come of a cell on one channel, as an output fence has it.
package struct ExpectedOutput: Sendable, Equatable {
  /// The fence that holds the text.
  package let fence: Fence
  /// What the words behind `output` say.
  package let options: OutputOptions

  /// Takes a fence whose words are `options`.
  package init(fence: Fence, options: OutputOptions) {
    self.fence = fence
    self.options = options
  }

  /// Where the text comes from.
  package var channel: OutputChannel { options.channel }
  /// The expected lines.
  package var lines: [String] { fence.lines }
}
