/// Writes nodes as elements of MathML Core (W3C), which browsers draw without a script.
enum MathWriter {
  static func element(_ node: TeXNode, role: Symbol.Class? = nil) -> MathElement {
    switch node {
    case .symbol(let symbol): SymbolWriter.element(symbol, role: role ?? symbol.role)
    case .number(let digits): MathElement("mn", text: digits)
    case .text(let text):
      // White space at the ends of a token counts for nothing in MathML.
      MathElement("mtext", text: text.replacing(" ", with: "\u{A0}"))
    case .space(let width): MathElement("mspace", [("width", "\(width)em")], [])
    case .row(let nodes): row(nodes)
    case .scripts(let scripts): ScriptWriter.element(scripts, role: role)
    case .fraction(let fraction): self.fraction(fraction)
    case .root(let radicand, let degree):
      degree.map { MathElement("mroot", [element(radicand), element($0)]) }
        ?? MathElement("msqrt", MathRow(nodes: [radicand].flattened).elements)
    case .fenced(let rows, let delimiters): fenced(rows, delimiters)
    case .delimiter(let text, let height, let role): SymbolWriter.delimiter(text, height, role)
    case .accent(let base, let accent):
      MathElement(
        accent.isUnder ? "munder" : "mover",
        [(accent.isUnder ? "accentunder" : "accent", "true")],
        [
          element(base),
          MathElement(
            "mo", [("stretchy", accent.isStretchy ? "true" : "false")], text: accent.text),
        ])
    case .stack(let base, let over, let under, _): stack(base, over: over, under: under)
    case .table(let table): TableWriter.element(table)
    case .phantom(let node): MathElement("mphantom", [element(node)])
    case .padded(let node, let hasWidth):
      MathElement(
        "mpadded", hasWidth ? [("height", "0"), ("depth", "0")] : [("width", "0")], [element(node)])
    case .marked(let node, let mark):
      MathElement(
        "mrow", [("class", mark.rawValue)], MathRow(nodes: [node].flattened).elements)
    case .styled(let node, let isDisplay, let level):
      styled(MathRow(nodes: [node].flattened).elements, isDisplay, level)
    }
  }

  /// One element for a row: its only one, or an `mrow`.
  static func row(_ nodes: [TeXNode]) -> MathElement {
    let elements = MathRow(nodes: nodes).elements
    return elements.count == 1 ? elements[0] : MathElement("mrow", elements)
  }

  private static func fraction(_ fraction: TeXNode.Fraction) -> MathElement {
    let line = fraction.hasLine ? [] : [("linethickness", "0")]
    let element = MathElement(
      "mfrac", line, [element(fraction.numerator), element(fraction.denominator)])
    return fraction.isDisplay.map { styled([element], $0) } ?? element
  }

  private static func styled(
    _ elements: [MathElement], _ isDisplay: Bool, _ level: Int = 0
  ) -> MathElement {
    MathElement(
      "mstyle", [("displaystyle", isDisplay ? "true" : "false"), ("scriptlevel", "\(level)")],
      elements)
  }

  private static func fenced(_ rows: [TeXNode], _ delimiters: [String]) -> MathElement {
    var elements: [MathElement] = []
    for (index, text) in delimiters.enumerated() {
      let form = index == 0 ? "prefix" : index == delimiters.count - 1 ? "postfix" : "infix"
      if !text.isEmpty { elements.append(SymbolWriter.fence(text, form: form)) }
      if rows.indices.contains(index) { elements.append(element(rows[index])) }
    }
    return MathElement("mrow", elements)
  }

  private static func stack(_ base: TeXNode, over: TeXNode?, under: TeXNode?) -> MathElement {
    let base = element(base)
    return switch (under, over) {
    case (let under?, let over?):
      MathElement("munderover", [base, element(under), element(over)])
    case (let under?, nil): MathElement("munder", [base, element(under)])
    case (nil, let over?): MathElement("mover", [base, element(over)])
    case (nil, nil): base
    }
  }
}

extension [TeXNode] {
  /// The nodes of the row that is the only one of these.
  var flattened: [TeXNode] {
    if count == 1, case .row(let nodes) = self[0] { return nodes }
    return self
  }
}

/// Writes matrices, cases and aligned equations.
///
/// Where columns stand is in the style sheet: MathML Core has no attribute for it, and the pages' policy
/// forbids styles in elements.
private enum TableWriter {
  static func element(_ table: TeXTable) -> MathElement {
    var attributes: [(String, String)] = []
    switch table.layout {
    case .aligned: attributes.append(("class", "aligned"))
    case .left: attributes.append(("class", "cases"))
    case .centered, .columns: if table.isSmall { attributes.append(("class", "small")) }
    }
    if table.isDisplay { attributes.append(("displaystyle", "true")) }
    let last = table.rows.count - 1
    let rows = table.rows.enumerated().map { row, cells in
      let lines =
        (table.lines.contains(row) ? ["above"] : [])
        + (row == last && table.lines.contains(row + 1) ? ["below"] : [])
      return MathElement(
        "mtr", lines.isEmpty ? [] : [("class", lines.joined(separator: " "))],
        cells.enumerated().map { index, cell in
          MathElement("mtd", classes(index, table), MathRow(nodes: [cell].flattened).elements)
        })
    }
    var body = MathElement("mtable", attributes, rows)
    if table.isSmall { body = MathElement("mstyle", [("scriptlevel", "1")], [body]) }
    guard !table.open.isEmpty || !table.close.isEmpty else { return body }
    let open = table.open.isEmpty ? [] : [SymbolWriter.fence(table.open, form: "prefix")]
    let close = table.close.isEmpty ? [] : [SymbolWriter.fence(table.close, form: "postfix")]
    return MathElement("mrow", open + [body] + close)
  }

  private static func classes(_ index: Int, _ table: TeXTable) -> [(String, String)] {
    guard case .columns(let columns) = table.layout else { return [] }
    var classes: [String] = []
    if columns.indices.contains(index), columns[index] != .center {
      classes.append(columns[index].rawValue)
    }
    if table.bars.contains(index) { classes.append("before") }
    if index == columns.count - 1, table.bars.contains(index + 1) { classes.append("behind") }
    return classes.isEmpty ? [] : [("class", classes.joined(separator: " "))]
  }
}
