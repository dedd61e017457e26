import Autograd
import Testing

/// What optimizers remember can be saved and taken over.
@Suite struct OptimizerStateTests {
  private static let makers: [@Sendable ([Tensor]) -> any Optimizer] = [
    { SGD($0, learningRate: 0.1, momentum: 0.9, dampening: 0.5) },
    { Adam($0, learningRate: 0.1) }, { AdamW($0, learningRate: 0.1) },
    { RMSprop($0, momentum: 0.9, centered: true) },
    { Adagrad($0, learningRateDecay: 0.1) }, { Adam($0, amsgrad: true) }, { Adadelta($0) },
    { Adamax($0) }, { NAdam($0) }, { RAdam($0) }, { Rprop($0) }, { ASGD($0, start: 1) },
    { Adafactor($0) },
    { AdamW(groups: [ParameterGroup([$0[0]]), ParameterGroup([$0[1]]) { $0.amsgrad = true }]) },
  ]

  private func step(_ optimizer: any Optimizer) {
    (optimizer.parameters[0] * Tensor([1, -2, 3])).sum().backward()
    optimizer.step()
    optimizer.zeroGrad()
  }

  /// Training that stops and goes on gives the bits of training that does not stop.
  @Test(arguments: makers.indices)
  func resumed(index: Int) throws {
    let unused = Tensor(1, requiresGrad: true)
    let w = Tensor([1, 2, 3], requiresGrad: true)
    let first = Self.makers[index]([w, unused])
    for _ in 0..<3 { step(first) }
    let resumed = Tensor(w.values, requiresGrad: true)
    let second = Self.makers[index]([resumed, unused])
    let saved = first.stateDict
    try second.load(saved)
    #expect(saved.allSatisfy { $0.name.hasPrefix("0.") })
    for _ in 0..<3 {
      step(first)
      step(second)
    }
    #expect(resumed.values == w.values)
    #expect(saved[0].name == "0.step" && saved[0].tensor.item == 3)
  }

  @Test func names() {
    let adam = Adam([Tensor([1, 2, 3], requiresGrad: true)])
    #expect(adam.stateDict.isEmpty)
    step(adam)
    #expect(adam.stateDict.map(\.name) == ["0.step", "0.exp_avg", "0.exp_avg_sq"])
  }

  /// Numbers that do not fit are refused, and nothing changes.
  @Test(
    arguments: [
      ("0.exp_avg_sq is missing", ["0.step": [1], "0.exp_avg": [1, 2, 3]]),
      (
        "0.exp_avg has shape [2], its parameter [3]",
        ["0.step": [1], "0.exp_avg": [1, 2], "0.exp_avg_sq": [1, 2, 3]]
      ),
      ("0.step is no positive whole number", ["0.step": [0.5]]),
      ("0.step is no positive whole number", ["0.step": [.nan]]),
      ("1.step is not expected", ["1.step": [1]]),
      ("0.sum is not expected", ["0.sum": [1, 2, 3]]),
    ] as [(String, [String: [Float]])])
  func refused(message: String, state: [String: [Float]]) {
    let adam = Adam([Tensor([1, 2, 3], requiresGrad: true)])
    step(adam)
    let before = adam.stateDict
    let error = #expect(throws: OptimizerStateError.self) {
      try adam.load(state.map { ($0.key, Tensor($0.value)) })
    }
    #expect(error?.description == message)
    #expect(zip(adam.stateDict, before).allSatisfy { $0.tensor.values == $1.tensor.values })
  }

  /// An optimizer of one's own needs no more than its step.
  @Test func optimizerOfOnesOwn() throws {
    final class SignDescent: Optimizer {
      let parameters: [Tensor]
      var learningRate = 0.5
      init(_ parameters: [Tensor]) { self.parameters = parameters }
      func step() {
        noGrad { for w in parameters where w.hasGrad { w -= learningRate * w.grad.sign() } }
      }
    }
    let optimizer = SignDescent([Tensor([1, 2, 3], requiresGrad: true)])
    step(optimizer)
    #expect(optimizer.parameters[0].floats == [0.5, 2.5, 2.5])
    #expect(optimizer.stateDict.isEmpty)
    try optimizer.load([])
    #expect(throws: OptimizerStateError.self) { try optimizer.load([("0.step", Tensor(1))]) }
  }
}
