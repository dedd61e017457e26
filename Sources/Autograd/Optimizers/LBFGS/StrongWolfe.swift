/// A line search for a step after which the loss has fallen enough, and its slope has become flat
/// enough: Wolfe's strong conditions (Nocedal and Wright, *Numerical Optimization*, 3.5 and 3.6).
struct StrongWolfe {
  /// A place on the line: how far it is, the loss there, its gradient, and the slope along the line.
  struct Point {
    var step: MixedNumber
    var loss: MixedNumber
    var gradient: [Float]
    var slope: MixedNumber
  }

  private static let sufficientDecrease = 1e-4
  private static let flatness = 0.9

  let direction: [Float]
  /// The loss and the gradient at a distance.
  let evaluate: (MixedNumber) -> (loss: Double, gradient: [Float])
  let start: Point
  let changeTolerance: Double
  let most: Int
  private var count = 0

  init(
    from start: Point, along direction: [Float], changeTolerance: Double, most: Int,
    evaluate: @escaping (MixedNumber) -> (loss: Double, gradient: [Float])
  ) {
    self.start = start
    self.direction = direction
    self.changeTolerance = changeTolerance
    self.most = most
    self.evaluate = evaluate
  }

  /// The place that was found, and how often the loss was asked for.
  mutating func search(first step: MixedNumber) -> (found: Point, evaluations: Int) {
    let (bracket, isDone) = bracketed(first: step)
    let found = isDone ? bracket.low : zoomed(bracket)
    return (found, count + 1)
  }

  /// Two places, between which there is one that is good; the first one is lower.
  private struct Bracket {
    /// In the order in which they were found, which decides ties.
    var points: (Point, Point)
    var isFirstLow: Bool

    init(_ a: Point, _ b: Point) {
      points = (a, b)
      isFirstLow = a.loss <= b.loss
    }

    var low: Point {
      get { isFirstLow ? points.0 : points.1 }
      set { if isFirstLow { points.0 = newValue } else { points.1 = newValue } }
    }

    var high: Point {
      get { isFirstLow ? points.1 : points.0 }
      set { if isFirstLow { points.1 = newValue } else { points.0 = newValue } }
    }

    var least: MixedNumber { lesser(points.0.step, points.1.step) }
    var greatest: MixedNumber { greater(points.0.step, points.1.step) }

    mutating func sort() { isFirstLow = points.0.loss <= points.1.loss }
  }

  private func point(at step: MixedNumber) -> Point {
    let (loss, gradient) = evaluate(step)
    let slope = MixedNumber(single: gradient.dot(direction))
    return Point(step: step, loss: MixedNumber(loss), gradient: gradient, slope: slope)
  }

  /// Whether the loss has not fallen by a share of what the slope promises.
  private func isTooHigh(_ point: Point) -> Bool {
    point.loss > start.loss + StrongWolfe.sufficientDecrease * point.step * start.slope
  }

  private func isFlat(_ point: Point) -> Bool {
    point.slope.magnitude <= -StrongWolfe.flatness * start.slope
  }

  /// Goes on until a place is good, or too far.
  private mutating func bracketed(first step: MixedNumber) -> (Bracket, isDone: Bool) {
    var last = start
    last.step = MixedNumber(0)
    var now = point(at: step)
    while count < most {
      if isTooHigh(now) || count > 1 && now.loss >= last.loss { return (Bracket(last, now), false) }
      if isFlat(now) { return (Bracket(now, now), true) }
      if now.slope >= MixedNumber(0) { return (Bracket(last, now), false) }
      let bounds = (now.step + 0.01 * (now.step - last.step), 10 * now.step)
      let next = interpolated(last, now, between: bounds)
      last = now
      now = point(at: next)
      count += 1
    }
    var origin = start
    origin.step = MixedNumber(0)
    return (Bracket(origin, now), false)
  }

  /// Narrows the bracket until its lower place is good.
  private mutating func zoomed(_ wide: Bracket) -> Point {
    var bracket = wide
    var wasNearBoundary = false
    let size = MixedNumber(single: direction.greatestMagnitude)
    while count < most {
      let width = (bracket.points.1.step - bracket.points.0.step).magnitude
      if width * size < MixedNumber(changeTolerance) { break }
      var step = interpolated(bracket.points.0, bracket.points.1)
      let (least, greatest) = (bracket.least, bracket.greatest)
      let margin = 0.1 * (greatest - least)
      if lesser(greatest - step, step - least) < margin {
        // Close to an end twice, or beyond it: a tenth of the width away from it.
        if wasNearBoundary || step >= greatest || step <= least {
          let isNearGreatest = (step - greatest).magnitude < (step - least).magnitude
          step = isNearGreatest ? greatest - margin : least + margin
          wasNearBoundary = false
        } else {
          wasNearBoundary = true
        }
      } else {
        wasNearBoundary = false
      }
      let new = point(at: step)
      count += 1
      if isTooHigh(new) || new.loss >= bracket.low.loss {
        bracket.high = new
        bracket.sort()
        continue
      }
      let isDone = isFlat(new)
      if !isDone && new.slope * (bracket.high.step - bracket.low.step) >= MixedNumber(0) {
        bracket.high = bracket.low
      }
      bracket.low = new
      if isDone { break }
    }
    return bracket.low
  }
}

/// The lowest place of the cubic polynomial through two places, with their losses and slopes; the
/// middle of the bounds if there is none.
private func interpolated(
  _ a: StrongWolfe.Point, _ b: StrongWolfe.Point,
  between given: (MixedNumber, MixedNumber)? = nil
) -> MixedNumber {
  let isAscending = a.step <= b.step
  let bounds = given ?? (isAscending ? (a.step, b.step) : (b.step, a.step))
  let bend = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.step - b.step)
  let square = bend * bend - a.slope * b.slope
  guard square >= MixedNumber(0) else { return (bounds.0 + bounds.1) / MixedNumber(2) }
  let root = square.squareRoot()
  let place =
    isAscending
    ? b.step - (b.step - a.step) * ((b.slope + root - bend) / (b.slope - a.slope + 2 * root))
    : a.step - (a.step - b.step) * ((a.slope + root - bend) / (a.slope - b.slope + 2 * root))
  return lesser(greater(place, bounds.0), bounds.1)
}

// Python's `min` and `max`: the first of two of which neither is less, as where one is no number.
private func lesser(_ a: MixedNumber, _ b: MixedNumber) -> MixedNumber { b < a ? b : a }
private func greater(_ a: MixedNumber, _ b: MixedNumber) -> MixedNumber { b > a ? b : a }

extension [Float] {
  /// A chain of fused multiply-adds.
  func dot(_ other: [Float]) -> Float {
    zip(self, other).reduce(0) { $0.addingProduct($1.0, $1.1) }
  }

  var greatestMagnitude: Float {
    reduce(0) { $0 > $1.magnitude || $0.isNaN ? $0 : $1.magnitude }
  }

  /// Adds another vector times a factor, with one rounding each.
  mutating func add(_ other: [Float], times factor: Float) {
    for i in indices { self[i] = self[i].addingProduct(factor, other[i]) }
  }
}
