import LessonDrawing

/// How many numbers lie in each of a row of intervals of the same width.
///
///     Histogram(weights, label: "weight")
public struct Histogram: Picture {
  private let title: String
  private let label: String
  private let edges: [Double]
  private let counts: [Int]
  private let total: Int

  /// Counts numbers in about that many intervals, whose borders are round numbers.
  ///
  /// A number on a border belongs to the interval above it; on the last border, to the one below.
  public init<Value: PlotNumber>(
    _ values: some Sequence<Value>, bins: Int = 12, title: String = "", label: String = "value"
  ) {
    precondition(bins >= 1, "a histogram needs one interval or more, and not \(bins)")
    let all = values.map(\.plotValue)
    let known = all.filter(\.isFinite)
    self.title = title
    self.label = label
    total = all.count
    guard let lower = known.min(), let upper = known.max() else {
      (edges, counts) = ([], [])
      return
    }
    let edges = Ticks(from: lower, to: upper, count: bins).ticks.map(\.value)
    var counts = Array(repeating: 0, count: max(edges.count - 1, 0))
    for value in known {
      let above = edges.firstIndex { $0 > value } ?? edges.count
      if !counts.isEmpty { counts[min(max(above - 1, 0), counts.count - 1)] += 1 }
    }
    (self.edges, self.counts) = (edges, counts)
  }

  /// `histogram: weight, 60 values in 12 bins from -3 to 3, most 14 from 0 to 0.5`.
  public var summary: String {
    let head = "histogram: \(title.isEmpty ? label : title), "
    let count = "\(total) \(total == 1 ? "value" : "values")"
    let missing = total - counts.reduce(0, +)
    let tail = missing == 0 ? "" : "; \(missing) not finite"
    guard let most = counts.max(), let index = counts.firstIndex(of: most),
      let first = edges.first, let last = edges.last
    else { return head + count + tail }
    let text = { DecimalText.text($0) }
    return head + count + " in \(counts.count) \(counts.count == 1 ? "bin" : "bins")"
      + " from \(text(first)) to \(text(last)), "
      + "most \(most) from \(text(edges[index])) to \(text(edges[index + 1]))" + tail
  }

  /// The histogram as a drawing.
  public var svg: String {
    let frame = PlotFrame(
      title: title, x: Axis(label, edges, count: 6, isTight: true),
      y: Axis("count", counts.isEmpty ? [] : [0, max(Double(counts.max() ?? 0), 4)], count: 4))
    var drawing = SVGText(
      width: PlotFrame.size.width, height: PlotFrame.size.height,
      title: title.isEmpty ? "Histogram" : title, description: frame.description(of: summary))
    frame.draw(in: &drawing)
    let bars = counts.indices.compactMap { index -> String? in
      guard counts[index] > 0, let start = frame.place(edges[index], 0),
        let end = frame.place(edges[index + 1], Double(counts[index]))
      else { return nil }
      let (width, height) = (end.x - start.x - 10, start.y - end.y)
      return "M\(Place(x: start.x + 5, y: start.y).path)v\(Place.text(-height))"
        + "h\(Place.text(width))v\(Place.text(height))z"
    }
    if !bars.isEmpty { drawing.add("path", ["d": bars.joined(), "fill": Palette.colour(0)]) }
    return drawing.finished
  }
}
