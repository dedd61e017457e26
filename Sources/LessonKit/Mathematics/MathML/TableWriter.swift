/// Writes matrices, cases and aligned equations.
///
/// Where columns stand is in the style sheet: MathML Core has no attribute for it, and the pages' policy
/// forbids styles in elements.
enum TableWriter {
  static func element(_ table: TeXTable) -> MathElement {
    var attributes: [(String, String)] = []
    switch table.layout {
    case .aligned: attributes.append(("class", "aligned"))
    case .left: attributes.append(("class", "cases"))
    case .centered, .columns: if table.isSmall { attributes.append(("class", "small")) }
    }
    if table.isDisplay { attributes.append(("displaystyle", "true")) }
    if table.isSmall { attributes.append(("scriptlevel", "1")) }
    let rows = table.rows.map { cells in
      MathElement(
        "mtr",
        cells.enumerated().map { index, cell in
          MathElement("mtd", align(index, table.layout), MathRow([cell].flattened).elements)
        })
    }
    let body = MathElement("mtable", attributes, rows)
    guard !table.open.isEmpty || !table.close.isEmpty else { return body }
    let open = table.open.isEmpty ? [] : [SymbolWriter.fence(table.open, form: "prefix")]
    let close = table.close.isEmpty ? [] : [SymbolWriter.fence(table.close, form: "postfix")]
    return MathElement("mrow", open + [body] + close)
  }

  private static func align(_ index: Int, _ layout: TeXTable.Layout) -> [(String, String)] {
    guard case .columns(let columns) = layout, columns.indices.contains(index),
      columns[index] != .center
    else { return [] }
    return [("class", columns[index].rawValue)]
  }
}
