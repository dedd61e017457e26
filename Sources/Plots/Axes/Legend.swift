import LessonDrawing

extension PlotFrame {
  private static let keyWidth = 26
  private static let gap = 18

  /// The entries in rows that fit into the drawing, each with the pixel that it begins at.
  static func rows(of legend: [Entry]) -> [[(entry: Entry, x: Int)]] {
    var rows: [[(entry: Entry, x: Int)]] = []
    var x = size.width
    for entry in legend {
      var entry = entry
      entry.name = TextMeasure.fitted(entry.name, size.width - 24 - keyWidth)
      let width = keyWidth + TextMeasure.width(entry.name) + gap
      if x + width - gap > size.width - 12 {
        rows.append([])
        x = 12
      }
      rows[rows.count - 1].append((entry, x))
      x += width
    }
    return rows
  }

  /// Draws the rows of entries one below the other, from a pixel on.
  static func draw(_ legend: [Entry], from top: Int, in drawing: inout SVGText) {
    for (index, row) in rows(of: legend).enumerated() {
      let y = top + index * 20
      for (entry, x) in row {
        let colour = Palette.colour(entry.number)
        if entry.hasLine {
          drawing.add(
            "path",
            [
              "d": "M\(x) \(y - 4)h20", "stroke": colour, "stroke-width": "2",
              "stroke-dasharray": Palette.dash(entry.number),
            ])
        }
        if entry.hasPoints {
          let place = Place(x: (x + 10) * 10, y: (y - 4) * 10)
          Marker(entry.number).draw([place], colour: colour, in: &drawing)
        }
        drawing.add(
          text: entry.name, ["x": "\(x + keyWidth)", "y": "\(y)", "fill": Palette.ink])
      }
    }
  }
}
