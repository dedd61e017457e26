import LessonDrawing

/// Lines over two axes, such as the loss of each epoch.
///
///     LineChart([Series("train", losses), Series("test", testLosses)], x: "epoch", y: "loss")
public struct LineChart: Picture {
  private let series: [Series]
  private let title: String
  private let xLabel: String
  private let yLabel: String
  private let yScale: AxisScale

  /// Makes a chart of lines; labels name what the axes measure, and its unit.
  public init(
    _ series: [Series], title: String = "", x xLabel: String = "", y yLabel: String = "",
    yScale: AxisScale = .linear
  ) {
    self.series = series
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.yScale = yScale
  }

  /// `line chart: loss, 100 points, 30 → 0`; one line for each of several series.
  public var summary: String {
    let scale = yScale == .logarithmic ? "line chart, logarithmic" : "line chart"
    let subject = [title, series.count == 1 ? series[0].name : "", yLabel].first { !$0.isEmpty }
    let head = subject.map { "\(scale): \($0)" } ?? scale
    guard series.count != 1 else {
      return head + (subject == nil ? ": " : ", ") + series[0].summary
    }
    guard !series.isEmpty else { return head + (subject == nil ? ": " : ", ") + "no series" }
    let lines = series.enumerated().map { number, series in
      "  \(series.name.isEmpty ? "series \(number + 1)" : series.name): \(series.summary)"
    }
    return ([head] + lines).joined(separator: "\n")
  }

  /// The chart as a drawing.
  public var svg: String {
    let frame = PlotFrame(
      title: title, x: Axis(xLabel, series.flatMap(\.x), count: 6, isTight: true),
      y: Axis(yLabel, series.flatMap(\.y), scale: yScale, count: 5),
      legend: series.enumerated().map { $1.entry($0) })
    var drawing = SVGText(
      width: PlotFrame.size.width, height: PlotFrame.size.height,
      title: title.isEmpty ? "Line chart" : title, description: frame.description(of: summary))
    frame.draw(in: &drawing)
    for (number, series) in series.enumerated() {
      SeriesDrawing(series, number, in: frame).draw(in: &drawing)
    }
    return drawing.finished
  }
}

/// Makes a line chart of numbers in their order, counted from one.
///
///     plot(losses, x: "epoch", y: "loss")
public func plot<Value: PlotNumber>(
  _ values: some Sequence<Value>, title: String = "", x xLabel: String = "", y yLabel: String = "",
  startingAt start: Int = 1, yScale: AxisScale = .linear
) -> LineChart {
  LineChart(
    [Series("", values, startingAt: start)], title: title, x: xLabel, y: yLabel, yScale: yScale)
}

extension PlotFrame {
  /// A summary with what the axes measure, for readers who do not see them.
  func description(of summary: String) -> String {
    let axes = [("x", xAxis), ("y", yAxis)].compactMap { name, axis in
      axis.range.map { range in
        let ends = "\(DecimalText.text(range.lower)) to \(DecimalText.text(range.upper))"
        return axis.label.isEmpty ? "\(name) from \(ends)" : "\(name): \(axis.label), from \(ends)"
      }
    }
    return ([summary] + axes).joined(separator: ". ")
  }
}
