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
    let w = Tensor(try #require(fixture.numbers("start").first), requiresGrad: true)
    let make = try #require(makers[fixture.name])
    let optimizer = make([w])
    let steps = zip(fixture.numbers("gradient"), fixture.numbers("values"))
    var count: Float = 0
    for (gradient, values) in steps {
      (w * Tensor(gradient)).sum().backward()
      optimizer.step()
      optimizer.zeroGrad()
      count += 1
      #expect(Tolerance.units(2 * count).differences(w.values, values) == [])
    }
    #expect(count == 6)
  }
}
