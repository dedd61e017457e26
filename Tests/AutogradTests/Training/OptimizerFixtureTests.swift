import Autograd
import Testing

private let makers: [String: @Sendable ([Tensor]) -> any Optimizer] = [
  "sgd": { SGD($0, learningRate: 0.1) },
  "sgd decay": { SGD($0, learningRate: 0.1, weightDecay: 0.25) },
  "sgd momentum": { SGD($0, learningRate: 0.1, momentum: 0.9) },
  "sgd momentum dampening": { SGD($0, learningRate: 0.1, momentum: 0.9, dampening: 0.5) },
  "sgd nesterov": { SGD($0, learningRate: 0.1, momentum: 0.9, nesterov: true) },
  "sgd nesterov decay": {
    SGD($0, learningRate: 0.1, momentum: 0.5, weightDecay: 0.25, nesterov: true)
  },
  "adam": { Adam($0) },
  "adam decay": { Adam($0, learningRate: 0.01, weightDecay: 0.1) },
  "adam betas": { Adam($0, learningRate: 0.1, betas: (0.7, 0.9), epsilon: 1e-4) },
  "adamw": { AdamW($0) },
  "adamw decay": { AdamW($0, learningRate: 0.01, weightDecay: 0.5) },
  "rmsprop": { RMSprop($0) },
  "rmsprop momentum": { RMSprop($0, learningRate: 0.02, alpha: 0.9, momentum: 0.9) },
  "rmsprop centered": { RMSprop($0, weightDecay: 0.1, centered: true) },
  "rmsprop centered momentum": { RMSprop($0, momentum: 0.5, centered: true) },
  "adagrad": { Adagrad($0) },
  "adagrad decay": {
    Adagrad(
      $0, learningRate: 0.1, learningRateDecay: 0.1, weightDecay: 0.1, initialAccumulator: 0.5)
  },
  "sgd maximize": { SGD($0, momentum: 0.5, weightDecay: 0.1, maximize: true) },
  "adam amsgrad": { Adam($0, learningRate: 0.1, weightDecay: 0.1, amsgrad: true) },
  "adam small betas": { Adam($0, learningRate: 0.1, betas: (0.2, 0.3)) },
  "adamw amsgrad maximize": { AdamW($0, learningRate: 0.1, amsgrad: true, maximize: true) },
  "rmsprop maximize": { RMSprop($0, maximize: true) },
  "adagrad maximize": { Adagrad($0, maximize: true) },
  "adadelta": { Adadelta($0) },
  "adadelta all": {
    Adadelta($0, learningRate: 0.5, rho: 0.8, epsilon: 1e-3, weightDecay: 0.1, maximize: true)
  },
  "adamax": { Adamax($0) },
  "adamax all": {
    Adamax(
      $0, learningRate: 0.1, betas: (0.4, 0.9), epsilon: 1e-3, weightDecay: 0.1, maximize: true)
  },
  "nadam": { NAdam($0) },
  "nadam all": {
    NAdam($0, learningRate: 0.1, betas: (0.8, 0.9), weightDecay: 0.1, momentumDecay: 0.1)
  },
  "nadam decoupled": {
    NAdam($0, learningRate: 0.1, weightDecay: 0.1, decoupledWeightDecay: true)
  },
  "radam": { RAdam($0, learningRate: 0.1) },
  "radam rectified": { RAdam($0, learningRate: 0.1, betas: (0.9, 0.99), weightDecay: 0.1) },
  "radam decoupled": {
    RAdam($0, learningRate: 0.1, weightDecay: 0.1, decoupledWeightDecay: true)
  },
  "rprop": { Rprop($0, learningRate: 0.1) },
  "rprop all": {
    Rprop($0, learningRate: 0.1, etas: (0.3, 2), stepSizes: (0.05, 0.3), maximize: true)
  },
  "asgd": { ASGD($0, learningRate: 0.1) },
  "asgd all": {
    ASGD($0, learningRate: 0.1, lambda: 0.1, alpha: 0.5, start: 2, weightDecay: 0.1)
  },
  "adafactor": { Adafactor($0) },
  "adafactor of a vector": { Adafactor($0, learningRate: 0.1) },
  "adafactor all": {
    Adafactor(
      $0, learningRate: 0.2, betaDecay: -0.5, epsilons: (1e-3, 0.1), threshold: 1.5,
      weightDecay: 0.1, maximize: true)
  },
  "muon": { Muon($0, learningRate: 0.1) },
  "muon of rows": { Muon($0, learningRate: 0.1, adjustment: .matchRMSAdamW) },
  "muon of columns": {
    Muon($0, learningRate: 0.1, weightDecay: 0, momentum: 0.5, nesterov: false)
  },
  "muon unclamped": {
    Muon(
      $0, learningRate: 0.1, coefficients: (2, -1.5, 0.5), steps: 3,
      adjustment: .spectralUnclamped)
  },
  "groups": {
    SGD(
      groups: [
        ParameterGroup($0) { $0.momentum = 0.5 },
        ParameterGroup([Tensor(1, requiresGrad: true)]) { $0.learningRate = 1 },
      ]) { $0.learningRate = 0.1 }
  },
]

/// Every optimizer takes six steps along given gradients, as PyTorch's does.
@Suite struct OptimizerFixtureTests {
  private static let cases = FixtureCase.all(of: "optimizers")

  @Test func isComplete() {
    #expect(Set(Self.cases.map(\.name)) == Set(makers.keys))
  }

  /// Within two units in the last place a step, of the number or of one if that is smaller.
  @Test(arguments: cases)
  func steps(of fixture: FixtureCase) throws {
    let start = try #require(fixture.numbers("start").first)
    let shape = fixture.numbers("shape").first?.map { Int($0) } ?? [start.count]
    let w = Tensor(start, shape: shape, requiresGrad: true)
    let make = try #require(makers[fixture.name])
    let optimizer = make([w])
    let steps = zip(fixture.numbers("gradient"), fixture.numbers("values"))
    var count: Float = 0
    for (gradient, values) in steps {
      (w * Tensor(gradient, shape: shape)).sum().backward()
      optimizer.step()
      optimizer.zeroGrad()
      count += 1
      #expect(Tolerance.units(2 * count).differences(w.values, values) == [])
    }
    #expect(count == 6)
  }
}
