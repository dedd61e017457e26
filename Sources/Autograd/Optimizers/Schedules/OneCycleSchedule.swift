/// A rate that rises to a maximum and falls far below where it began, while momentum does the
/// opposite (Smith and Topin 2018): PyTorch's `OneCycleLR`.
///
/// The rate goes from maximum / initialDivisor up to the maximum in `warmUp` of the steps, then
/// down to maximum / initialDivisor / finalDivisor, along half cosines or straight lines:
///
///     let schedule = OneCycleSchedule(0.1, steps: 1000)
///     for step in 0..<1000 {
///       optimizer.learningRate = schedule(step)
///       optimizer.momentum = schedule.momentum(step)
///       …
///     }
///
/// From its last step on it stays where it is.
public struct OneCycleSchedule: Schedule {
  /// The way from one rate to the next.
  public enum Course: Sendable {
    /// Half a wave of a cosine.
    case cosine
    /// A straight line.
    case linear
  }

  /// The greatest rate.
  public let maximum: Double
  /// The number of all steps.
  public let steps: Int
  /// The part of the steps in which the rate rises.
  public let warmUp: Double
  /// The way from one rate to the next.
  public let course: Course
  /// The maximum divided by the first rate.
  public let initialDivisor: Double
  /// The first rate divided by the last one.
  public let finalDivisor: Double
  /// Momentum where the rate is greatest, and where it is least.
  public let momenta: (least: Double, greatest: Double)

  /// A schedule from its greatest rate.
  ///
  /// Traps for a number of steps that is not positive, and a warm-up not between 0 and 1.
  ///
  ///     OneCycleSchedule(0.1, steps: 1000, warmUp: 0.2, course: .linear)
  public init(
    _ maximum: Double, steps: Int, warmUp: Double = 0.3, course: Course = .cosine,
    initialDivisor: Double = 25, finalDivisor: Double = 10_000,
    momenta: (least: Double, greatest: Double) = (0.85, 0.95),
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(steps, file, line)
    if !(0...1).contains(warmUp) {
      trap("Expected float between 0 and 1 warmUp, but got \(warmUp)", file, line)
    }
    self.maximum = maximum
    self.steps = steps
    self.warmUp = warmUp
    self.course = course
    self.initialDivisor = initialDivisor
    self.finalDivisor = finalDivisor
    self.momenta = momenta
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    let initial = maximum / initialDivisor
    return value(at: step, initial, maximum, initial / finalDivisor)
  }

  /// The momentum of a step.
  ///
  ///     optimizer.momentum = schedule.momentum(step)
  public func momentum(_ step: Int) -> Double {
    value(at: step, momenta.greatest, momenta.least, momenta.greatest)
  }

  private func value(at step: Int, _ start: Double, _ peak: Double, _ end: Double) -> Double {
    let last = Double(steps - 1)
    let step = min(Double(step), last)
    let top = warmUp * Double(steps) - 1
    if step <= top { return between(start, peak, step / top) }
    return between(peak, end, (step - top) / (last - top))
  }

  private func between(_ start: Double, _ end: Double, _ place: Double) -> Double {
    // One step alone, or a rise of one step: no way to go.
    if place.isNaN { return end }
    switch course {
    case .cosine: return cosine(from: start, to: end, place)
    case .linear: return start + (end - start) * place
    }
  }
}
