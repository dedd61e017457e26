/// A rate that falls by a factor at every step: PyTorch's `ExponentialLR`.
///
///     let schedule = ExponentialSchedule(0.1, factor: 0.5)
///     schedule(2)  // 0.025
public struct ExponentialSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  /// What the rate is multiplied by.
  public let factor: Double

  /// A schedule from its first rate.
  public init(_ learningRate: Double, factor: Double) {
    self.learningRate = learningRate
    self.factor = factor
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    learningRate.multiplied(by: factor, times: step)
  }
}

/// A rate that falls by a factor at given steps: PyTorch's `MultiStepLR`.
///
///     let schedule = MultiStepSchedule(0.1, at: [30, 80])
///     schedule(29)  // 0.1
///     schedule(80)  // 0.1 · 0.1 · 0.1
///
/// A step that is given twice counts twice.
public struct MultiStepSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  /// The steps at which the rate falls.
  public let milestones: [Int]
  /// What the rate is multiplied by.
  public let factor: Double

  /// A schedule from its first rate.
  public init(_ learningRate: Double, at milestones: [Int], factor: Double = 0.1) {
    self.learningRate = learningRate
    self.milestones = milestones
    self.factor = factor
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    // A step given twice is one multiplication by the square of the factor.
    Set(milestones.filter { $0 <= step }).sorted().reduce(learningRate) { rate, milestone in
      rate * factor.power(milestones.filter { $0 == milestone }.count)
    }
  }
}

/// A rate that is multiplied by the value of a function at every step: PyTorch's `MultiplicativeLR`.
///
///     let schedule = MultiplicativeSchedule(0.1) { $0 < 10 ? 1 : 0.95 }
///
/// The function is called for each step from 1 on; the first rate is the given one.
public struct MultiplicativeSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  private let factor: @Sendable (Int) -> Double

  /// A schedule from its first rate.
  public init(_ learningRate: Double, _ factor: @escaping @Sendable (Int) -> Double) {
    self.learningRate = learningRate
    self.factor = factor
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    (0..<max(step, 0)).reduce(learningRate) { $0 * factor($1 + 1) }
  }
}

extension Double {
  /// One multiplication after another, whose digits are those of a rate that changes at every step;
  /// at once for very many.
  func multiplied(by factor: Double, times count: Int) -> Double {
    if count > 10_000 { return self * factor.power(count) }
    var result = self
    for _ in 0..<max(count, 0) { result *= factor }
    return result
  }
}
