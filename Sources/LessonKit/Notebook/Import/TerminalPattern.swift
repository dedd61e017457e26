/// A fence's text for an output that a terminal has rewritten: what it shows in the end, with `[..]` for
/// what it does not show, so that a run, which prints all of it, matches.
struct TerminalPattern {
  /// The lines of the fence, with wildcards where `isComplete`.
  private(set) var lines: [String]
  /// Whether the wildcards stand for all that is not shown; else the lines are those that are shown,
  /// and no run can match them.
  private(set) var isComplete = true

  /// Reads the printed text.
  ///
  /// - Parameter writesReturns: whether the cell itself writes carriage returns; else one at the end of
  ///   a line is the kernel's.
  init(_ printed: String, writesReturns: Bool) {
    let text = TerminalText(printed)
    lines = text.lines.map(\.text).joined(separator: "\n").lines
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
    let pattern = LinePattern(utf8, options: OutputOptions())
    return pattern.isLineWildcard || pattern.tokens.contains(.wildcard)
  }
}
