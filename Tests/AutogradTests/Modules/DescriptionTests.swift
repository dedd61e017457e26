import Autograd
import Testing

private struct Block: Module {
  let lin = Linear(1, 2)
  let scale = Tensor.ones(2, requiresGrad: true)
  let layers: [any Module] = [Linear(1, 1), Linear(1, 1), ReLU()]
  let factors = [Tensor.ones(1, requiresGrad: true), .ones(2, 3, requiresGrad: true)]
  let empty: [Linear] = []
  let loss = MSELoss()
  let missing: Linear? = nil
  let sizes = [1, 2]

  var extraDescription: String { "count=2" }

  func callAsFunction(_ input: Tensor) -> Tensor { input }
}

private class Base: Module {
  let first = Block()

  func callAsFunction(_ input: Tensor) -> Tensor { input }
}

private final class Pair: Base {
  let second: Sequential? = Sequential {
    Sequential { Flatten() }
    Softmax(dim: 1)
  }
}

private struct Scale: Module {
  let factor = Tensor.ones(2, requiresGrad: true).asParameter()

  func callAsFunction(_ input: Tensor) -> Tensor { input * factor }
}

private final class Ring: Module {
  var next: Ring?

  func callAsFunction(_ input: Tensor) -> Tensor { input }
}

private func frozen() -> Tensor {
  let factor = Scale().factor
  factor.requiresGrad = false
  return factor
}

private func leaf() -> [Tensor] { [Tensor([0], requiresGrad: true)] }

/// An optimizer after so many steps of a scheduler.
private func scheduled<Settings>(
  _ optimizer: GroupedOptimizer<Settings>, _ steps: Int = 0, _ schedule: (Double) -> any Schedule
) -> GroupedOptimizer<Settings> {
  let scheduler = LearningRateScheduler(optimizer, schedule)
  for _ in 0..<steps { scheduler.step() }
  return optimizer
}

private func scheduledLBFGS() -> LBFGS {
  let optimizer = LBFGS(leaf(), learningRate: 0.5)
  _ = LearningRateScheduler(optimizer) { StepSchedule($0, every: 3) }
  return optimizer
}

