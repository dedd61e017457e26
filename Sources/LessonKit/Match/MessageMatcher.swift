/// Compares an `output error` or `output trap` fence with messages: each line must occur in one.
struct MessageMatcher {
  private let expected: ExpectedOutput
  private let messages: [String]

  init(expected: ExpectedOutput, messages: [String]) {
    self.expected = expected
    self.messages = messages
  }

  /// The first line of the fence that occurs in no message, as an error; `nil` where all do.
  var diagnostic: Diagnostic? {
    guard !expected.options.isNondeterministic else { return nil }
    let missing = expected.patterns.firstIndex { pattern in
      !pattern.isLineWildcard && !messages.contains(where: pattern.occurs)
    }
    guard let missing else { return nil }
    let isError = expected.channel == .error
    return Diagnostic(
      isError ? .errorMismatch : .trapMismatch,
      at: SourcePosition(line: expected.fence.firstTextLine + missing), length: 0,
      isError
        ? "the compiler says something else than this line"
        : "the cell was ended by something else than this line says",
      details: ["- \(expected.lines[missing])"] + messages.prefix(10).map { "+ \($0)" },
      advice:
        "correct the fence if the code is right (`lessons update`), or the code if the lesson is")
  }
}
