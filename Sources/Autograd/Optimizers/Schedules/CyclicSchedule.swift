/// A rate that goes up and down in straight lines, again and again (Smith 2017): PyTorch's `CyclicLR`.
///
///     let schedule = CyclicSchedule(0.01, 0.1, rise: 4)
///     (0...8).map { schedule($0) }  // 0.01, 0.0325, …, 0.1, …, 0.01
public struct CyclicSchedule: Schedule {
  /// What becomes of the height of the cycles.
  public enum Height: Sendable {
    /// It stays.
    case constant
    /// It is halved after every cycle: PyTorch's `triangular2`.
    case halved
    /// It is multiplied by a factor at every step: PyTorch's `exp_range`.
    case exponential(factor: Double)
  }

  /// The least and the greatest rate.
  public let rates: (least: Double, greatest: Double)
  /// How many steps lead up.
  public let rise: Int
  /// How many steps lead down.
  public let fall: Int
  /// What becomes of the height of the cycles.
  public let height: Height
  /// Momentum where the rate is greatest, and where it is least.
  public let momenta: (least: Double, greatest: Double)

  /// A schedule from its least and its greatest rate; as many steps lead down as up, unless `fall`
  /// says otherwise.
  ///
  /// Traps for numbers of steps that are not positive.
  public init(
    _ least: Double, _ greatest: Double, rise: Int = 2000, fall: Int? = nil,
    height: Height = .constant, momenta: (least: Double, greatest: Double) = (0.8, 0.9),
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSteps(rise, file, line)
    checkSteps(fall ?? rise, file, line)
    rates = (least, greatest)
    self.rise = rise
    self.fall = fall ?? rise
    self.height = height
    self.momenta = momenta
  }

  /// The rate of a step.
  public func callAsFunction(_ step: Int) -> Double {
    rates.least + share(of: rates.greatest - rates.least, step)
  }

  /// The momentum of a step, which falls where the rate rises.
  ///
  ///     optimizer.momentum = schedule.momentum(step)
  public func momentum(_ step: Int) -> Double {
    momenta.greatest - share(of: momenta.greatest - momenta.least, step)
  }

  private func share(of whole: Double, _ step: Int) -> Double {
    let total = Double(rise) + Double(fall)
    let cycle = (1 + Double(step) / total).rounded(.down)
    let place = 1 + Double(step) / total - cycle
    let top = Double(rise) / total
    let height = whole * (place <= top ? place / top : (place - 1) / (top - 1))
    switch self.height {
    case .constant: return height
    case .halved: return height * (1 / 2.0.power(Int(cycle) - 1))
    case .exponential(let factor): return height * factor.power(step)
    }
  }
}
