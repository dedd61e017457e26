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
  /// The macros behind it, where it defines any.
  private let macros: TeXMacros?

  init(
    pieces: [Range<Int>], isDisplay: Bool, tex: [TeXCharacter], source: String,
    _ macros: TeXMacros = TeXMacros()
  ) {
    self.pieces = pieces
    self.isDisplay = isDisplay
    self.tex = tex
    self.source = source
    var behind = macros
    markup = Result { () throws(TeXProblem) in
      try Self.markup(of: tex, isDisplay: isDisplay, &behind)
    }
    self.macros = behind.unused == macros ? nil : behind.unused
  }

  /// The formulas of a page in their order, each read with what those before it define.
  static func all(_ formulas: [Formula]) -> [Formula] {
    guard formulas.contains(where: { $0.macros != nil }) else { return formulas }
    var macros = TeXMacros()
    return formulas.map { formula in
      let formula = Formula(
        pieces: formula.pieces, isDisplay: formula.isDisplay, tex: formula.tex,
        source: formula.source, macros)
      macros = formula.macros ?? macros
      return formula
    }
  }

  /// The byte where it starts.
  var offset: Int { pieces.first?.lowerBound ?? 0 }

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
    of tex: [TeXCharacter], isDisplay: Bool, _ macros: inout TeXMacros
  ) throws(TeXProblem) -> String {
    let node = try TeXParser.parse(tex, isDisplay: isDisplay, &macros)
    // Of definitions alone nothing is seen.
    guard node != .row([]) else { return "" }
    let row = MathWriter.row([node].flattened)
    let source = String(String.UnicodeScalarView(tex.map(\.scalar)))
    let annotation = MathElement(
      "annotation", [("encoding", "application/x-tex")],
      text: source.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let math = MathElement(
      "math", isDisplay ? [("display", "block")] : [],
      [MathElement("semantics", [row, annotation])])
    let width = row.width
    let isWide = width > narrow
    guard isDisplay || isWide else { return math.html }
    // What may be wider than a phone scrolls in a box of its own, by keyboard too.
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Formula\"" : ""
    // On paper nothing scrolls: what may be wider than a sheet is printed smaller.
    let size = sizes.last(where: { width > $0.least }).map { " \($0.name)" } ?? ""
    return
      "<span class=\"\(isDisplay ? "display" : "wide") formula\(size)\"\(keyboard)>\(math.html)</span>"
  }

  /// How many characters fit on a phone, with some to spare.
  private static let narrow = 20

  /// Above how many characters a formula may be wider than a sheet, and the class that makes it smaller there, in
  /// percent.
  private static let sizes: [(least: Int, name: String)] = [
    (70, "s70"), (100, "s50"), (140, "s33"), (210, "s20"),
  ]
}
