/// Compares what a cell printed with what its output fence says: text, numbers and wildcards go through
/// this one matcher.
struct OutputMatcher {
  private let expected: ExpectedOutput
  private let patterns: [LinePattern]
  private let printed: [OutputLine]
  private let module: String?
  /// The index of the first expected line that cannot match, their count where lines are missing at
  /// the end; `nil` where all match.
  private let firstDifference: Int?
  /// How the lines of the fence become the printed ones; empty where they match.
  let steps: [Alignment.Step]

  /// Compares `printed` with `expected`.
  ///
  /// - Parameter module: the name of the program's module, which must not be part of a lesson's text.
  init(expected: ExpectedOutput, printed: [OutputLine], module: String? = nil) {
    self.expected = expected
    patterns = expected.patterns
    self.printed = printed
    self.module = module
    if expected.options.isNondeterministic {
      (firstDifference, steps) = (nil, [])
    } else if expected.options.isUnordered {
      let match = UnorderedMatch(patterns, printed)
      (firstDifference, steps) = (match.firstDifference, match.steps)
    } else {
      let isWildcard = { [patterns] in patterns[$0].isLineWildcard }
      firstDifference =
        WildcardMatch(items: patterns.count, places: printed.count, isWildcard: isWildcard) {
          [patterns] in $1 < printed.count && patterns[$0].matches(printed[$1]) ? $1 + 1 : nil
        }.firstFailure
      steps =
        firstDifference == nil
        ? []
        : Alignment(
          expected: patterns.count, printed: printed.count,
          // To compare numbers takes far longer than to compare text.
          mostPairs: Alignment.mostPairs / (patterns.allSatisfy(\.isPlain) ? 1 : 16),
          isWildcard: isWildcard,
          matches: { [patterns] in patterns[$0].matches(printed[$1]) }
        ).steps
    }
  }

  /// What differs, at the first differing line of the fence; `nil` where nothing does.
  var diagnostic: Diagnostic? {
    let fence = expected.fence
    if expected.options.isNondeterministic {
      guard printed.isEmpty else { return nil }
      return Diagnostic(
        .outputMismatch, at: fence.position, length: fence.length,
        "the cell printed nothing, and its output must be something",
        advice: "print something, or remove this fence")
    }
    guard let index = firstDifference else { return nil }
    let line = index < patterns.count ? fence.firstTextLine + index : fence.closingLine
    return Diagnostic(
      .outputMismatch, at: SourcePosition(line: line), length: 0, summary,
      details: LineDiff(steps, patterns, printed, firstLine: fence.firstTextLine).lines,
      advice: advice)
  }

  private var summary: String {
    if printed.isEmpty { return "the cell printed nothing" }
    let texts = expected.lines.map { OutputLine($0.utf8) }
    if texts.map(\.text) == printed.map(\.text), texts != printed {
      return "the output looks like the lesson, but is made of other bytes"
    }
    if differsInLastDigitsOnly {
      return "the output differs from the lesson in the last digits of numbers only"
    }
    return differsInDigitsOnly
      ? "the output differs from the lesson in its digits only"
      : "the output differs from the lesson"
  }

  /// Whether every line that differs has the shape of the printed one.
  private var differsInDigitsOnly: Bool {
    differsOnly { DigitShape($0) == DigitShape($1) }
  }

  /// Whether the lines that differ do so in nothing but the last digits of numbers.
  var differsInLastDigitsOnly: Bool {
    differsOnly { LastDigits($0, $1).areAllThatDiffers }
  }

  private func differsOnly(_ isSuch: (OutputLine, OutputLine) -> Bool) -> Bool {
    var hasDifference = false
    for step in steps {
      switch step {
      case .kept, .taken: continue
      case .replaced(let old, let new):
        guard isSuch(patterns[old].line, printed[new]) else { return false }
        hasDifference = true
      case .removed, .inserted: return false
      }
    }
    return hasDifference
  }

  private var advice: String {
    if printed.contains(where: { $0.text.contains("0x0000") }) {
      return "the text has an address, which changes from run to run: give the type a description"
    }
    if let module, printed.contains(where: { $0.text.contains(module + ".") }) {
      return "the text has the name of the program's module: give the type a description"
    }
    if differsInLastDigitsOnly, expected.options.numbers.isOff {
      return "correct the fence if the code is right (`lessons update`); if the digits differ from"
        + " machine to machine, allow it with `approx` or `tolerance=`"
    }
    return "correct the fence if the code is right (`lessons update`), or the code if the lesson is"
  }
}
