import LessonDrawing

/// The group of each place inside a chart, on a grid.
struct Regions {
  private static let (columns, rows) = (80, 48)

  /// Group numbers, row by row from the top.
  private let groups: [[Int]]

  /// Asks `group` for the middle of each field; `nil` where the axes show nothing.
  init?(_ xAxis: Axis, _ yAxis: Axis, _ group: (Double, Double) -> Int) {
    guard let x = xAxis.range, let y = yAxis.range else { return nil }
    func middle(_ index: Int, of count: Int, _ lower: Double, _ upper: Double) -> Double {
      let part = (Double(index) + 0.5) / Double(count)
      return lower * (1 - part) + upper * part
    }
    groups = (0..<Self.rows).map { row in
      let y = middle(row, of: Self.rows, y.upper, y.lower)
      return (0..<Self.columns).map { column in
        group(middle(column, of: Self.columns, x.lower, x.upper), y)
      }
    }
  }

  /// Colours the fields, as one element a group.
  ///
  /// `fill` tells a group's colour, and how much of it covers the ground, in twentieths. A group without one is
  /// left empty.
  func draw(
    in frame: PlotFrame, _ drawing: inout SVGText,
    fill: (Int) -> (colour: String, twentieths: Int)? = { (Palette.colour($0), 4) }
  ) {
    func x(_ column: Int) -> Int {
      frame.left + (frame.right - frame.left) * column / Self.columns
    }
    func y(_ row: Int) -> Int { frame.top + (frame.bottom - frame.top) * row / Self.rows }
    var paths: [Int: String] = [:]
    for (row, groups) in groups.enumerated() {
      var start = 0
      while start < groups.count {
        let end = groups[start...].firstIndex { $0 != groups[start] } ?? groups.count
        let place = Place(x: x(start), y: y(row))
        let (width, height) = (x(end) - x(start), y(row + 1) - y(row))
        paths[groups[start], default: ""] +=
          "M\(place.path)h\(Place.text(width))v\(Place.text(height))h\(Place.text(-width))z"
        start = end
      }
    }
    for (group, path) in paths.sorted(by: { $0.key < $1.key }) {
      guard let (colour, twentieths) = fill(group) else { continue }
      drawing.add(
        "path",
        [
          "d": path, "fill": colour, "fill-opacity": Palette.opacity(twentieths),
          "shape-rendering": "crispEdges",
        ])
    }
  }
}
