extension FlowchartParser {
  /// Takes a line between boxes with what stands on it, if one comes next.
  mutating func link() throws(DiagramProblem) -> Flowchart.Link? {
    let start = scanner.index
    var link = Flowchart.Link()
    if let end = scanner.peek.flatMap(Self.end), let sign = scanner.peek(1),
      "-=".unicodeScalars.contains(sign),
      let next = scanner.peek(2), "-=.".unicodeScalars.contains(next)
    {
      link.start = end
      scanner.index += 1
    } else if scanner.peek == "<", scanner.peek(1) == "-" || scanner.peek(1) == "=" {
      link.start = .arrow
      scanner.index += 1
    }
    if scanner.starts(with: "~~~") {
      _ = scanner.take { $0 == "~" }
      link.stroke = .none
    } else if scanner.starts(with: "-.") {
      link.stroke = .dotted
      try readDotted(&link, start)
    } else if scanner.starts(with: "--") || scanner.starts(with: "==") {
      let sign: Unicode.Scalar = scanner.peek ?? "-"
      if sign == "=" { link.stroke = .thick }
      try readPlain(&link, sign, start)
    } else {
      scanner.index = start
      return nil
    }
    let behind = scanner.index
    scanner.skipBlanks()
    if let label = try barLabel() {
      link.label = label
    } else {
      scanner.index = behind
    }
    return link
  }

  private static func end(_ scalar: Unicode.Scalar) -> Flowchart.End? {
    switch scalar {
    case ">", "<": .arrow
    case "o": .disc
    case "x": .cross
    default: nil
    }
  }

  /// Takes the end of a line, if it has one.
  private mutating func takeEnd() -> Flowchart.End? {
    guard let end = scanner.peek.flatMap(Self.end), scanner.peek != "<" else { return nil }
    scanner.index += 1
    return end
  }

  /// Reads `-->`, `---`, `== label ==>` and the like.
  private mutating func readPlain(
    _ link: inout Flowchart.Link, _ sign: Unicode.Scalar, _ start: Int
  ) throws(DiagramProblem) {
    let length = scanner.take { $0 == sign }.unicodeScalars.count
    if let end = takeEnd() {
      link.end = end
      return
    }
    if length > 2 { return }
    let pair = String(repeating: Character(sign), count: 2)
    guard let text = scanner.take(until: pair) else { throw unclosed(start, "\(pair)>") }
    link.label = labelOnLine(text)
    _ = scanner.take { $0 == sign }
    link.end = takeEnd() ?? .none
  }

  /// Reads `-.->`, `-.-` and `-. label .->`.
  private mutating func readDotted(
    _ link: inout Flowchart.Link, _ start: Int
  ) throws(DiagramProblem) {
    scanner.index += 1
    _ = scanner.take { $0 == "." }
    if !scanner.take("-") {
      guard let text = scanner.take(until: ".-") else { throw unclosed(start, ".->") }
      link.label = labelOnLine(String(text.reversed().drop { $0 == "." }.reversed()))
    }
    link.end = takeEnd() ?? .none
  }

  private func labelOnLine(_ text: String) -> [String] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Self.lines(
      text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
        ? String(text.dropFirst().dropLast()) : text)
  }

  private func unclosed(_ start: Int, _ end: String) -> DiagramProblem {
    scanner.problem(
      from: start, "this line has no end", advice: "write `\(end)` behind its label")
  }
}
