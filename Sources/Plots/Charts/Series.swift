/// Points with a name, in the order in which a line goes through them.
public struct Series: Sendable {
  /// How a series is drawn.
  public enum Mark: Sendable {
    /// A line from point to point.
    case line
    /// Single points.
    case points
    /// A line with its points, for the steps of a way.
    case path
  }

  /// The name, for the legend.
  public let name: String
  /// How the series is drawn.
  public let mark: Mark
  let x: [Double]
  let y: [Double]

  /// Makes a series of points with these coordinates.
  public init<X: PlotNumber, Y: PlotNumber>(
    _ name: String = "", x: [X], y: [Y], mark: Mark = .line
  ) {
    precondition(
      x.count == y.count,
      "a series needs as many x as y: there are \(x.count) x and \(y.count) y")
    self.name = name
    self.mark = mark
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
  }

  /// Makes a series of numbers that were counted from `start`, such as the losses of epochs.
  public init<Y: PlotNumber>(
    _ name: String, _ y: some Sequence<Y>, startingAt start: Int = 1, mark: Mark = .line
  ) {
    let y = Array(y)
    self.init(name, x: Array(start..<start + y.count), y: y, mark: mark)
  }

  /// Makes the curve of a function, from its values at evenly spaced places.
  ///
  ///     Series("loss", over: 0...4) { w in (w - 2) * (w - 2) }
  public init(
    _ name: String = "", over range: ClosedRange<Double>, points count: Int = 81,
    _ function: (Double) throws -> some PlotNumber
  ) rethrows {
    precondition(count >= 2, "a curve needs two points or more, and not \(count)")
    let width = range.upperBound - range.lowerBound
    x = (0..<count).map { range.lowerBound + width * Double($0) / Double(count - 1) }
    y = try x.map { try function($0).plotValue }
    self.name = name
    mark = .line
  }

  /// The legend's entry for the series with this number.
  func entry(_ number: Int) -> PlotFrame.Entry {
    .init(name: name, number: number, hasLine: mark != .points, hasPoints: mark != .line)
  }

  /// What a summary says of the series: how many points, where they begin and end, and what lies
  /// beyond both.
  var summary: String {
    let known = y.filter(\.isFinite)
    var parts = ["\(y.count) \(y.count == 1 ? "point" : "points")"]
    if let first = known.first, let last = known.last, let low = known.min(), let high = known.max()
    {
      let text = { DecimalText.text($0) }
      parts.append(known.count == 1 ? text(first) : "\(text(first)) → \(text(last))")
      if low < min(first, last) { parts.append("lowest \(text(low))") }
      if high > max(first, last) { parts.append("highest \(text(high))") }
    }
    if known.count < y.count { parts.append("\(y.count - known.count) not finite") }
    return parts.joined(separator: ", ")
  }
}
