/// A rate that falls as soon as a loss has stopped falling: PyTorch's `ReduceLROnPlateau`.
///
/// Unlike other schedules it remembers what it saw:
///
///     var schedule = PlateauSchedule(0.1, patience: 2)
///     for epoch in 0..<90 {
///       …
///       optimizer.learningRate = schedule.rate(after: validationLoss)
///     }
///
/// A loss is better than the best so far if it is less than (1 - threshold) times that one. After more
/// than `patience` that are not, the rate is multiplied by `factor`, and `cooldown` losses are not
/// counted then.
public struct PlateauSchedule: Sendable {
  /// What is good.
  public enum Aim: Sendable {
    /// Less, as for a loss.
    case least
    /// More, as for an accuracy.
    case greatest
  }

  /// How a threshold is meant.
  public enum Threshold: Sendable {
    /// A share of the best so far.
    case relative(Double)
    /// An amount.
    case absolute(Double)
  }

  /// The rate now.
  public private(set) var learningRate: Double
  /// What is good.
  public let aim: Aim
  /// What the rate is multiplied by.
  public let factor: Double
  /// How many losses in a row may be no better.
  public let patience: Int
  /// By how much a loss must be better.
  public let threshold: Threshold
  /// How many losses are not counted after the rate has fallen.
  public let cooldown: Int
  /// The least rate.
  public let minimum: Double
  /// A change of the rate below this one is not made.
  public let epsilon: Double

  private var best: Double
  private var waited = 0
  private var rest = 0

  /// A schedule from its first rate.
  ///
  /// Traps for a factor that is not less than 1.
  public init(
    _ learningRate: Double, aim: Aim = .least, factor: Double = 0.1, patience: Int = 10,
    threshold: Threshold = .relative(1e-4), cooldown: Int = 0, minimum: Double = 0,
    epsilon: Double = 1e-8, file: StaticString = #fileID, line: UInt = #line
  ) {
    if !(factor < 1) { trap("Factor should be < 1.0.", file, line) }
    self.learningRate = learningRate
    self.aim = aim
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.cooldown = cooldown
    self.minimum = minimum
    self.epsilon = epsilon
    best = aim == .least ? .infinity : -.infinity
  }

  /// The rate after an epoch that ended with a loss, or with whatever is aimed at.
  public mutating func rate(after loss: some TensorScalar) -> Double {
    let loss = loss.doubleValue
    if isBetter(loss) {
      best = loss
      waited = 0
    } else {
      waited += 1
    }
    if rest > 0 {
      rest -= 1
      waited = 0
    }
    if waited > patience {
      let lower = max(learningRate * factor, minimum)
      if learningRate - lower > epsilon { learningRate = lower }
      rest = cooldown
      waited = 0
    }
    return learningRate
  }

  private func isBetter(_ loss: Double) -> Bool {
    switch (aim, threshold) {
    case (.least, .relative(let share)): loss < best * (1 - share)
    case (.least, .absolute(let amount)): loss < best - amount
    case (.greatest, .relative(let share)): loss > best * (share + 1)
    case (.greatest, .absolute(let amount)): loss > best + amount
    }
  }
}
