import LessonFormat
import LessonMarkdown
import LessonText

/// Compares what a cell printed with what its output fence says: text, numbers and wildcards go through
/// this one matcher.
///
/// A matcher of lines and dots has a tenth of the code. The rest buys four things: numbers that may differ
/// as far as the author says, exactly in decimals (``NumberToken``); any number of wildcards, and lines in
/// any order, in a time that does not grow with all ways to read the fence (``TokenMatch``,
/// ``WildcardMatch``, ``UnorderedMatch``); the printed line that stands in the place of each line of the
/// fence, which the diff shows and `lessons update` keeps what still matches by (``Alignment``); and words
/// for a difference that no one sees or that comes from the machine (``LineDifference``,
/// ``DifferenceKind``).
package struct OutputMatcher {
  private let expected: ExpectedOutput
  private let patterns: [LinePattern]
  private let printed: [OutputLine]
  private let module: String?
  /// What the fence stands in.
  private let place: String
  /// The first expected line that cannot match, their count where some are missing; `nil` for none.
  private let firstDifference: Int?
  /// Whether it was given up, because the fence can be read in too many ways.
  private var isTooMuch = false
  /// How the lines of the fence become the printed ones; empty where they match.
  package let steps: [Alignment.Step]

  /// Compares `printed` with `expected`; the name of `module`, the program's, must not be in a lesson's text.
  ///
  /// `place` is what messages call the text that the fence stands in.
  package init(
    expected: ExpectedOutput, printed: [OutputLine], module: String? = nil,
    in place: String = "lesson"
  ) {
    self.expected = expected
    self.place = place
    patterns = expected.patterns
    self.printed = printed
    self.module = module
    if expected.options.isNondeterministic {
      (firstDifference, steps) = (nil, [])
    } else if expected.options.isUnordered {
      let match = UnorderedMatch(patterns, printed)
      isTooMuch = match == nil
      (firstDifference, steps) = (match?.firstDifference, match?.steps ?? [])
    } else {
      let isWildcard = { [patterns] in patterns[$0].isLineWildcard }
      let matches = { [patterns] in patterns[$0].matches(printed[$1]) }
      let cost = Self.cost(of: patterns, printed)
      let match = WildcardMatch(
        items: patterns.count, places: printed.count, mostTries: Self.mostTries / cost,
        isWildcard: isWildcard, matches: matches)
      isTooMuch = match.isTooMuch
      firstDifference = match.firstFailure
      steps =
        firstDifference == nil || isTooMuch
        ? []
        : Alignment(
          expected: patterns.count, printed: printed.count,
          mostPairs: Alignment.mostPairs / cost, isWildcard: isWildcard, matches: matches
        ).steps
    }
  }

  /// How many lines of text are held against others where dots stand for lines.
  private static let mostTries = 10_000_000

  /// How much longer than text it takes to compare a line with numbers or wildcards, byte by byte.
  private static func cost(of patterns: [LinePattern], _ printed: [OutputLine]) -> Int {
    guard !patterns.allSatisfy({ $0.isPlain || $0.isLineWildcard }) else { return 1 }
    let bytes = printed.reduce(0) { $0 + $1.bytes.count }
    return 16 + bytes / max(printed.count, 1) / 4
  }

  /// What differs, at the first differing line of the fence; `nil` where nothing does.
  package var diagnostic: Diagnostic? {
    let fence = expected.fence
    if expected.options.isNondeterministic {
      guard printed.isEmpty else { return nil }
      return fence.diagnostic(
        .outputMismatch, "the cell printed nothing, and its output must be something",
        advice: "print something, or remove this fence")
    }
    guard !isTooMuch else { return tooMuch }
    guard let index = firstDifference else { return nil }
    let line = index < patterns.count ? fence.firstTextLine + index : fence.closingLine
    let kind = kind
    return Diagnostic(
      .outputMismatch, at: SourcePosition(line: line), length: 0, summary(kind),
      details: LineDiff(steps, patterns, printed, firstLine: fence.firstTextLine).lines,
      advice: advice(kind))
  }

  private var tooMuch: Diagnostic {
    let (fence, options) = (expected.fence, expected.options)
    let lines = "\(patterns.count) lines here and \(printed.count) printed ones"
    return fence.diagnostic(
      .outputMismatch,
      options.isUnordered
        ? "\(lines) can be paired in too many ways to try them all"
        : "the lines between two `...` may begin at too many places: \(lines)",
      advice: options.isUnordered
        ? "write fewer lines with wildcards or numbers, or print them sorted and drop `unordered`"
        : "write fewer lines between two `...`, or print less")
  }

  /// In what the output differs from the fence, where it is one thing only.
  package var kind: DifferenceKind? {
    let texts = expected.lines.map { OutputLine($0.utf8) }
    if texts != printed, texts.map(\.text) == printed.map(\.text) { return .bytes }
    return replacements.flatMap(DifferenceKind.init)
  }

  private func summary(_ kind: DifferenceKind?) -> String {
    if printed.isEmpty { return "the cell printed nothing" }
    let difference = "the output differs from the \(place)"
    switch kind {
    case .bytes: return "the output looks like the \(place), but is made of other bytes"
    case .characters: return "the output looks like the \(place), but has other characters"
    case .signs(let numbers): return "\(difference) in the sign of \(numbers) only"
    case .lastDigits: return "\(difference) in the last digits of numbers only"
    case .digits: return "\(difference) in its digits only"
    case .address, nil: return difference
    }
  }

  /// The lines that differ with the printed ones in their places; `nil` where one side has more lines.
  private var replacements: [(LinePattern, OutputLine)]? {
    var pairs: [(LinePattern, OutputLine)] = []
    for step in steps {
      switch step {
      case .kept, .taken: continue
      case .replaced(let old, let new): pairs.append((patterns[old], printed[new]))
      case .removed, .inserted: return nil
      }
    }
    return pairs
  }

  private func advice(_ kind: DifferenceKind?) -> String {
    if kind == .address || printed.contains(where: \.text.hasAddress) {
      return
        "the text has an address, which changes from run to run: give the type a description, or"
        + " write `[..]` in its place"
    }
    if let module, printed.contains(where: { $0.text.contains(module + ".") }) {
      return "the text has the name of the program's module: give the type a description"
    }
    switch kind {
    case .signs:
      return "correct the fence if the code is right (`lessons update`); with `approx` or"
        + " `tolerance=` either sign matches"
    case .lastDigits where expected.options.numbers.isOff:
      return "correct the fence if the code is right (`lessons update`); if the digits differ from"
        + " machine to machine, allow it with `approx` or `tolerance=`"
    default:
      return "correct the fence if the code is right (`lessons update`), or the code if the"
        + " \(place) is"
    }
  }
}
