import Autograd
import Testing

extension RandomTests {
  /// What modules draw from the shared generator after a seed: PyTorch's own numbers.
  @Suite struct SeededModuleTests {
    private func expectParameters(
      _ name: String, _ seed: UInt64, _ tolerance: Tolerance = .exact,
      _ make: () -> some Parameterized
    ) {
      manualSeed(seed)
      let module = make()
      let expected = moduleFixtures.keys.filter { $0.hasPrefix(name + " ") }
      #expect(Set(module.namedParameters.map { "\(name) \($0.name)" }) == Set(expected))
      for (key, tensor) in module.namedParameters {
        expectFixture("\(name) \(key)", tensor.values, tolerance)
      }
    }

    @Test func convolutions() {
      expectParameters("Conv2d(2, 3, 3)", 0) { Conv2d(2, 3, kernelSize: 3) }
      expectParameters("Conv2d(4, 2, (1, 3), groups 2)", 1) {
        Conv2d(4, 2, kernelSize: (1, 3), groups: 2)
      }
    }

    /// From sixteen numbers on the library rounds correctly where PyTorch does not.
    @Test func embeddings() {
      expectParameters("Embedding(4, 3)", 2) { Embedding(4, 3) }
      expectParameters("Embedding(5, 4), padding 1", 3, .units(3)) {
        Embedding(5, 4, paddingIndex: -4)
      }
    }

    @Test func model() {
      expectParameters("digits", 5) {
        Sequential {
          Conv2d(1, 2, kernelSize: 3, padding: 1)
          BatchNorm2d(2)
          ReLU()
          MaxPool2d(2)
          Flatten()
          Linear(8, 3)
        }
      }
    }

    @Test(arguments: [0.3, 0.5, 0.9, 1, 0])
    func dropoutMasks(p: Double) {
      manualSeed(7)
      expectFixture("dropout \(p)", Dropout(p)(.arange(1, 21)).values)
      expectFixture("after dropout \(p)", Tensor.rand(1).values)
    }

    @Test func evaluationDrawsNothing() {
      manualSeed(7)
      let layer = Dropout(0.3)
      layer.eval()
      #expect(layer(.arange(1, 21)).values == Tensor.arange(1, 21).values)
      expectFixture("after dropout 0.0", Tensor.rand(1).values)
    }

    @Test(arguments: [[3, 4], [4, 2, 2, 3]])
    func initializers(shape: [Int]) {
      let schemes: [(String, Tolerance, Initializer)] = [
        ("uniform", .exact, .uniform(-2, 3)), ("normal", .units(3), .normal(mean: 1, std: 0.5)),
        ("constant", .exact, .constant(0.1)), ("zeros", .exact, .zeros), ("ones", .exact, .ones),
        ("kaimingUniform", .exact, .kaimingUniform()),
        (
          "kaimingUniform fanOut relu", .exact,
          .kaimingUniform(mode: .fanOut, nonlinearity: .relu)
        ),
        ("kaimingNormal tanh", .units(3), .kaimingNormal(nonlinearity: .tanh)),
        (
          "kaimingNormal leakyReLU", .units(3),
          .kaimingNormal(nonlinearity: .leakyReLU(negativeSlope: 0.2))
        ),
        ("xavierUniform", .exact, .xavierUniform()),
        ("xavierNormal gain 2", .units(3), .xavierNormal(gain: 2)),
      ]
      for (name, tolerance, scheme) in schemes {
        manualSeed(11)
        let weight = Tensor.zeros(shape, requiresGrad: true)
        weight.initialize(scheme)
        // Below sixteen numbers PyTorch's normal ones are ours to the bit.
        expectFixture("\(name) \(shape)", weight.values, weight.count < 16 ? .exact : tolerance)
        #expect(weight.isLeaf && weight.requiresGrad)
      }
    }

    @Test func runningStatistics() {
      func expectRunning(
        _ name: String, _ layer: some Module, _ shape: [Int], _ tolerance: Tolerance = .exact
      ) {
        manualSeed(13)
        for _ in 0..<3 { _ = layer(.rand(shape)) }
        let buffers = layer.namedBuffers
        #expect(buffers.map(\.name) == ["running_mean", "running_var"])
        expectFixture("\(name) mean", buffers[0].tensor.values, tolerance)
        expectFixture("\(name) variance", buffers[1].tensor.values, tolerance)
        let counts = layer.namedIndexBuffers
        #expect(counts.map(\.name) == ["num_batches_tracked"])
        expectFixture("\(name) count", counts.map { Float($0.buffer.value.item) })
        layer.eval()
        let seen = Tensor([-1, -0.5, 0, 0.25, 1, 2]).reshaped(
          [3, 2] + Array(repeating: 1, count: shape.count - 2))
        expectFixture("\(name) evaluated", layer(seen).values, .units(4))
        expectFixture("\(name) mean", buffers[0].tensor.values, tolerance)
      }
      expectRunning("BatchNorm1d", BatchNorm1d(2), [5, 2])
      expectRunning("BatchNorm1d of lengths", BatchNorm1d(2, momentum: 0.25), [3, 2, 4])
      expectRunning("BatchNorm2d", BatchNorm2d(2), [2, 2, 3, 3])
      expectRunning("BatchNorm1d of all", BatchNorm1d(2, momentum: nil), [5, 2], .units(4))
    }

    @Test func network() {
      manualSeed(17)
      let model = Sequential {
        Conv2d(1, 4, kernelSize: 3, padding: 1)
        BatchNorm2d(4)
        ReLU()
        MaxPool2d(2)
        Conv2d(4, 6, kernelSize: 3, padding: 1)
        GELU()
        AvgPool2d(2)
        Flatten()
        Linear(24, 5)
      }
      let output = model(.rand(3, 1, 8, 8))
      expectFixture("network output", output.values, .units(8))
      output.squared().mean().backward()
      for (name, tensor) in model.namedParameters {
        expectFixture("network gradient \(name)", tensor.grad.values, .units(8))
      }
    }

    @Test func summaryDrawsNothing() {
      manualSeed(7)
      let model = Sequential {
        Linear(2, 3)
        Dropout()
      }
      manualSeed(7)
      let text = model.summary(inputShape: [4, 2])
      #expect(text.contains("Dropout  [4, 3]"))
      #expect(model.isTraining)
      expectFixture("after dropout 0.0", Tensor.rand(1).values)
    }
  }
}
