/// A learning rate as a function of the step, or of the epoch, if it is asked once an epoch.
///
/// A schedule is a value without a state: nothing counts steps but the loop.
///
///     let schedule = StepSchedule(0.1, every: 30)
///     for epoch in 0..<90 {
///       optimizer.learningRate = schedule(epoch)
///       …
///     }
///
/// Schedules are joined by `followed(by:after:)`, and multiplied in a `ChainedSchedule`. Steps count from 0; rates are those of PyTorch's
/// schedulers, to the last digits of `Double`.
public protocol Schedule: Sendable {
  /// The learning rate of a step.
  func callAsFunction(_ step: Int) -> Double
}

/// One rate at all steps, multiplied by a factor before step `steps`: PyTorch's `ConstantLR`.
///
///     ConstantSchedule(0.1)(7)                          // 0.1
///     ConstantSchedule(0.1, factor: 0.5, steps: 5)(4)   // 0.05
public struct ConstantSchedule: Schedule {
  /// The rate.
  public let learningRate: Double
  /// What the rate is multiplied by at first.
  public let factor: Double
  /// The step from which on it is not.
  public let steps: Int

  /// A schedule that stays at a rate.
  public init(_ learningRate: Double, factor: Double = 1, steps: Int = 0) {
    self.learningRate = learningRate
    self.factor = factor
    self.steps = steps
  }

  /// The rate.
  public func callAsFunction(_ step: Int) -> Double {
    step < steps ? learningRate * factor : learningRate
  }
}

/// Several schedules at once: a rate, multiplied by what each makes of 1.
///
/// PyTorch's `ChainedScheduler`:
///
///     let schedule = ChainedSchedule(
///       0.1, [ConstantSchedule(1, factor: 0.5, steps: 4), ExponentialSchedule(1, factor: 0.9)])
///     schedule(0)  // 0.05
public struct ChainedSchedule: Schedule {
  /// The rate that all factors apply to.
  public let learningRate: Double
  /// The schedules, which begin with 1.
  public let schedules: [any Schedule]

  /// A schedule of others.
  public init(_ learningRate: Double, _ schedules: [any Schedule]) {
    self.learningRate = learningRate
    self.schedules = schedules
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    schedules.reduce(learningRate) { $0 * $1(step) }
  }
}

/// Any function of the step.
///
///     let schedule = LambdaSchedule { 0.1 / Double(1 + $0) }
///     schedule(1)  // 0.05
public struct LambdaSchedule: Schedule {
  private let rate: @Sendable (Int) -> Double

  /// A schedule that asks a function.
  public init(_ rate: @escaping @Sendable (Int) -> Double) {
    self.rate = rate
  }

  /// What the function says.
  public func callAsFunction(_ step: Int) -> Double { rate(step) }
}

/// One schedule after the other.
public struct JoinedSchedule<First: Schedule, Second: Schedule>: Schedule {
  let first: First
  let second: Second
  let steps: Int

  /// The rate of the first schedule for so many steps, then that of the second, from its beginning.
  public func callAsFunction(_ step: Int) -> Double {
    step < steps ? first(step) : second(step - steps)
  }
}

extension Schedule {
  /// This schedule for `steps` steps, and then another one from its beginning.
  ///
  ///     let schedule = WarmUpSchedule(0.1, steps: 5)
  ///       .followed(by: CosineSchedule(0.1, steps: 45), after: 5)
  public func followed<Next: Schedule>(
    by next: Next, after steps: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> JoinedSchedule<Self, Next> {
    checkSteps(steps, file, line)
    return JoinedSchedule(first: self, second: next, steps: steps)
  }
}

/// Traps for a number of steps that is not positive.
func checkSteps(_ steps: Int, _ file: StaticString, _ line: UInt) {
  if steps <= 0 { trap("Expected positive integer steps, but got \(steps)", file, line) }
}
