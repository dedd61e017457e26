import CAutograd

/// A rate that falls along half a cosine (Loshchilov and Hutter 2017): PyTorch's
/// `CosineAnnealingLR`.
///
/// minimum + (rate - minimum) · (1 + cos(π · step / steps)) / 2
///
///     let schedule = CosineSchedule(0.1, steps: 100)
///     schedule(0)    // 0.1
///     schedule(50)   // 0.05
///     schedule(100)  // 0
///
/// Beyond `steps` it rises again, as a cosine does.
public struct CosineSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  /// How many steps it takes to get to the least rate.
  public let steps: Int
  /// The least rate.
  public let minimum: Double

  /// A schedule from its first rate.
  ///
  /// Traps for a number of steps that is not positive.
  ///
  ///     CosineSchedule(0.1, steps: 100, minimum: 0.001)
  public init(
    _ learningRate: Double, steps: Int, minimum: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(steps, file, line)
    self.learningRate = learningRate
    self.steps = steps
    self.minimum = minimum
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    cosine(from: learningRate, to: minimum, Double(step) / Double(steps))
  }
}

/// What lies between two numbers on half a wave of a cosine, at a place between 0 and 1.
func cosine(from start: Double, to end: Double, _ place: Double) -> Double {
  end + (start - end) * (1 + autograd_cos_double(.pi * place)) / 2
}
