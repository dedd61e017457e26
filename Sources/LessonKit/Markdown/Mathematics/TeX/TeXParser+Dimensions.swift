extension TeXParser {
  /// Reads a length in braces or as it stands, in ems.
  mutating func dimension(behind command: TeXToken) throws(TeXProblem) -> Double {
    var text = ""
    if tokens.peek.is("{") {
      text = String(String.UnicodeScalarView(try characters(of: command).map(\.scalar)))
    } else {
      while case .character(let scalar) = tokens.peek.kind, text.count < 20,
        scalar.isASCIILetter || scalar.isASCIIDigit || "+-.".unicodeScalars.contains(scalar)
      {
        text.unicodeScalars.append(scalar)
        _ = tokens.next()
        if Self.ems(text) != nil { break }
      }
    }
    if let width = Self.ems(text) { return width }
    throw TeXProblem(
      command, "`\(command.text)` has no length behind it", advice: "write `\(command.text){1em}`")
  }

  /// Skips what says how far the next line stands below: `[4pt]`, or a star.
  mutating func skipLineSkip() {
    var copy = tokens
    if copy.peek.is("*"), !copy.peek.followsBlank { _ = copy.next() }
    if !copy.peek.followsBlank, let inside = copy.bracketed() {
      guard Self.ems(String(String.UnicodeScalarView(inside.map(\.scalar)))) != nil else { return }
    }
    tokens = copy
  }

  private static let units: [String: Double] = [
    "em": 1, "ex": 0.43, "mu": 0.0556, "pt": 0.1, "px": 0.0625, "pc": 1.2, "mm": 0.2845,
    "cm": 2.845, "in": 7.227,
  ]

  private static func ems(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    guard let unit = units[String(text.suffix(2))], let number = Double(text.dropLast(2)),
      number.magnitude <= 100
    else { return nil }
    return (number * unit * 10_000).rounded() / 10_000
  }
}
