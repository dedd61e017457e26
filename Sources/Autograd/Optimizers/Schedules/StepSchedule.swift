/// A rate that falls by a factor after every so many steps: PyTorch's `StepLR`.
///
/// rate · factor^⌊step / every⌋
///
///     let schedule = StepSchedule(0.1, every: 30)
///     schedule(29)  // 0.1
///     schedule(30)  // 0.010000000000000002
///
/// With `every: 1` the rate falls at each step, as in an `ExponentialSchedule`.
public struct StepSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  /// How many steps have the same rate.
  public let every: Int
  /// What the rate is multiplied by.
  public let factor: Double

  /// A schedule from its first rate.
  ///
  /// Traps for a number of steps that is not positive.
  ///
  ///     StepSchedule(0.1, every: 30, factor: 0.5)
  public init(
    _ learningRate: Double, every: Int, factor: Double = 0.1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(every, file, line)
    self.learningRate = learningRate
    self.every = every
    self.factor = factor
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    learningRate.multiplied(by: factor, times: step / every)
  }
}
