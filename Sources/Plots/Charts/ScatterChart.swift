import LessonDrawing

/// Points in groups, and the region of each group where a function tells it.
///
///     ScatterChart(x: x, y: y, groups: labels, names: ["no", "yes"]) { x, y in
///       model.predict(x, y)
///     }
public struct ScatterChart: Picture {
  private let series: [Series]
  private let title: String
  private let xAxis: Axis
  private let yAxis: Axis
  private let regions: Regions?
  /// The points of each group with their texts, where there are any.
  private let labels: [[String]]
  private static let labelWidth = 120
  /// How many points lie in the region of their own group.
  private let agreeing: Int?

  /// Makes a chart of points, each in the group whose number it has.
  ///
  /// - Parameters:
  ///   - groups: one number a point, from zero; all points are of one group where it is left out.
  ///   - names: the groups' names, by number.
  ///   - labels: a text for each point, drawn in the place of its mark; marks where it is left out.
  ///   - regions: the group of a place: a decision boundary lies where it changes.
  public init<X: PlotNumber, Y: PlotNumber>(
    x: [X], y: [Y], groups: [Int]? = nil, names: [String] = [], labels: [String] = [],
    title: String = "", xLabel: String = "", yLabel: String = "",
    regions: ((Double, Double) -> Int)? = nil
  ) {
    let groups = groups ?? Array(repeating: 0, count: x.count)
    precondition(
      x.count == y.count && x.count == groups.count,
      "each point needs x, y and a group: there are \(x.count), \(y.count) and \(groups.count)")
    precondition(groups.allSatisfy { $0 >= 0 }, "the groups are numbered from zero")
    precondition(
      labels.isEmpty || labels.count == x.count,
      "each point needs a label: there are \(x.count) points and \(labels.count) labels")
    let (x, y) = (x.map(\.plotValue), y.map(\.plotValue))
    let members = (0..<max((groups.max() ?? -1) + 1, names.count)).map { group in
      groups.indices.filter { groups[$0] == group }
    }
    self.labels = labels.isEmpty ? [] : members.map { $0.map { labels[$0] } }
    series = members.enumerated().map { group, members in
      let name = names.indices.contains(group) ? names[group] : "\(group)"
      return Series(
        name, x: members.map { x[$0] }, y: members.map { y[$0] }, mark: .points)
    }
    self.title = title
    let (xAxis, yAxis) = (Axis(xLabel, x, count: 6), Axis(yLabel, y, count: 5))
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.regions = regions.flatMap { Regions(xAxis, yAxis, $0) }
    agreeing = regions.map { group in groups.indices.count { group(x[$0], y[$0]) == groups[$0] } }
  }

  /// `scatter chart: moons, 100 points: 50 no, 50 yes; regions hold 97 of them`.
  public var summary: String {
    let count = series.reduce(0) { $0 + $1.x.count }
    var text = "scatter chart: " + (title.isEmpty ? "" : "\(title), ")
    text += "\(count) \(count == 1 ? "point" : "points")"
    if series.count > 1 {
      text += ": " + series.map { "\($0.x.count) \($0.name)" }.joined(separator: ", ")
    }
    return text + (agreeing.map { "; \($0) in their own region" } ?? "")
  }

  /// The chart as a drawing.
  public var svg: String {
    let frame = PlotFrame(
      title: title, x: xAxis, y: yAxis,
      legend: series.count > 1 ? series.enumerated().map { $1.entry($0) } : [])
    var drawing = SVGText(
      width: PlotFrame.size.width, height: PlotFrame.size.height,
      title: title.isEmpty ? "Scatter chart" : title, description: frame.description(of: summary))
    regions?.draw(in: frame, &drawing)
    frame.draw(in: &drawing)
    for (number, series) in series.enumerated() {
      if labels.isEmpty {
        SeriesDrawing(series, number, in: frame).draw(in: &drawing)
      } else {
        draw(labels[number], at: series, number, in: frame, &drawing)
      }
    }
    return drawing.finished
  }

  /// Writes the labels of a group where its points lie.
  private func draw(
    _ labels: [String], at series: Series, _ number: Int, in frame: PlotFrame,
    _ drawing: inout SVGText
  ) {
    for (index, label) in labels.enumerated() {
      guard let place = frame.place(series.x[index], series.y[index]) else { continue }
      drawing.add(
        text: TextMeasure.fitted(label, Self.labelWidth),
        [
          "x": Place.text(place.x), "y": Place.text(place.y + 45), "text-anchor": "middle",
          "font-weight": "600", "fill": Palette.colour(number),
        ])
    }
  }
}
