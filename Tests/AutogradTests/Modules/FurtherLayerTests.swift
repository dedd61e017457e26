import Autograd
import Testing

extension RandomTests {
  /// What further layers draw after a seed, and draws from generators of one's own: PyTorch 2.15's.
  @Suite struct FurtherLayerTests {
    private static let cases = FixtureCase.all(of: "generators")

    private func expect(
      _ name: String, _ tolerance: Tolerance = .exact, _ make: () -> [Tensor]
    ) throws {
      let fixture = try #require(Self.cases.first { $0.name == name })
      let numbers = fixture.numbers("numbers")
      let tensors = make()
      #expect(tensors.count == numbers.count)
      for (tensor, expected) in zip(tensors, numbers) {
        #expect(tolerance.differences(tensor.floats, expected) == [], "\(name)")
      }
    }

    private func seeded(
      _ name: String, _ tolerance: Tolerance = .exact, _ make: () -> [Tensor]
    ) throws {
      manualSeed(3)
      try expect(name, tolerance, make)
    }

    @Test func layers() throws {
      try seeded("Bilinear(2, 3, 4)") { Bilinear(2, 3, 4).parameters }
      try seeded("EmbeddingBag(3, 4)") { EmbeddingBag(3, 4).parameters }
      try seeded("PReLU(2)") { PReLU(2).parameters }
      try seeded("TransformerEncoderLayer(4, 2)") {
        TransformerEncoderLayer(4, heads: 2, feedForward: 3).parameters
      }
      for p in [0.3, 0.5, 1] {
        try seeded("AlphaDropout(\(p))", .units(1)) {
          [AlphaDropout(p)(.arange(1, 13)), .rand(1)]
        }
        try seeded("FeatureAlphaDropout(\(p))", .units(1)) {
          [FeatureAlphaDropout(p)(Tensor.arange(1, 25).reshaped(2, 3, 2, 2)), .rand(1)]
        }
      }
    }

    @Test func runningStatistics() throws {
      let x = Tensor.arange(24).reshaped(2, 3, 4) / 8
      try expect("InstanceNorm1d(3), tracked", .units(4)) {
        let layer = InstanceNorm1d(3, affine: true, trackRunningStats: true)
        let outputs = [layer(x), layer(x[1])]
        let buffers = layer.namedBuffers.map(\.tensor)
        layer.eval()
        return outputs + buffers + [layer(x)]
      }
    }

    /// The layers' outputs; a mask hides places.
    @Test func encoder() throws {
      manualSeed(3)
      let layer = TransformerEncoderLayer(4, heads: 2, feedForward: 3, dropout: 0)
      let x = Tensor.arange(24).reshaped(2, 3, 4) / 8
      let first = TransformerEncoderLayer(
        4, heads: 2, feedForward: 3, dropout: 0, activation: .gelu, normFirst: true)
      try expect("encoder", .units(16)) {
        [layer(x), layer(x, mask: .causal(3)), first(x)]
      }
    }

    /// A generator of one's own gives what the shared one would, and leaves that alone.
    @Test func generators() throws {
      manualSeed(5)
      let next = Tensor.rand(1).floats
      manualSeed(5)
      var g = Generator(seed: 3)
      let p = Tensor([0.1, 0.5, 0.9, 0.5])
      try expect("draws") {
        [
          .bernoulli(p, using: &g), .bernoulli(0.3, 2, 3, using: &g),
          .normal(mean: 2, std: 3, 4, using: &g), .normal(mean: p, std: 2, using: &g),
          .normal(mean: 1, std: p, using: &g), .normal(mean: p, std: p, using: &g),
          Tensor(p.multinomial(3, using: &g).values.map(Double.init)),
          Tensor(p.multinomial(5, replacement: true, using: &g).values.map(Double.init)),
          start([5], .truncNormal(), &g), start([2, 3], .xavierUniform(), &g),
          start([2, 3], .kaimingNormal(), &g), start([4], .uniform(-1, 2), &g),
          start([4], .normal(mean: 1, std: 0.5), &g),
        ]
      }
      try expect("orthogonal", .units(16)) { [start([3, 2], .orthogonal(), &g)] }
      var own = Generator(seed: 7)
      manualSeed(7)
      #expect(dropout(.ones(20), p: 0.3).floats == dropout(.ones(20), p: 0.3, using: &own).floats)
      manualSeed(5)
      #expect(Tensor.rand(1).floats == next)
    }

    private func start(
      _ shape: [Int], _ initializer: Initializer, _ generator: inout Generator
    ) -> Tensor {
      let tensor = Tensor.zeros(shape)
      tensor.initialize(initializer, using: &generator)
      return tensor
    }

    /// PyTorch's values; its gradient is [1, 1, 1] there.
    @Test func copiesGiveTheirGradientsBack() {
      let x = Tensor([[[1, 2, 3]]], requiresGrad: true)
      let copies = interpolate(x, scaleFactor: 1.3)
      #expect(copies.values == [1, 1, 2])
      copies.sum().backward()
      #expect(x.grad.values == [2, 1, 0])
    }
  }
}
