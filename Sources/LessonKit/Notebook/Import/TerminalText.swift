extension String {
  /// The text as a terminal would show it in the end: without escape sequences, every line as it
  /// was when its line feed came, without other control characters.
  var asShownByTerminal: String {
    guard unicodeScalars.contains(where: { $0 < " " && $0 != "\n" && $0 != "\t" || $0 == "\u{7F}" })
    else { return self }
    var lines: [String] = []
    for line in Self.withoutEscapes(unicodeScalars).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      var shown: [Unicode.Scalar] = []
      var column = 0
      for scalar in line {
        switch scalar {
        case "\r": column = 0
        case "\u{8}": column = max(column - 1, 0)
        case "\t", " "...:
          guard scalar != "\u{7F}" else { continue }
          if column < shown.count { shown[column] = scalar } else { shown.append(scalar) }
          column += 1
        default: break
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: shown)
      lines.append(text)
    }
    return lines.joined(separator: "\n")
  }

  /// Removes what ECMA-48 calls control sequences, control strings and escape sequences.
  private static func withoutEscapes(_ scalars: UnicodeScalarView) -> [Unicode.Scalar] {
    let scalars = Array(scalars)
    var kept: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\u{1B}" else {
        kept.append(scalars[index])
        index += 1
        continue
      }
      index += 1
      guard index < scalars.count else { break }
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
        index += index < scalars.count ? 1 : 0
      default: break
      }
    }
    return kept
  }
}
