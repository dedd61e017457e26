import LessonDrawing

/// The frame of a chart with two axes: title, legend, grid and labels, and the places inside it.
struct PlotFrame {
  /// One entry of the legend.
  struct Entry {
    var name: String
    var number: Int
    var hasLine: Bool
    var hasPoints: Bool
  }

  /// The size of all charts with axes: on a phone the text is still readable.
  static let size = (width: 440, height: 260)

  let xAxis: Axis
  let yAxis: Axis
  private let title: String
  private let legend: [Entry]
  /// The inside of the frame, in tenths of a pixel.
  let (left, right, top, bottom): (Int, Int, Int, Int)

  init(title: String, x xAxis: Axis, y yAxis: Axis, legend: [Entry] = []) {
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.legend = legend.count > 1 || legend.contains { !$0.name.isEmpty } ? legend : []
    let labels = yAxis.range?.ticks.map { TextMeasure.width($0.label) } ?? []
    left = (min(labels.max() ?? 10, Self.labelWidth) + 16) * 10
    right = (Self.size.width - 14) * 10
    var top = title.isEmpty ? 12 : 34
    top += Self.rows(of: self.legend).count * 20
    if !yAxis.label.isEmpty { top += 20 }
    self.top = top * 10
    bottom = (Self.size.height - (xAxis.label.isEmpty ? 26 : 46)) * 10
  }

  /// The place of a point; `nil` where one of its numbers has no place on its axis.
  func place(_ x: Double, _ y: Double) -> Place? {
    guard let x = xAxis.position(x), let y = yAxis.position(y) else { return nil }
    return Place(
      x: left + Int((x * Double(right - left)).rounded()),
      y: bottom - Int((y * Double(bottom - top)).rounded()))
  }

  /// Draws everything but the data.
  func draw(in drawing: inout SVGText) {
    if !title.isEmpty {
      drawing.add(
        text: TextMeasure.fitted(title, Self.size.width - 24, size: 16),
        ["x": "12", "y": "22", "font-size": "15", "font-weight": "600", "fill": Palette.ink])
    }
    Self.draw(legend, from: title.isEmpty ? 20 : 44, in: &drawing)
    drawGrid(in: &drawing)
    drawLabels(in: &drawing)
    if xAxis.range == nil || yAxis.range == nil {
      drawing.add(
        text: "no values",
        [
          "x": Place.text((left + right) / 2), "y": Place.text((top + bottom) / 2),
          "text-anchor": "middle", "fill": Palette.quiet,
        ])
    }
  }

  private static let labelWidth = 110

  private func drawGrid(in drawing: inout SVGText) {
    let rows = (yAxis.range?.ticks ?? []).compactMap { yAxis.position($0.value) }
      .map { bottom - Int(($0 * Double(bottom - top)).rounded()) }
    let columns = (xAxis.range?.ticks ?? []).compactMap { xAxis.position($0.value) }
      .map { left + Int(($0 * Double(right - left)).rounded()) }
    let lines = rows.map { "M\(Place(x: left, y: $0).path)H\(Place.text(right))" }
    if !lines.isEmpty { drawing.add("path", ["d": lines.joined(), "stroke": Palette.grid]) }
    let marks = columns.map { "M\(Place(x: $0, y: bottom).path)v4" }
    drawing.add(
      "path",
      [
        "d": "M\(Place(x: left, y: bottom).path)H\(Place.text(right))" + marks.joined(),
        "stroke": Palette.quiet,
      ])
  }

  private func drawLabels(in drawing: inout SVGText) {
    for tick in yAxis.range?.ticks ?? [] {
      guard let position = yAxis.position(tick.value) else { continue }
      let y = bottom - Int((position * Double(bottom - top)).rounded())
      drawing.add(
        text: TextMeasure.fitted(tick.label, Self.labelWidth),
        [
          "x": Place.text(left - 70), "y": Place.text(y + 45), "text-anchor": "end",
          "fill": Palette.quiet,
        ])
    }
    var end = 0
    for tick in xAxis.range?.ticks ?? [] {
      guard let position = xAxis.position(tick.value) else { continue }
      let width = TextMeasure.width(tick.label) * 10
      // A reader may want more space between letters: a tenth of their width is kept for that.
      let edge = PlotFrame.size.width * 10 - 20 - width * 6 / 10
      let x = min(left + Int((position * Double(right - left)).rounded()), edge)
      // A label that would stand on the one before it is left out; its mark stays.
      guard x - width / 2 >= end else { continue }
      end = x + width / 2 + 60
      drawing.add(
        text: tick.label,
        [
          "x": Place.text(x), "y": Place.text(bottom + 180), "text-anchor": "middle",
          "fill": Palette.quiet,
        ])
    }
    if !yAxis.label.isEmpty {
      drawing.add(
        text: TextMeasure.fitted(yAxis.label, Self.size.width - 24),
        ["x": "12", "y": Place.text(top - 120), "fill": Palette.ink])
    }
    if !xAxis.label.isEmpty {
      drawing.add(
        text: TextMeasure.fitted(xAxis.label, (right - left) / 10),
        [
          "x": Place.text((left + right) / 2), "y": "\(Self.size.height - 8)",
          "text-anchor": "middle", "fill": Palette.ink,
        ])
    }
  }
}
