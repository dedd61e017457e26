/// Compares what a cell printed with what its output fence says.
///
/// Lines must be equal; blanks at their ends do not count.
struct OutputMatcher {
  private let expected: [String]
  private let printed: [String]
  private let fence: Fence

  init(expected: ExpectedOutput, printed: String) {
    self.expected = expected.lines
    self.printed = Self.lines(of: printed)
    fence = expected.fence
  }

  /// The lines of printed text: a line feed ends a line, so that `a` and `a\n` are one line.
  static func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// What differs, at the first differing line of the fence; `nil` where nothing does.
  var diagnostic: Diagnostic? {
    let wanted = expected.map(Self.withoutTrailingBlanks)
    let found = printed.map(Self.withoutTrailingBlanks)
    guard wanted != found else { return nil }
    let common = zip(wanted, found).prefix { $0 == $1 }.count
    let position =
      common < expected.count
      ? SourcePosition(line: fence.firstTextLine + common)
      : SourcePosition(line: fence.closingLine)
    return Diagnostic(
      .outputMismatch, at: position, length: 0, summary(wanted, found),
      details: LineDiff(expected: wanted, found: found, firstLine: fence.firstTextLine).lines,
      advice: Self.advice(wanted, found))
  }

  private func summary(_ wanted: [String], _ found: [String]) -> String {
    if found.isEmpty { return "the cell printed nothing" }
    if wanted.count == found.count, Self.differInDigitsOnly(wanted, found) {
      return "the output differs from the lesson in its digits only"
    }
    return "the output differs from the lesson"
  }

  private static func differInDigitsOnly(_ wanted: [String], _ found: [String]) -> Bool {
    func skeleton(_ lines: [String]) -> [String] {
      lines.map { line in
        line.split(omittingEmptySubsequences: false, whereSeparator: \.isNumber)
          .map(String.init).reduce(into: "") { text, part in
            // A run of digits counts as one place, so that 9.5 and 10.25 have the same shape.
            if !(part.isEmpty && text.hasSuffix("\u{0}")) { text += part + "\u{0}" }
          }
      }
    }
    return skeleton(wanted) == skeleton(found)
  }

  private static func advice(_ wanted: [String], _ found: [String]) -> String {
    if found.contains(where: { $0.contains("0x0000") }) {
      return "the text has an address, which changes from run to run: give the type a description"
    }
    return "correct the fence if the code is right, or the code if the lesson is"
  }

  static func withoutTrailingBlanks(_ line: String) -> String {
    var line = line[...]
    while let last = line.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
      line.unicodeScalars.removeLast()
    }
    return String(line)
  }
}
