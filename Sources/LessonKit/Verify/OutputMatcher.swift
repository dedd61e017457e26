/// Compares what a cell printed with what its output fence says, line by line, byte for byte.
struct OutputMatcher {
  private let expected: [OutputLine]
  private let printed: [OutputLine]
  private let fence: Fence

  init(expected: ExpectedOutput, printed: [UInt8]) {
    self.expected = expected.lines.map { OutputLine($0.utf8) }
    self.printed = OutputLine.lines(of: printed)
    fence = expected.fence
  }

  /// What differs, at the first differing line of the fence; `nil` where nothing does.
  var diagnostic: Diagnostic? {
    guard expected != printed else { return nil }
    let common = zip(expected, printed).prefix { $0 == $1 }.count
    let line = common < expected.count ? fence.firstTextLine + common : fence.closingLine
    return Diagnostic(
      .outputMismatch, at: SourcePosition(line: line), length: 0, summary,
      details: LineDiff(expected: expected, found: printed, firstLine: fence.firstTextLine).lines,
      advice: advice)
  }

  private var summary: String {
    if printed.isEmpty { return "the cell printed nothing" }
    if expected.map(\.text) == printed.map(\.text) {
      return "the output looks like the lesson, but is made of other bytes"
    }
    if expected.map(Self.skeleton) == printed.map(Self.skeleton) {
      return "the output differs from the lesson in its digits only"
    }
    return "the output differs from the lesson"
  }

  /// The line with every run of digits as one mark, so that 9.5 and 10.25 have the same shape.
  private static func skeleton(_ line: OutputLine) -> String {
    line.text.unicodeScalars.reduce(into: "") { text, scalar in
      if !("0"..."9").contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else if text.unicodeScalars.last != "\0" {
        text.unicodeScalars.append("\0")
      }
    }
  }

  private var advice: String {
    if printed.contains(where: { $0.text.contains("0x0000") }) {
      return "the text has an address, which changes from run to run: give the type a description"
    }
    return "correct the fence if the code is right, or the code if the lesson is"
  }
}
