import LessonFormat
import LessonMatching

/// The text that brings an output fence up to date: the lines that stay, and new ones.
struct FenceText {
  let lines: [FenceWriter.Line]
  let isInLastDigits: Bool
  let becomesExact: Bool

  /// The text of a fence that says what was printed.
  ///
  /// What still matches stays, the wildcards of the author among it. Where the fence must become
  /// `exact` they cannot: then all of it is what was printed, so that no line asserts less than before.
  init(_ expected: ExpectedOutput, printed: [OutputLine]) {
    let matcher = OutputMatcher(expected: expected, printed: printed)
    let text = Self.lines(matcher, expected, printed)
    becomesExact = text.readsPrintedWildcard
    guard becomesExact else {
      lines = text.lines
      isInLastDigits = matcher.kind == .lastDigits
      return
    }
    let exact = ExpectedOutput(fence: expected.fence, options: expected.options.asExact)
    let exactMatcher = OutputMatcher(expected: exact, printed: printed)
    lines =
      exactMatcher.diagnostic == nil
      ? exact.lines.indices.map { .kept($0) } : Self.lines(exactMatcher, exact, printed).lines
    isInLastDigits = false
  }

  init(_ expected: ExpectedOutput, message: [UInt8]) {
    lines = [.new(message)]
    isInLastDigits = false
    becomesExact = expected.options.readsWildcards(in: [message])
  }

  private static func lines(
    _ matcher: OutputMatcher, _ expected: ExpectedOutput, _ printed: [OutputLine]
  ) -> (lines: [FenceWriter.Line], readsPrintedWildcard: Bool) {
    let patterns = expected.patterns
    var lines: [FenceWriter.Line] = []
    var readsPrintedWildcard = false
    for step in matcher.steps {
      switch step {
      case .kept(let index, _), .taken(let index, _): lines.append(.kept(index))
      case .replaced(let index, let new):
        let merge = LineMerge(patterns[index], printed[new])
        lines.append(.new(merge.text))
        readsPrintedWildcard = readsPrintedWildcard || merge.readsPrintedWildcard
      case .inserted(let new):
        lines.append(.new(printed[new].bytes))
        readsPrintedWildcard =
          readsPrintedWildcard || expected.options.readsWildcards(in: [printed[new].bytes])
      case .removed: continue
      }
    }
    return (lines, readsPrintedWildcard)
  }
}

extension OutputOptions {
  /// Whether a fence with these options would read one of the printed lines as a wildcard: a line `...`
  /// that a program printed, or a `[..]`.
  ///
  /// Such text stands in a fence that is `exact`, or the fence would assert less than what was printed.
  package func readsWildcards(in lines: [[UInt8]]) -> Bool {
    lines.contains { LinePattern($0, options: self).wildcardCount > 0 }
  }
}

extension LinePattern {
  /// How many wildcards the line has; 1 where it is one as a whole.
  var wildcardCount: Int { isLineWildcard ? 1 : tokens.count { $0 == .wildcard } }
}
