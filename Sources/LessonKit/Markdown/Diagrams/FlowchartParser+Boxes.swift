import LessonText

extension FlowchartParser {
  /// Takes the name of a box; a dash or a full stop in it stands before a letter or a digit.
  mutating func name() -> String? {
    let start = scanner.index
    while let next = scanner.peek {
      let isLetter = next.isLetterOrDigit || next == "_" || next.properties.isAlphabetic
      let joins =
        (next == "-" || next == "." || next == "/") && scanner.index > start
        && scanner.peek(1).map { $0.isLetterOrDigit || $0 == "_" } == true
      guard isLetter || joins else { break }
      scanner.index += 1
    }
    return scanner.index > start ? scanner.text(from: start) : nil
  }

  /// How a shape opens, and how it closes, the longer ones first.
  private static let shapes: [(open: String, close: [(String, Flowchart.Shape)])] = [
    ("(((", [(")))", .doubleCircle)]),
    ("([", [("])", .stadium)]),
    ("((", [("))", .circle)]),
    ("(", [(")", .rounded)]),
    ("[[", [("]]", .subroutine)]),
    ("[(", [(")]", .cylinder)]),
    ("[/", [("/]", .leaningRight), ("\\]", .narrowTop)]),
    ("[\\", [("\\]", .leaningLeft), ("/]", .narrowBottom)]),
    ("[", [("]", .rectangle)]),
    ("{{", [("}}", .hexagon)]),
    ("{", [("}", .diamond)]),
    (">", [("]", .flag)]),
  ]

  /// Takes a shape and what stands in it, if one comes next.
  mutating func shape() throws(DiagramProblem) -> (shape: Flowchart.Shape, label: [String])? {
    let start = scanner.index
    guard let (_, closes) = Self.shapes.first(where: { scanner.take($0.open) }) else { return nil }
    let inside = scanner.index
    scanner.skipBlanks()
    var label: String?
    if scanner.take("\"") {
      guard let text = scanner.take(until: "\"", isLong: true) else { throw unclosedQuote(inside) }
      label = text
      scanner.skipBlanks()
    } else {
      scanner.index = inside
    }
    if let label {
      for (close, shape) in closes where scanner.take(close) { return (shape, Self.lines(label)) }
    } else {
      // The nearest end is the one that is meant.
      let found = closes.compactMap { close, shape in
        var copy = scanner
        return copy.take(until: close).map { (text: $0, shape: shape, scanner: copy) }
      }
      if let nearest = found.min(by: { $0.scanner.index < $1.scanner.index }) {
        scanner = nearest.scanner
        return (nearest.shape, Self.lines(nearest.text))
      }
    }
    let close = closes[0].0
    scanner.index = inside
    throw scanner.problem(
      from: start, "this `\(scanner.text(from: start))` is never closed on its line",
      advice: "write `\(close)`, and put a label that has brackets in quotes")
  }

  private func unclosedQuote(_ place: Int) -> DiagramProblem {
    scanner.problem(
      from: place, "this quote is never closed",
      advice: "write the second `\"`; for a quote inside write `#quot;`")
  }

  /// Takes a label between bars, quoted or not, if one comes next.
  mutating func barLabel() throws(DiagramProblem) -> [String]? {
    let start = scanner.index
    guard scanner.take("|") else { return nil }
    scanner.skipBlanks()
    if scanner.take("\"") {
      guard let text = scanner.take(until: "\"", isLong: true) else { throw unclosedQuote(start) }
      scanner.skipBlanks()
      if scanner.take("|") { return Self.lines(text) }
    } else if let text = scanner.take(until: "|") {
      return Self.lines(text)
    }
    throw scanner.problem(
      from: start, "this `|` is never closed on its line", advice: "write the second `|`")
  }

  /// A label as a reader sees it, line by line: `<br>` ends a line, other tags count for nothing.
  static func lines(_ label: String) -> [String] {
    var text = ""
    var rest = Substring(label)
    while let next = rest.first {
      if next == "<", let end = rest.firstIndex(of: ">"),
        rest[rest.index(after: rest.startIndex)...]
          .first.map({ $0.isLetter || $0 == "/" }) == true
      {
        let name = rest[..<end].dropFirst().prefix { $0.isLetter || $0 == "/" }
        if name.lowercased().hasPrefix("br") { text += "\n" }
        rest = rest[end...].dropFirst()
      } else if next == "#" || next == "&", let end = rest.firstIndex(of: ";"),
        let character = character(rest[..<end].dropFirst().drop { $0 == "#" })
      {
        text.append(character)
        rest = rest[end...].dropFirst()
      } else if rest.hasPrefix("\\n") {
        text += "\n"
        rest = rest.dropFirst(2)
      } else {
        text.append(next)
        rest = rest.dropFirst()
      }
    }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("fa:fa-") }
        .joined(separator: " ")
    }
    let kept = lines.filter { !$0.isEmpty }
    // What stands between backticks is Markdown.
    guard let first = kept.first, first.hasPrefix("`"), let last = kept.last, last.hasSuffix("`"),
      label.count > 1
    else { return kept }
    return kept.map { $0.replacing("`", with: "").replacing("**", with: "") }
  }

  /// A label on one line.
  static func text(_ label: String) -> String {
    let text = lines(label).joined(separator: " ")
    return text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
      ? String(text.dropFirst().dropLast()) : text
  }

  private static let names: [Substring: Character] = [
    "quot": "\"", "lt": "<", "gt": ">", "amp": "&", "nbsp": "\u{A0}", "apos": "'",
  ]

  /// The character that a reference such as `#quot;` or `#35;` stands for.
  private static func character(_ name: Substring) -> Character? {
    if let character = names[name] { return character }
    guard let value = UInt32(name), value >= 32, let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return Character(scalar)
  }
}
