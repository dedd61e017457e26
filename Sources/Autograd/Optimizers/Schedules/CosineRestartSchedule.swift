/// A rate that falls along half a cosine again and again, from the top each time (Loshchilov and Hutter
/// 2017): PyTorch's `CosineAnnealingWarmRestarts`.
///
///     let schedule = CosineRestartSchedule(0.1, steps: 10, growth: 2)
///     schedule(10)  // 0.1
///     schedule(20)  // 0.05, half way down the second, twice as long
public struct CosineRestartSchedule: Schedule {
  /// The rate at the top.
  public let learningRate: Double
  /// How many steps the first way down takes.
  public let steps: Int
  /// How many times as long each way down is as the one before it.
  public let growth: Int
  /// The least rate.
  public let minimum: Double

  /// A schedule from its greatest rate.
  ///
  /// Traps for numbers of steps and a growth that are not positive.
  public init(
    _ learningRate: Double, steps: Int, growth: Int = 1, minimum: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(steps, file, line)
    if growth <= 0 { trap("Expected positive integer growth, but got \(growth)", file, line) }
    self.learningRate = learningRate
    self.steps = steps
    self.growth = growth
    self.minimum = minimum
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    var (place, length) = (step, steps)
    while growth > 1, place >= length {
      place -= length
      length *= growth
    }
    return cosine(from: learningRate, to: minimum, Double(place % length) / Double(length))
  }
}
