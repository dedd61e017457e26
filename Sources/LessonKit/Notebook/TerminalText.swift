import LessonFormat
import LessonResults

extension String {
  /// The text as a terminal would show it in the end: without escape sequences, every line as it
  /// was when its line feed came, without other control characters.
  var asShownByTerminal: String {
    hasTerminalControls ? TerminalText(self).shownLines.joined(separator: "\n") : self
  }

  /// Whether a terminal would do anything but show the characters.
  var hasTerminalControls: Bool {
    unicodeScalars.contains { $0 < " " && $0 != "\n" && $0 != "\t" || $0 == "\u{7F}" }
  }
}

/// What a terminal shows of a text that was written to it.
struct TerminalText {
  /// One line as it was when its line feed came.
  struct Line {
    /// Where the shown characters stand in the text.
    let offsets: [Int]
    let range: Range<Int>
  }

  /// The lines, an empty one behind the last line feed.
  private(set) var lines: [Line] = []
  let scalars: [Unicode.Scalar]

  var shownLines: [String] {
    lines.map { line in String(String.UnicodeScalarView(line.offsets.map { scalars[$0] })) }
  }

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    var start = 0
    let written = Self.withoutEscapes(scalars)
    for line in written.split(
      omittingEmptySubsequences: false, whereSeparator: { scalars[$0] == "\n" })
    {
      let end = line.endIndex < written.count ? written[line.endIndex] : scalars.count
      lines.append(Line(offsets: Self.shown(line, of: scalars), range: start..<end))
      start = end + 1
    }
  }

  private static func shown(_ written: ArraySlice<Int>, of scalars: [Unicode.Scalar]) -> [Int] {
    var shown: [Int] = []
    var column = 0
    for offset in written {
      switch scalars[offset] {
      case "\r": column = 0
      case "\u{8}": column = max(column - 1, 0)
      case "\u{7F}": break
      case "\t", " "...:
        if column < shown.count { shown[column] = offset } else { shown.append(offset) }
        column += 1
      default: break
      }
    }
    return shown
  }

  /// Removes what ECMA-48 calls control sequences, control strings and escape sequences.
  private static func withoutEscapes(_ scalars: [Unicode.Scalar]) -> [Int] {
    var kept: [Int] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\u{1B}" else {
        kept.append(index)
        index += 1
        continue
      }
      index += 1
      // A sequence ends at a control character, which counts.
      guard index < scalars.count, scalars[index] >= " " else { continue }
      let introducer = scalars[index]
      index += 1
      switch introducer {
      case "[":
        while index < scalars.count, (" "..."?").contains(scalars[index]) { index += 1 }
        if index < scalars.count, ("@"..."~").contains(scalars[index]) { index += 1 }
      case "]", "P", "^", "_", "X":
        // Up to BEL or ESC \; a line feed ends a string that somebody forgot to end.
        while index < scalars.count, scalars[index] != "\u{7}", scalars[index] != "\u{1B}",
          scalars[index] != "\n"
        {
          index += 1
        }
        if index < scalars.count, scalars[index] == "\u{7}" { index += 1 }
      case " "..."/":
        while index < scalars.count, (" "..."/").contains(scalars[index]) { index += 1 }
        index += index < scalars.count && scalars[index] >= " " ? 1 : 0
      default: break
      }
    }
    return kept
  }
}

/// A fence's text for an output that a terminal has rewritten: what it shows in the end, with `[..]` for
/// what it does not show, so that a run, which prints all of it, matches.
struct TerminalPattern {
  /// The lines of the fence, with wildcards where `isComplete`.
  private(set) var lines: [String]
  /// Whether the wildcards stand for all that is not shown; else no run can match the lines.
  private(set) var isComplete = true

  /// Reads the printed text; a carriage return at the end of a line is the kernel's, unless `writesReturns`.
  init(_ printed: String, writesReturns: Bool) {
    let text = TerminalText(printed)
    lines = text.shownLines.joined(separator: "\n").lines
    // A printed wildcard and one that stands for something cannot be told apart.
    guard !lines.contains(where: \.hasWildcards) else {
      isComplete = false
      return
    }
    var patterns: [String] = []
    for line in text.lines.prefix(lines.count) {
      guard let pattern = Self.pattern(line, of: text, writesReturns) else {
        isComplete = false
        return
      }
      patterns.append(pattern)
    }
    lines = patterns
  }

  /// The line with wildcards; `nil` where what was written later stands before what was written earlier.
  private static func pattern(
    _ line: TerminalText.Line, of text: TerminalText, _ writesReturns: Bool
  ) -> String? {
    var pattern = ""
    var next = line.range.lowerBound
    for offset in line.offsets {
      guard offset >= next else { return nil }
      if offset > next { pattern += wildcard }
      pattern.unicodeScalars.append(text.scalars[offset])
      next = offset + 1
    }
    let rest = text.scalars[next..<line.range.upperBound]
    let isLineEnd = rest.elementsEqual(["\r"]) && line.range.upperBound < text.scalars.count
    let isEnded = rest.isEmpty || isLineEnd && !writesReturns
    return isEnded ? pattern : pattern + wildcard
  }

  private static let wildcard = "[..]"
}

extension String {
  /// Whether the line of a fence, or a part of it, stands for other text.
  var hasWildcards: Bool {
    OutputOptions().readsWildcards(in: [Array(utf8)])
  }
}
