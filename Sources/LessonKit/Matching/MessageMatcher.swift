import LessonFormat
import LessonMarkdown
import LessonText

/// Compares an `output error` or `output trap` fence with messages: each line must occur in one.
package enum MessageMatcher {
  /// The first line of the fence that occurs in no message, as an error; `nil` where all do.
  package static func diagnostic(
    expected: ExpectedOutput, messages: [String]
  ) -> Diagnostic? {
    guard !expected.options.isNondeterministic else { return nil }
    let patterns = expected.patterns
    let missing = patterns.firstIndex { pattern in
      !pattern.isLineWildcard && !messages.contains(where: pattern.occurs)
    }
    guard let missing else { return nil }
    let pattern = patterns[missing]
    let differences = messages.prefix(10).map { difference(of: pattern, in: $0) }
    let twin = differences.first(where: \.isInvisible)
    let nearest = twin ?? (LineDifference.isLong(pattern.line) ? differences.first : nil)
    let isError = expected.channel == .error
    let summary =
      isError
      ? "the compiler says something else than this line"
      : "the cell was ended by something else than this line says"
    return Diagnostic(
      isError ? .errorMismatch : .trapMismatch,
      at: SourcePosition(line: expected.fence.firstTextLine + missing), length: 0,
      twin == nil ? summary : summary + ": it looks alike, but has other characters",
      details: [
        "- \(nearest?.expected ?? LineDifference.text(of: pattern.line))"
      ]
        + zip(messages, differences).map { message, difference in
          let line = OutputLine(message.utf8)
          return "+ "
            + (difference.isInvisible || LineDifference.isLong(line)
              ? difference.printed : LineDifference.text(of: line))
        },
      advice: hasAddress(pattern, messages)
        ? "the message has an address, which changes from run to run: write `[..]` in its place"
        : "correct the fence if the code is right (`lessons update`), or the code if the lesson is")
  }

  /// How the line differs from what stands in its place in a message, behind `Fatal error: ` mostly.
  private static func difference(of pattern: LinePattern, in message: String) -> LineDifference {
    let text = Array(message.utf8)
    let start =
      text.firstRange(of: pattern.line.bytes.prefix(16))?.lowerBound
      ?? text.firstRange(of: Array(": ".utf8))?.upperBound ?? 0
    return LineDifference(pattern, OutputLine(text[start...]))
  }

  /// Whether an address may be why no message has the line.
  private static func hasAddress(_ pattern: LinePattern, _ messages: [String]) -> Bool {
    let masked = pattern.replacingText(Array(pattern.line.text.maskingAddresses.utf8))
    return messages.contains { $0.hasAddress || masked.occurs(in: $0.maskingAddresses) }
  }
}
