import Autograd
import Testing

private let schedules: [String: any Schedule] = [
  "step": StepSchedule(0.4, every: 3, factor: 0.5),
  "exponential": ExponentialSchedule(0.4, factor: 0.9),
  "multi-step": MultiStepSchedule(0.4, at: [2, 5, 5, 9], factor: 0.3),
  "multiplicative": MultiplicativeSchedule(0.4) { 1 - Double($0) / 20 },
  "polynomial": PolynomialSchedule(0.4),
  "polynomial 2": PolynomialSchedule(0.4, steps: 10, power: 2.5),
  "constant": ConstantSchedule(0.4, factor: 1.0 / 3, steps: 5),
  "restarts": CosineRestartSchedule(0.4, steps: 5, minimum: 0.01),
  "growing restarts": CosineRestartSchedule(0.4, steps: 2, growth: 2),
  "cyclic": CyclicSchedule(0.1, 0.5, rise: 3),
  "cyclic halved": CyclicSchedule(0.1, 0.5, rise: 2, fall: 3, height: .halved),
  "cyclic exponential": CyclicSchedule(
    0.1, 0.5, rise: 4, height: .exponential(factor: 0.9)),
  "chained": ChainedSchedule(
    0.4, [ConstantSchedule(1, factor: 0.1, steps: 3), ExponentialSchedule(1, factor: 0.9)]),
  "cosine": CosineSchedule(0.4, steps: 10),
  "cosine above 0.01": CosineSchedule(0.4, steps: 7, minimum: 0.01),
  "warm-up": WarmUpSchedule(0.4, steps: 4),
  "warm-up from 0.1": WarmUpSchedule(0.4, steps: 7, from: 0.1, to: 0.8),
  "warm-up, then cosine": WarmUpSchedule(0.4, steps: 5, from: 0.2)
    .followed(by: CosineSchedule(0.4, steps: 8), after: 5),
  "lambda": LambdaSchedule { 0.4 / Double(1 + $0) },
  "one-cycle": OneCycleSchedule(0.5, steps: 13),
  "one-cycle linear": OneCycleSchedule(
    0.5, steps: 13, warmUp: 0.5, course: .linear, initialDivisor: 10, finalDivisor: 100,
    momenta: (0.8, 0.9)),
]

/// Schedules give the rates of PyTorch's, which computes most of them from step to step.
@Suite struct ScheduleTests {
  private static let cases = FixtureCase.all(of: "schedules")

  @Test func isComplete() {
    #expect(Set(Self.cases.map(\.name)) == Set(schedules.keys))
  }

  @Test(arguments: cases)
  func rates(of fixture: FixtureCase) throws {
    let schedule = try #require(schedules[fixture.name])
    expectNear((0..<13).map { schedule($0) }, fixture.doubles("rates"))
    if let cycle = schedule as? CyclicSchedule {
      expectNear((0..<13).map(cycle.momentum), fixture.doubles("momenta"))
    }
    if let cycle = schedule as? OneCycleSchedule {
      expectNear((0..<13).map(cycle.momentum), fixture.doubles("momenta"))
      #expect(cycle(100) == cycle(12))
    }
  }

  @Test(arguments: FixtureCase.all(of: "plateaus"))
  func plateaus(of fixture: FixtureCase) {
    var schedule =
      switch fixture.name {
      case "plateau": PlateauSchedule(0.4, patience: 2)
      case "plateau greatest":
        PlateauSchedule(
          0.4, aim: .greatest, factor: 0.5, patience: 1, threshold: .relative(0.2))
      default:
        PlateauSchedule(
          0.4, factor: 0.5, patience: 0, threshold: .absolute(0.05), cooldown: 2, minimum: 0.1)
      }
    let rates = fixture.doubles("losses").map { schedule.rate(after: $0) }
    #expect(rates == fixture.doubles("rates") && Set(rates).count > 1)
  }

  /// A rate that changes at every step has the digits that it has in PyTorch.
  @Test(arguments: ["step", "exponential", "multi-step", "multiplicative"])
  func sameDigits(name: String) throws {
    let schedule = try #require(schedules[name])
    let fixture = try #require(Self.cases.first { $0.name == name })
    #expect((0..<13).map { schedule($0) } == fixture.doubles("rates"))
  }

  /// A loop sets the rate of every optimizer alike.
  @Test func setsTheRate() {
    let w = Tensor(1, requiresGrad: true)
    let optimizer: any Optimizer = SGD([w], learningRate: 0)
    let schedule = ConstantSchedule(0.5).followed(by: StepSchedule(0.25, every: 1), after: 2)
    for step in 0..<3 {
      optimizer.learningRate = schedule(step)
      (w * 1).backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
    #expect(w.item == Float(-0.25))
  }

  private func expectNear(
    _ values: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(expected.count == values.count, sourceLocation: sourceLocation)
    for (value, expected) in zip(values, expected) {
      #expect(abs(value - expected) <= 4e-15 * 0.4, sourceLocation: sourceLocation)
    }
  }
}
