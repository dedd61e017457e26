import LessonText

/// A formula in a lesson's prose: its TeX, and where it stands.
package struct Formula: Sendable, Equatable {
  /// The bytes of the file that it takes, dollars included: a range a line, without container prefixes.
  let pieces: [Range<Int>]
  /// Whether it stands between double dollars.
  let isDisplay: Bool
  /// What stands between the dollars.
  let tex: [TeXCharacter]
  /// The formula as the author wrote it, its dollars included, a blank for each line end.
  let source: String
  private let markup: Result<String, TeXProblem>

  init(pieces: [Range<Int>], isDisplay: Bool, tex: [TeXCharacter], source: String) {
    self.pieces = pieces
    self.isDisplay = isDisplay
    self.tex = tex
    self.source = source
    markup = Result { () throws(TeXProblem) in
      try Self.markup(of: tex, isDisplay: isDisplay)
    }
  }

  /// The formula for a page; where it cannot be converted, its source as code.
  package var html: String { (try? markup.get()) ?? "<code>\(source.htmlEscaped)</code>" }

  /// Why the formula cannot be converted, if it cannot.
  package var problem: TeXProblem? {
    if case .failure(let problem) = markup { problem } else { nil }
  }
}

extension Formula {
  /// A formula as a page shows it: MathML with its TeX next to it, as inline HTML.
  private static func markup(
    of tex: [TeXCharacter], isDisplay: Bool
  ) throws(TeXProblem) -> String {
    let node = try TeXParser.parse(tex)
    let row = MathWriter.row([node].flattened)
    let source = String(String.UnicodeScalarView(tex.map(\.scalar)))
    let annotation = MathElement(
      "annotation", [("encoding", "application/x-tex")],
      text: source.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let math = MathElement(
      "math", isDisplay ? [("display", "block")] : [],
      [MathElement("semantics", [row, annotation])])
    let isWide = row.width > narrow
    guard isDisplay || isWide else { return math.html }
    // What may be wider than a phone scrolls in a box of its own, by keyboard too.
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Formula\"" : ""
    return
      "<span class=\"\(isDisplay ? "display" : "wide") formula\"\(keyboard)>\(math.html)</span>"
  }

  /// How many characters fit on a phone, with some to spare.
  private static let narrow = 20
}
