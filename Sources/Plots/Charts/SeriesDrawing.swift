import LessonDrawing

/// A series inside a frame: its line, cut where a number is missing, and its points.
struct SeriesDrawing {
  private let mark: Series.Mark
  private let number: Int
  /// The pieces of the line.
  private let pieces: [[Place]]

  init(_ series: Series, _ number: Int, in frame: PlotFrame) {
    mark = series.mark
    self.number = number
    let places = zip(series.x, series.y).map { frame.place($0, $1) }
    pieces = places.split { $0 == nil }.map { $0.compactMap { $0 } }
  }

  func draw(in drawing: inout SVGText) {
    let colour = Palette.colour(number)
    let lines = pieces.filter { $0.count > 1 }
    if mark != .points, !lines.isEmpty {
      drawing.add(
        "path",
        [
          "d": lines.map { Self.path(Self.thinned($0)) }.joined(), "stroke": colour,
          "stroke-width": "2", "stroke-linejoin": "round",
          "stroke-dasharray": Palette.dash(number),
        ])
    }
    // A point between two gaps has no line to show it.
    let points = mark == .line ? pieces.filter { $0.count == 1 }.joined() : pieces.joined()
    Marker(number).draw(Array(points), colour: colour, in: &drawing)
  }

  private static func path(_ places: [Place]) -> String {
    places.enumerated().map { ($0 == 0 ? "M" : "L") + $1.path }.joined()
  }

  /// The line with at most four points a pixel column, which look the same: first, highest, lowest
  /// and last.
  private static func thinned(_ places: [Place]) -> [Place] {
    guard places.count > 4 * PlotFrame.size.width else { return places }
    var kept: [Place] = []
    var rest = places[...]
    while let first = rest.first {
      let column = rest.prefix { $0.x / 10 == first.x / 10 }
      rest = rest.dropFirst(column.count)
      let heights = column.map(\.y)
      let extremes = Set(
        [heights.min(), heights.max()].compactMap { $0 }.compactMap { height in
          column.firstIndex { $0.y == height }
        })
      let indices = extremes.union([column.startIndex, column.endIndex - 1])
      kept += indices.sorted().map { column[$0] }
    }
    return kept
  }
}
