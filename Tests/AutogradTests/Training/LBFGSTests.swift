import Autograd
import Testing

private let bowl: @Sendable (Tensor) -> Tensor = { w in
  ((w - Tensor([1, 2])).squared() * Tensor([3, 0.5])).sum()
}

private let valley: @Sendable (Tensor) -> Tensor = { w in
  (1 - w[0]).squared() + 100 * (w[1] - w[0].squared()).squared()
}

private let runs:
  [String: (function: @Sendable (Tensor) -> Tensor, make: @Sendable ([Tensor]) -> LBFGS)] = [
    "bowl": (bowl, { LBFGS($0, learningRate: 0.1, maxIterations: 3) }),
    "bowl, one iteration": (bowl, { LBFGS($0, learningRate: 0.5, maxIterations: 1) }),
    "bowl, strong Wolfe": (bowl, { LBFGS($0, maxIterations: 2, lineSearch: .strongWolfe) }),
    "valley": (valley, { LBFGS($0, learningRate: 0.001, maxIterations: 4, historySize: 2) }),
    "valley, strong Wolfe": (valley, { LBFGS($0, maxIterations: 4, lineSearch: .strongWolfe) }),
    "hill": (
      { -bowl($0) }, { LBFGS($0, learningRate: 0.1, maxIterations: 3, maximize: true) }
    ),
    "hill, strong Wolfe": (
      { -bowl($0) }, { LBFGS($0, maxIterations: 2, lineSearch: .strongWolfe, maximize: true) }
    ),
  ]

@Suite struct LBFGSTests {
  private static let cases = FixtureCase.all(of: "closures")

  private func step(_ optimizer: LBFGS, _ function: (Tensor) -> Tensor) -> Tensor {
    optimizer.step {
      optimizer.zeroGrad()
      let loss = function(optimizer.parameters[0])
      loss.backward()
      return loss
    }
  }

  @Test func isComplete() {
    #expect(!Self.cases.isEmpty && Set(Self.cases.map(\.name)) == Set(runs.keys))
  }

  /// PyTorch's losses and parameters, but for the order in which dot products are added up, which a
  /// line search carries on from step to step.
  @Test(arguments: cases)
  func steps(of fixture: FixtureCase) throws {
    let run = try #require(runs[fixture.name])
    let w = Tensor([-1.25, 1.5], requiresGrad: true)
    let optimizer = run.make([w])
    let steps = zip(fixture.numbers("loss"), fixture.numbers("values"))
    var count = 0
    for (loss, values) in steps {
      let before = step(optimizer, run.function)
      count += 1
      #expect(Tolerance.units(64).differences([before.item], loss) == [])
      #expect(Tolerance.units(64).differences(w.values, values) == [])
    }
    #expect(count == 4)
    let evaluations = optimizer.stateDict.first { $0.name == "0.func_evals" }
    #expect(evaluations.map { "\(Int($0.tensor.item))" } == fixture.texts("evaluations").first)
  }

  /// Training that stops and goes on gives the bits of training that does not stop.
  @Test func resumed() throws {
    let w = Tensor([-1.25, 1.5], requiresGrad: true)
    let first = LBFGS([w], maxIterations: 3, lineSearch: .strongWolfe)
    #expect(first.stateDict.isEmpty)
    for _ in 0..<2 { _ = step(first, valley) }
    let resumed = Tensor(w.floats, requiresGrad: true)
    let second = LBFGS([resumed], maxIterations: 3, lineSearch: .strongWolfe)
    try second.load(first.stateDict)
    for _ in 0..<2 {
      _ = step(first, valley)
      _ = step(second, valley)
    }
    #expect(resumed.floats == w.floats)
  }

  @Test(
    arguments: [
      ("0.d is missing", ["0.n_iter": [1], "0.func_evals": [2]]),
      ("0.d has 1 numbers, not 2", ["0.n_iter": [1], "0.func_evals": [2], "0.d": [1]]),
      ("0.n_iter is no positive whole number", ["0.n_iter": [0.5]]),
      ("0.n_iter is no finite number", ["0.n_iter": [.infinity]]),
      ("1.step is not expected", ["1.step": [1]]),
    ] as [(String, [String: [Float]])])
  func refused(message: String, state: [String: [Float]]) {
    let optimizer = LBFGS([Tensor([1, 2], requiresGrad: true)])
    let error = #expect(throws: OptimizerStateError.self) {
      try optimizer.load(state.map { ($0.key, Tensor($0.value)) })
    }
    #expect(error?.description == message)
  }

  /// Where the gradient is zero, nothing is done; other optimizers take closures too.
  @Test func closures() {
    let w = Tensor([1, 2], requiresGrad: true)
    #expect(step(LBFGS([w]), bowl).item == 0)
    #expect(w.floats == [1, 2])
    let sgd = SGD([w], learningRate: 0.5)
    let loss = sgd.step {
      sgd.zeroGrad()
      let loss = (w * Tensor([2, 4])).sum()
      loss.backward()
      return loss
    }
    #expect(loss.item == 10)
    #expect(w.floats == [0, 0])
  }
}
