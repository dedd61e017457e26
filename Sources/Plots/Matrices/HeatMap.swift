import LessonDrawing

/// A matrix as an image: the larger a number, the stronger the colour of its field.
///
///     HeatMap([[0, 5, 13], [8, 16, 2]], title: "pixels")
///
/// Negative numbers have a colour of their own. Numbers that are not finite are crossed out.
public struct HeatMap: Picture {
  private let matrix: Matrix
  private let title: String

  /// Makes an image of rows of numbers.
  public init<Value: PlotNumber>(_ rows: [[Value]], title: String = "") {
    matrix = Matrix(rows)
    self.title = title
  }

  /// Makes an image of numbers that are listed row by row.
  public init<Value: PlotNumber>(_ values: [Value], columns: Int, title: String = "") {
    precondition(
      columns > 0 && values.count.isMultiple(of: columns),
      "\(values.count) numbers do not make rows of \(columns)")
    self.init(
      stride(from: 0, to: values.count, by: columns).map { Array(values[$0..<$0 + columns]) },
      title: title)
  }

  /// `heat map: pixels, 2 × 3, 0 to 16`.
  public var summary: String {
    "heat map: \(title.isEmpty ? "" : "\(title), ")\(matrix.summary)"
  }

  private static let (widest, largestField, margin) = (360, 20, 12)

  /// The image as a drawing.
  public var svg: String {
    let field = max(
      1, min(Self.largestField, Self.widest / max(matrix.columnCount, matrix.rowCount, 1)))
    let (width, height) = (matrix.columnCount * field, matrix.rowCount * field)
    let top = title.isEmpty ? Self.margin : 34
    let titleWidth = min(TextMeasure.width(title, size: 16), Self.widest)
    var drawing = SVGText(
      width: max(width, titleWidth) + 2 * Self.margin, height: top + height + Self.margin,
      title: title.isEmpty ? "Heat map" : title, description: summary)
    if !title.isEmpty {
      drawing.add(
        text: TextMeasure.fitted(title, Self.widest, size: 16),
        ["x": "12", "y": "22", "font-size": "15", "font-weight": "600", "fill": Palette.ink])
    }
    drawFields(field, top: top, in: &drawing)
    drawing.add(
      "path",
      [
        "d": "M11.5 \(top - 1).5h\(width + 1)v\(height + 1)h-\(width + 1)z",
        "stroke": Palette.quiet,
      ])
    return drawing.finished
  }

  /// Draws the fields, as one element for each strength of each colour.
  private func drawFields(_ field: Int, top: Int, in drawing: inout SVGText) {
    var paths: [Strength: String] = [:]
    var crosses = ""
    let strengths = StrengthRule(matrix)
    for (row, values) in matrix.rows.enumerated() {
      let y = top + row * field
      for (column, value) in values.enumerated() {
        let x = Self.margin + column * field
        guard let strength = strengths.strength(of: value) else {
          crosses += "M\(x) \(y)l\(field) \(field)M\(x) \(y + field)l\(field)-\(field)"
          continue
        }
        guard strength.twentieths > 0 else { continue }
        paths[strength, default: ""] += "M\(x) \(y)h\(field)v\(field)h-\(field)z"
      }
    }
    for (strength, path) in paths.sorted(by: { $0.key < $1.key }) {
      drawing.add(
        "path",
        [
          "d": path, "fill": Palette.colour(strength.isNegative ? 1 : 0),
          "fill-opacity": Palette.opacity(strength.twentieths), "shape-rendering": "crispEdges",
        ])
    }
    if !crosses.isEmpty { drawing.add("path", ["d": crosses, "stroke": Palette.quiet]) }
  }
}
