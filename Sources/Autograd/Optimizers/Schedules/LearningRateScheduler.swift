/// Sets an optimizer's rate step by step, by a schedule for each group of parameters: PyTorch's
/// schedulers as objects.
///
/// A schedule is made from the rate that a group began with:
///
///     let optimizer = SGD(model.parameters, learningRate: 0.1)
///     let scheduler = LearningRateScheduler(optimizer) { StepSchedule($0, every: 30) }
///     for _ in 0..<90 {
///       …
///       optimizer.step()
///       scheduler.step()
///     }
///     scheduler.learningRates  // PyTorch's get_last_lr()
///
/// The rate of step 0 is set at once. `OneCycleSchedule` and `CyclicSchedule` set the momentum too, or
/// the first of Adam's betas. From then on the optimizer prints what PyTorch's keeps of a schedule:
/// `initial_lr` and, of those two, their bounds.
public final class LearningRateScheduler {
  private let schedules: [(group: any ScheduledGroup, schedule: any Schedule)]
  /// How often `step()` was called.
  public private(set) var steps = 0

  /// A scheduler of an optimizer that has groups, with a schedule for each of them.
  public init<Settings: OptimizerSettings>(
    _ optimizer: GroupedOptimizer<Settings>, _ schedule: (Double) -> any Schedule
  ) {
    schedules = optimizer.groups.map { ($0, schedule($0.initialLearningRate)) }
    begin()
  }

  /// A scheduler of `LBFGS`.
  public init(_ optimizer: LBFGS, _ schedule: (Double) -> any Schedule) {
    schedules = [(optimizer, schedule(optimizer.learningRate))]
    begin()
  }

  /// The rates now, one for each group: PyTorch's `get_last_lr()`.
  public var learningRates: [Double] { schedules.map(\.group.learningRate) }

  /// Sets the rates of the next step, or epoch, as it is asked.
  public func step() {
    steps += 1
    setRates()
  }

  private func begin() {
    for (group, schedule) in schedules {
      let own = (schedule as? any MomentumSchedule)?.listing ?? []
      let first =
        own.contains { $0.name == "initial_lr" }
        ? [] : [(name: "initial_lr", value: group.learningRate.asSetting)]
      group.scheduledListing = first + own
    }
    setRates()
  }

  private func setRates() {
    for (group, schedule) in schedules {
      group.learningRate = schedule(steps)
      if let schedule = schedule as? any MomentumSchedule {
        group.setMomentum(schedule.momentum(steps))
      }
    }
  }
}

/// What a scheduler changes of a group of parameters.
protocol ScheduledGroup: AnyObject {
  var learningRate: Double { get set }
  /// What is printed since a scheduler took the group.
  var scheduledListing: [(name: String, value: String)] { get set }

  /// Changes the momentum, if there is one.
  func setMomentum(_ momentum: Double)
}

/// A schedule of a momentum too.
protocol MomentumSchedule: Schedule {
  func momentum(_ step: Int) -> Double
  /// What PyTorch keeps of it with an optimizer's settings.
  var listing: [(name: String, value: String)] { get }
}

extension OneCycleSchedule: MomentumSchedule {
  var listing: [(name: String, value: String)] {
    let initial = maximum / initialDivisor
    return [
      ("base_momentum", momenta.least.inPython), ("initial_lr", initial.asSetting),
      ("max_lr", maximum.asSetting), ("max_momentum", momenta.greatest.inPython),
      ("min_lr", (initial / finalDivisor).asSetting),
    ]
  }
}

extension CyclicSchedule: MomentumSchedule {
  var listing: [(name: String, value: String)] {
    [
      ("base_momentum", momenta.least.inPython), ("initial_lr", rates.least.asSetting),
      ("max_momentum", momenta.greatest.inPython),
    ]
  }
}

/// Settings with a momentum that schedules may change.
protocol MomentumSettings {
  var scheduledMomentum: Double { get set }
}

extension SGDSettings: MomentumSettings {
  var scheduledMomentum: Double {
    get { momentum }
    set { momentum = newValue }
  }
}

extension RMSpropSettings: MomentumSettings {
  var scheduledMomentum: Double {
    get { momentum }
    set { momentum = newValue }
  }
}

extension AdamSettings: MomentumSettings {
  var scheduledMomentum: Double {
    get { betas.0 }
    set { betas.0 = newValue }
  }
}

extension ParameterGroup: ScheduledGroup {
  var learningRate: Double {
    get { settings.learningRate }
    set { settings.learningRate = newValue }
  }

  func setMomentum(_ momentum: Double) {
    guard var changed = settings as? any MomentumSettings else { return }
    changed.scheduledMomentum = momentum
    if let changed = changed as? Settings { settings = changed }
  }
}

extension LBFGS: ScheduledGroup {
  func setMomentum(_ momentum: Double) {}
}

/// The lines of settings as PyTorch prints them: by their names.
func listed(_ settings: [(name: String, value: String)]) -> String {
  settings.sorted { $0.name < $1.name }.map { "    \($0.name): \($0.value)\n" }.joined()
}
