extension String {
  /// The text as a terminal would show it in the end: without escape sequences, every line as it
  /// was when its line feed came, without other control characters.
  var asShownByTerminal: String {
    hasTerminalControls ? TerminalText(self).lines.map(\.text).joined(separator: "\n") : self
  }

  /// Whether a terminal would do anything but show the characters.
  var hasTerminalControls: Bool {
    unicodeScalars.contains { $0 < " " && $0 != "\n" && $0 != "\t" || $0 == "\u{7F}" }
  }
}

/// What a terminal shows of a text that was written to it.
struct TerminalText {
  /// A character in its place, and where it stands among those of the text.
  private typealias Written = (scalar: Unicode.Scalar, offset: Int)

  /// One line as it was when its line feed came.
  struct Line {
    /// What is shown.
    fileprivate(set) var text = ""
    /// Where the shown characters stand in the text.
    fileprivate(set) var offsets: [Int] = []
    /// The line in the text.
    let range: Range<Int>
  }

  /// The lines, an empty one behind the last line feed.
  private(set) var lines: [Line] = []
  /// The text's characters.
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var start = 0
    let written = Self.withoutEscapes(scalars)
    for line in written.split(
      omittingEmptySubsequences: false, whereSeparator: { $0.scalar == "\n" })
    {
      let end = line.endIndex < written.count ? written[line.endIndex].offset : scalars.count
      lines.append(Self.line(line, start..<end))
      start = end + 1
    }
  }

  private static func line(_ written: ArraySlice<Written>, _ range: Range<Int>) -> Line {
    var shown: [Written] = []
    var column = 0
    for character in written {
      switch character.scalar {
      case "\r": column = 0
      case "\u{8}": column = max(column - 1, 0)
      case "\t", " "...:
        guard character.scalar != "\u{7F}" else { continue }
        if column < shown.count { shown[column] = character } else { shown.append(character) }
        column += 1
      default: break
      }
    }
    var line = Line(range: range)
    line.text.unicodeScalars.append(contentsOf: shown.map(\.scalar))
    line.offsets = shown.map(\.offset)
    return line
  }

  /// Removes what ECMA-48 calls control sequences, control strings and escape sequences.
  private static func withoutEscapes(_ scalars: [Unicode.Scalar]) -> [Written] {
    var kept: [Written] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\u{1B}" else {
        kept.append((scalars[index], index))
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
