import LessonText

/// The characters of a diagram, and how far they are read.
struct FlowchartScanner {
  private let scalars: [Unicode.Scalar]
  var index = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index + distance) ? scalars[index + distance] : nil
  }

  func starts(with text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

  /// Takes `text` if it comes next.
  mutating func take(_ text: String) -> Bool {
    guard starts(with: text) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
    let start = index
    while let next = peek, isTaken(next) { index += 1 }
    return text(from: start)
  }

  func text(from start: Int) -> String { text(start..<index) }

  func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  mutating func skipBlanks() { _ = take { $0 == " " || $0 == "\t" } }

  /// Skips to the next statement: blanks, ends of lines, semicolons and comments.
  mutating func skipToStatement() {
    while let next = peek {
      if next == "%", peek(1) == "%" {
        _ = restOfLine()
      } else if next.properties.isWhitespace || next == ";" {
        index += 1
      } else {
        return
      }
    }
  }

  /// Takes the rest of the line, without blanks around it.
  mutating func restOfLine() -> String {
    let line = take { $0 != "\n" }
    return String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Takes what comes before `end`, and `end`; on the same line unless `isLong`.
  mutating func take(until end: String, isLong: Bool = false) -> String? {
    let start = index
    while peek != nil, isLong || peek != "\n" {
      let stop = index
      if take(end) { return text(start..<stop) }
      index += 1
    }
    index = start
    return nil
  }

  /// A problem at the place `start`, from there to where reading is.
  func problem(
    _ kind: DiagramProblem.Kind = .malformed, from start: Int, _ message: String, advice: String
  ) -> DiagramProblem {
    let before = scalars[..<min(start, scalars.count)]
    let line = before.lastIndex(of: "\n").map { before[($0 + 1)...] } ?? before
    let length = scalars[min(start, scalars.count)..<max(min(index, scalars.count), start)]
      .prefix { $0 != "\n" }
    return DiagramProblem(
      kind: kind, line: before.count { $0 == "\n" } + 1,
      column: line.reduce(1) { $0 + UTF8.width($1) },
      length: max(length.reduce(0) { $0 + UTF8.width($1) }, 1), message: message, advice: advice)
  }
}

extension Unicode.Scalar {
  var isLetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
}
