import CAutograd

/// A rate that falls to zero along a power of the steps that are left: PyTorch's `PolynomialLR`.
///
/// rate · (1 - min(step, steps) / steps)^power
///
///     let schedule = PolynomialSchedule(0.1, steps: 4)
///     (0...4).map { schedule($0) }  // 0.1, 0.075, 0.05, 0.025, 0
public struct PolynomialSchedule: Schedule {
  /// The first rate.
  public let learningRate: Double
  /// How many steps it takes to get to zero.
  public let steps: Int
  /// The power; 1 for a straight line.
  public let power: Double

  /// A schedule from its first rate.
  ///
  /// Traps for a number of steps that is not positive.
  public init(
    _ learningRate: Double, steps: Int = 5, power: Double = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(steps, file, line)
    self.learningRate = learningRate
    self.steps = steps
    self.power = power
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    let rest = 1 - Double(min(step, steps)) / Double(steps)
    return learningRate * (power == 1 ? rest : autograd_double_pow(rest, power))
  }
}
