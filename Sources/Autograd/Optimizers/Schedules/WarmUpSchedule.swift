/// A rate that rises, or falls, in a straight line, and stays then: PyTorch's `LinearLR`.
///
/// rate · (start + (end - start) · min(step, steps) / steps)
///
///     let schedule = WarmUpSchedule(0.1, steps: 4, from: 0.25)
///     (0...5).map { schedule($0) }  // 0.025, 0.04375, 0.0625, 0.08125, 0.1, 0.1
public struct WarmUpSchedule: Schedule {
  /// The rate that the factors apply to.
  public let learningRate: Double
  /// How many steps it takes to get to the last factor.
  public let steps: Int
  /// The factor at step 0.
  public let start: Double
  /// The factor from the last step on.
  public let end: Double

  /// A schedule from its full rate.
  ///
  /// Traps for a number of steps that is not positive.
  ///
  ///     WarmUpSchedule(0.1, steps: 5, from: 0.2)
  public init(
    _ learningRate: Double, steps: Int, from start: Double = 1.0 / 3, to end: Double = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(steps, file, line)
    self.learningRate = learningRate
    self.steps = steps
    self.start = start
    self.end = end
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    learningRate * (start + (end - start) * Double(min(step, steps)) / Double(steps))
  }
}