private let described: [String: @Sendable () -> Any] = [
  "linear": { Linear(2, 1) },
  "linear without bias": { Linear(2, 1, bias: false) },
  "conv2d": { Conv2d(1, 8, kernelSize: 3) },
  "conv2d, all": {
    Conv2d(
      2, 8, kernelSize: (3, 5), stride: (2, 2), padding: (0, 1), dilation: (2, 1), groups: 2,
      bias: false)
  },
  "max pool": { MaxPool2d(2) },
  "max pool, all": { MaxPool2d((2, 1), stride: (1, 1), padding: (1, 0), dilation: (2, 2)) },
  "average pool": { AvgPool2d(2) },
  "average pool, all": { AvgPool2d((2, 1), stride: (3, 3), padding: (1, 0)) },
  "dropout": { Dropout() },
  "dropout 0.2": { Dropout(0.2) },
  "batch norm 1d": { BatchNorm1d(3) },
  "batch norm 2d, all": {
    BatchNorm2d(3, epsilon: 1e-3, momentum: nil, affine: false, trackRunningStats: false)
  },
  "layer norm": { LayerNorm(4) },
  "layer norm, all": { LayerNorm([2, 3], epsilon: 1e-12, affine: false) },
  "layer norm without bias": { LayerNorm(4, bias: false) },
  "embedding": { Embedding(27, 2) },
  "embedding, padded": { Embedding(27, 2, paddingIndex: -1) },
  "rnn": { RNN(8, 16) },
  "rnn, all": {
    RNN(
      8, 16, layers: 2, nonlinearity: .relu, bias: false, bidirectional: true, dropout: 0.1)
  },
  "lstm": { LSTM(8, 16, layers: 2) },
  "gru": { GRU(8, 16, bias: false) },
  "attention": { MultiheadAttention(16, 4) },
  "attention without bias": { MultiheadAttention(16, 4, bias: false) },
  "activations": {
    Sequential {
      ReLU()
      Sigmoid()
      Tanh()
      GELU()
      SiLU()
      LeakyReLU()
      LeakyReLU(negativeSlope: 0.2)
      Softplus()
      Softmax(dim: 1)
      LogSoftmax(dim: -1)
      Flatten()
      Flatten(startDim: 0, endDim: -2)
      Identity()
    }
  },
  "losses": {
    [
      L1Loss(), MSELoss(), HuberLoss(), NLLLoss(), CrossEntropyLoss(), BCEWithLogitsLoss(),
      BCELoss(),
      SmoothL1Loss(), KLDivLoss(),
    ]
      as [any Parameterized]
  },
  "layers": {
    [
      Conv1d(1, 2, kernelSize: 3),
      Conv1d(2, 4, kernelSize: 3, stride: 2, padding: 1, dilation: 2, groups: 2, bias: false),
      ConvTranspose1d(1, 2, kernelSize: 3),
      ConvTranspose2d(1, 2, kernelSize: 3, stride: 2, outputPadding: 1), AdaptiveAvgPool2d(1),
      AdaptiveAvgPool2d((nil, 2)), MaxPool1d(2), AvgPool1d(2), GroupNorm(2, 4),
      GroupNorm(2, 4, affine: false), Dropout1d(), Dropout2d(0.1), LSTMCell(2, 3),
      GRUCell(2, 3, bias: false), RNNCell(2, 3, nonlinearity: .relu),
    ] as [any Parameterized]
  },
  "empty": { Sequential {} },
  "own": { Block() },
  "own pair": { Pair() },
  "own without parts": { Scale() },
  "parameter": { Scale().factor },
  "parameters": { [Scale().factor, Tensor.ones(1, 1, requiresGrad: true).asParameter()] },
  "sgd": { SGD(leaf()) },
  "sgd, all": {
    SGD(
      leaf(), learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4, nesterov: true, maximize: true)
  },
  "sgd, groups": {
    SGD(groups: [ParameterGroup(leaf()), ParameterGroup(leaf()) { $0.learningRate = 0.5 }]) {
      $0.learningRate = 1e-5
      $0.momentum = 0.9
    }
  },
  "adam": { Adam(leaf()) },
  "adamw": { AdamW(leaf(), amsgrad: true) },
  "rmsprop": { RMSprop(leaf()) },
  "adagrad": { Adagrad(leaf()) },
  "adadelta": { Adadelta(leaf()) },
  "adamax": { Adamax(leaf()) },
  "nadam": { NAdam(leaf()) },
  "radam": { RAdam(leaf()) },
  "rprop": { Rprop(leaf()) },
  "asgd": { ASGD(leaf()) },
  "muon": { Muon([Tensor.zeros(2, 3, requiresGrad: true)], adjustment: .matchRMSAdamW) },
  "adafactor": { Adafactor(leaf()) },
  "lbfgs": { LBFGS(leaf()) },
  "lbfgs, strong Wolfe": { LBFGS(leaf(), learningRate: 0.1, lineSearch: .strongWolfe) },
  "sgd with steps": {
    scheduled(SGD(leaf(), learningRate: 0.1, momentum: 0.9)) { StepSchedule($0, every: 3) }
  },
  "sgd after two steps": {
    scheduled(SGD(leaf(), learningRate: 0.1), 2) { ExponentialSchedule($0, factor: 0.9) }
  },
  "sgd with one cycle": {
    scheduled(SGD(leaf(), learningRate: 0.1, momentum: 0.9), 1) { _ in
      OneCycleSchedule(0.5, steps: 10)
    }
  },
  "adam with one cycle": {
    scheduled(Adam(leaf())) { _ in OneCycleSchedule(0.5, steps: 10) }
  },
  "sgd with cycles": {
    scheduled(SGD(leaf(), momentum: 0.9), 1) { _ in CyclicSchedule(0.01, 0.1, rise: 4) }
  },
  "lbfgs with steps": { scheduledLBFGS() },
  "groups with steps": {
    scheduled(
      SGD(
        groups: [ParameterGroup(leaf()), ParameterGroup(leaf()) { $0.learningRate = 0.5 }]
      ) { $0.learningRate = 0.1 }, 3
    ) { StepSchedule($0, every: 3) }
  },
  "more activations": {
    Sequential {
      ELU()
      ELU(alpha: 0.5)
      SELU()
      CELU()
      ReLU6()
      Hardtanh()
      Hardtanh(min: -2.5, max: 2.5)
      Hardsigmoid()
      Hardswish()
      Mish()
      Softsign()
      Hardshrink()
      Softshrink()
      Tanhshrink()
      Threshold(0.1, value: 20)
      LogSigmoid()
      PReLU()
      PReLU(3)
      GLU()
      Softmin(dim: 1)
    }
  },
  "more layers": {
    [
      InstanceNorm1d(3), InstanceNorm2d(3, affine: true),
      InstanceNorm2d(3, trackRunningStats: true), RMSNorm(4),
      RMSNorm([2, 4], epsilon: 1e-5, affine: false), AlphaDropout(), FeatureAlphaDropout(0.2),
      Upsample(scaleFactor: 2), Upsample(size: [2, 3], mode: .bilinear), ZeroPad2d(1),
      ZeroPad1d(2), ConstantPad2d((1, 2, 3, 4), value: 0.5), ConstantPad1d(1, value: 2),
      ReflectionPad2d(1), ReflectionPad1d((1, 2)), ReplicationPad2d(1), ReplicationPad1d(1),
      CircularPad2d(1), CircularPad1d(1), PixelShuffle(2), PixelUnshuffle(2),
      Unflatten(1, [2, 5]), Bilinear(2, 3, 4), LPPool1d(2, kernelSize: 3),
      LPPool2d(2, kernelSize: 3, stride: 2), AdaptiveMaxPool2d(1), AdaptiveMaxPool2d((nil, 2)),
      AdaptiveMaxPool1d(1), AdaptiveAvgPool1d(2), EmbeddingBag(10, 3),
      EmbeddingBag(10, 3, mode: .sum), PairwiseDistance(), CosineSimilarity(),
      TransformerEncoderLayer(8, heads: 2), MultiMarginLoss(), MultiLabelMarginLoss(),
      MultiLabelSoftMarginLoss(),
    ] as [any Parameterized]
  },
  "frozen parameter": { frozen() },
]

