import LessonDrawing

/// Texts in rows and columns with coloured fields; the first row and column are their names.
struct FieldGrid {
  var title: String
  /// The name of each row; the first is that of the row of names.
  var heads: [String]
  /// The texts of the rows; the first row holds the names of the columns.
  var cells: [[String]]
  /// The colours of the fields below the names; empty where they have none.
  var strengths: [[Strength]] = []
  /// What the columns are, above their names.
  var columnTitle = ""

  private static let (margin, rowHeight, widestHead) = (12, 26, 130)

  /// The grid as a drawing.
  func svg(name: String, description: String) -> String {
    let headWidth = min(heads.map { TextMeasure.width($0) }.max() ?? 0, Self.widestHead) + 16
    let field = min((cells.joined().map { TextMeasure.width($0) }.max() ?? 0) + 18, 120)
    let columns = cells.first?.count ?? 0
    let top = (title.isEmpty ? Self.margin : 34) + (columnTitle.isEmpty ? 0 : 20)
    let width = max(
      headWidth + columns * field, min(TextMeasure.width(title, size: 16), 400),
      columnTitle.isEmpty ? 0 : headWidth + TextMeasure.width(columnTitle))
    var drawing = SVGText(
      width: width + 2 * Self.margin, height: top + cells.count * Self.rowHeight + Self.margin,
      title: title.isEmpty ? name : title, description: description)
    if !title.isEmpty {
      drawing.add(
        text: TextMeasure.fitted(title, width, size: 16),
        ["x": "12", "y": "22", "font-size": "15", "font-weight": "600", "fill": Palette.ink])
    }
    let left = Self.margin + headWidth
    if !columnTitle.isEmpty {
      drawing.add(text: columnTitle, ["x": "\(left)", "y": "\(top - 6)", "fill": Palette.ink])
    }
    drawFields(field, left, top + Self.rowHeight, in: &drawing)
    for (row, (head, texts)) in zip(heads, cells).enumerated() {
      let y = top + row * Self.rowHeight
      let line = "M\(Self.margin) \(y + Self.rowHeight)H\(left + columns * field)"
      drawing.add("path", ["d": line, "stroke": row == 0 ? Palette.quiet : Palette.grid])
      drawing.add(
        text: TextMeasure.fitted(head, Self.widestHead),
        ["x": "\(Self.margin)", "y": "\(y + 18)", "fill": Palette.quiet])
      for (column, text) in texts.enumerated() {
        drawing.add(
          text: TextMeasure.fitted(text, field - 10),
          [
            "x": "\(left + (column + 1) * field - 8)", "y": "\(y + 18)", "text-anchor": "end",
            "fill": row == 0 ? Palette.quiet : Palette.ink,
          ])
      }
    }
    return drawing.finished
  }

  private func drawFields(_ field: Int, _ left: Int, _ top: Int, in drawing: inout SVGText) {
    for (row, strengths) in strengths.enumerated() {
      for (column, strength) in strengths.enumerated() where strength.twentieths > 0 {
        drawing.add(
          "rect",
          [
            "x": "\(left + column * field + 1)", "y": "\(top + row * Self.rowHeight + 1)",
            "width": "\(field - 2)", "height": "\(Self.rowHeight - 2)", "rx": "3",
            "fill": Palette.colour(strength.isNegative ? 1 : 0),
            "fill-opacity": Palette.opacity(strength.twentieths),
          ])
      }
    }
  }
}
