import LessonDrawing

/// A surface seen from above, such as a loss over two weights, and paths over it.
///
///     SurfaceChart(
///       [Series("SGD", x: ws, y: bs, mark: .path)], x: -2...2, y: -1...3, levels: [0.1, 1, 10]
///     ) { w, b in loss(w, b) }
///
/// A place is the darker the more of the levels its height is above.
public struct SurfaceChart: Picture {
  private let paths: [Series]
  private let levels: [Double]
  private let title: String
  private let xAxis: Axis
  private let yAxis: Axis
  private let regions: Regions?
  /// The heights along each path.
  private let heights: [Series]

  /// Makes a chart of a surface and of paths over it.
  ///
  /// - Parameters:
  ///   - paths: points on the surface; the axes are made longer where one lies outside them.
  ///   - x: the part of the surface that is shown, and `y` alike.
  ///   - levels: the heights between which the surface has one shade.
  ///   - surface: the height of a place.
  public init(
    _ paths: [Series] = [], x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double],
    title: String = "", xLabel: String = "", yLabel: String = "",
    surface: (Double, Double) -> Double
  ) {
    self.paths = paths
    self.levels = levels
    self.title = title
    let xAxis = Axis(
      xLabel, [x.lowerBound, x.upperBound] + paths.flatMap(\.x), count: 6, isTight: true)
    let yAxis = Axis(
      yLabel, [y.lowerBound, y.upperBound] + paths.flatMap(\.y), count: 5, isTight: true)
    self.xAxis = xAxis
    self.yAxis = yAxis
    regions = Regions(xAxis, yAxis) { x, y in
      let height = surface(x, y)
      return levels.count { !(height <= $0) }
    }
    heights = paths.map { path in
      Series(path.name, zip(path.x, path.y).map { surface($0, $1) })
    }
  }

  /// `surface chart: loss, 3 levels`, and for each path its points and heights.
  public var summary: String {
    let head = "surface chart: " + (title.isEmpty ? "" : "\(title), ")
    let count = "\(levels.count) \(levels.count == 1 ? "level" : "levels")"
    let lines = heights.enumerated().map { number, path in
      "  \(path.name.isEmpty ? "path \(number + 1)" : path.name): \(path.summary)"
    }
    return ([head + count] + lines).joined(separator: "\n")
  }

  /// The chart as a drawing.
  public var svg: String {
    let frame = PlotFrame(
      title: title, x: xAxis, y: yAxis, legend: paths.enumerated().map { $1.entry($0) })
    var drawing = SVGText(
      width: PlotFrame.size.width, height: PlotFrame.size.height,
      title: title.isEmpty ? "Surface chart" : title, description: frame.description(of: summary))
    regions?.draw(in: frame, &drawing) { level in
      // The paths must stand out from the darkest shade.
      level == 0 ? nil : (Palette.quiet, max(1, level * 8 / levels.count))
    }
    frame.draw(in: &drawing)
    for (number, path) in paths.enumerated() {
      SeriesDrawing(path, number, in: frame).draw(in: &drawing)
    }
    return drawing.finished
  }
}