/// Modules, parameters and optimizers print as in PyTorch.
@Suite struct DescriptionTests {
  private static let cases = FixtureCase.all(of: "descriptions")

  @Test func isComplete() {
    #expect(Set(Self.cases.map(\.name)) == Set(described.keys))
  }

  @Test(arguments: cases)
  func description(of fixture: FixtureCase) throws {
    let make = try #require(described[fixture.name])
    let value = make()
    let expected = fixture.texts("line").map { $0.dropFirst() }.joined(separator: "\n")
    #expect(String(describing: value) == expected)
    #expect("\(value)" == expected)
  }

  /// A module that is a class may contain itself.
  @Test func endsWhereItBegan() {
    let ring = Ring()
    ring.next = ring
    #expect("\(ring)" == "Ring(\n  (next): Ring(...)\n)")
  }

  /// A parameter is known as one from when a module lists it; results of operations never are.
  @Test func parametersAreKnownWhenListed() {
    let block = Block()
    #expect("\(block.scale)" == "tensor([1., 1.], requires_grad=True)")
    _ = block.parameters
    #expect("\(block.scale)" == "Parameter containing:\ntensor([1., 1.], requires_grad=True)")
    #expect("\(block.scale * 1)" == "tensor([1., 1.], grad_fn=<MulBackward0>)")
    #expect(!"\(Tensor([1]).asParameter())".contains("Parameter"))
    #expect(!"\(block.scale.detached())".contains("Parameter"))
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1.0"), (1e-5, "1e-05"), (1e16, "1e+16"), (-12e15, "-1.2e+16"),
    (123456789012345680, "1.2345678901234568e+17"), (0.0001, "0.0001"),
    (1e15, "1000000000000000.0"),
  ])
  func settingsAreWrittenAsInPython(value: Double, text: String) {
    #expect(
      "\(LayerNorm(1, epsilon: value))"
        == "LayerNorm((1,), eps=\(text), elementwise_affine=True, bias=True)")
  }
}
