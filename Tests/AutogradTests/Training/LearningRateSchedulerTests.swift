import Autograd
import Testing

@Suite struct LearningRateSchedulerTests {
  private func leaf() -> [Tensor] { [Tensor([0], requiresGrad: true)] }

  /// Every group has the schedule of its own first rate.
  @Test func groups() {
    let optimizer = SGD(
      groups: [ParameterGroup(leaf()), ParameterGroup(leaf()) { $0.learningRate = 1 }]
    ) { $0.learningRate = 0.5 }
    let scheduler = LearningRateScheduler(optimizer) { StepSchedule($0, every: 2, factor: 0.5) }
    #expect(scheduler.learningRates == [0.5, 1])
    for _ in 0..<4 { scheduler.step() }
    #expect(scheduler.steps == 4)
    #expect(scheduler.learningRates == [0.125, 0.25])
    #expect(optimizer.groups.map(\.settings.learningRate) == [0.125, 0.25])
  }

  /// The rate of step 0 is set at once, and with it the momentum, where there is one.
  @Test func momenta() {
    let schedule = OneCycleSchedule(0.5, steps: 10)
    let (sgd, adam) = (SGD(leaf(), momentum: 0.5), Adam(leaf()))
    let schedulers = [
      LearningRateScheduler(sgd) { _ in schedule }, LearningRateScheduler(adam) { _ in schedule },
    ]
    for step in 0..<3 {
      #expect(sgd.learningRate == schedule(step) && adam.learningRate == schedule(step))
      #expect(sgd.momentum == schedule.momentum(step))
      #expect(adam.betas == (schedule.momentum(step), 0.999))
      for scheduler in schedulers { scheduler.step() }
    }
    let adagrad = Adagrad(leaf())
    _ = LearningRateScheduler(adagrad) { _ in schedule }
    #expect(adagrad.learningRate == schedule(0))
  }
}
