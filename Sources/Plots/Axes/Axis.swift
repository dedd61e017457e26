import LessonDrawing

/// How the numbers of an axis are spread over it.
public enum AxisScale: Sendable {
  /// The same distance for the same difference.
  case linear
  /// The same distance for the same factor; what is not positive has no place.
  case logarithmic
}

/// One axis: its label, its marked numbers, and where a number lies on it.
struct Axis {
  let label: String
  let scale: AxisScale
  /// The marked numbers; `nil` where there is nothing to show.
  let range: Ticks?

  /// Makes an axis for all of `values` that have a place on it.
  ///
  /// - Parameter isTight: whether it ends with the values and not with a marked number.
  init(
    _ label: String, _ values: some Sequence<Double>, scale: AxisScale = .linear, count: Int,
    isTight: Bool = false
  ) {
    self.label = label
    self.scale = scale
    let known = values.filter { Self.hasPlace($0, on: scale) }
    guard let lower = known.min(), let upper = known.max() else {
      range = nil
      return
    }
    switch scale {
    case .linear:
      var ticks = Ticks(from: lower, to: upper, count: count)
      if isTight, lower < upper {
        ticks.ticks.removeAll { $0.value < lower || $0.value > upper }
        (ticks.lower, ticks.upper) = (lower, upper)
      }
      range = ticks
    case .logarithmic: range = Ticks(powersFrom: lower, to: upper, count: count)
    }
  }

  /// Where `value` lies between the axis's ends, 0 to 1; `nil` where it has no place.
  func position(_ value: Double) -> Double? {
    guard let range, Self.hasPlace(value, on: scale) else { return nil }
    switch scale {
    case .linear: return (value / 2 - range.lower / 2) / (range.upper / 2 - range.lower / 2)
    case .logarithmic:
      let (lower, upper) = (Logarithm.base10(range.lower), Logarithm.base10(range.upper))
      return (Logarithm.base10(value) - lower) / (upper - lower)
    }
  }

  private static func hasPlace(_ value: Double, on scale: AxisScale) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }
}
