/// A formula as a page shows it: MathML with its TeX beside it.
struct FormulaMarkup {
  /// The inline HTML.
  let html: String

  /// Converts what stands between dollars, or double ones for a display.
  init(_ tex: [TeXCharacter], isDisplay: Bool) throws(TeXProblem) {
    let node = try TeXParser.parse(tex)
    let row = MathWriter.row([node].flattened)
    let source = String(String.UnicodeScalarView(tex.map(\.scalar)))
    let annotation = MathElement(
      "annotation", [("encoding", "application/x-tex")],
      text: source.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let math = MathElement(
      "math", isDisplay ? [("display", "block")] : [],
      [MathElement("semantics", [row, annotation])])
    let isWide = row.width > Self.narrow
    guard isDisplay || isWide else {
      html = math.html
      return
    }
    // What may be wider than a phone scrolls in a box of its own, by keyboard too.
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Formula\"" : ""
    html =
      "<span class=\"\(isDisplay ? "display" : "wide") formula\"\(keyboard)>\(math.html)</span>"
  }

  /// How many characters fit on a phone, with some to spare.
  private static let narrow = 20
}
