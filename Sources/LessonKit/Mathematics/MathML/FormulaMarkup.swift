/// A formula as a page shows it: MathML with its TeX beside it.
struct FormulaMarkup {
  /// The inline HTML.
  let html: String

  /// Converts `formula`.
  init(_ formula: Formula) throws(TeXProblem) {
    let node = try TeXParser.parse(formula.tex)
    let row = MathWriter.row([node].flattened)
    let tex = String(String.UnicodeScalarView(formula.tex.map(\.scalar)))
    let annotation = MathElement(
      "annotation", [("encoding", "application/x-tex")],
      text: tex.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let math = MathElement(
      "math", formula.isDisplay ? [("display", "block")] : [],
      [MathElement("semantics", [row, annotation])])
    let isWide = row.width > Self.narrow
    guard formula.isDisplay || isWide else {
      html = math.html
      return
    }
    // What may be wider than a phone scrolls in a box of its own, by keyboard too.
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Formula\"" : ""
    html =
      "<span class=\"\(formula.isDisplay ? "display" : "wide") formula\"\(keyboard)>\(math.html)</span>"
  }

  /// How many characters fit on a phone, with some to spare.
  private static let narrow = 20
}
