import Autograd
import Testing

extension RandomTests {
  /// Random numbers whose distribution tensors give, and starts with a structure: PyTorch 2.15's own
  /// for the same seeds.
  @Suite struct RandomChoiceTests {
    @Test func bernoulli() {
      manualSeed(0)
      #expect(Tensor.bernoulli(Tensor([0.1, 0.5, 0.9, 0.5])).values == [0, 0, 1, 1])
      manualSeed(3)
      let few = Tensor([Float](repeating: 0.3, count: 12))
      #expect(Tensor.bernoulli(few).values == [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0])
      #expect(Tensor.bernoulli(0.3, 8).values == [1, 0, 0, 0, 1, 0, 0, 0])
    }

    @Test func normal() {
      manualSeed(0)
      #expect(
        Tensor.normal(mean: 2, std: 3, 4).floats == [6.622988, 1.1197133, -4.5363684, 3.7052939])
      let means = Tensor([1, 2, 3, 4])
      manualSeed(0)
      #expect(
        Tensor.normal(mean: means, std: 2).floats == [4.081992, 1.4131422, -1.3575788, 5.1368628])
      manualSeed(0)
      #expect(
        Tensor.normal(mean: 1.5, std: means).floats == [3.0409961, 0.9131422, -5.0363684, 3.773725])
      manualSeed(0)
      #expect(
        Tensor.normal(mean: means, std: Tensor([[1], [2]])).floats == [
          2.540996, 1.7065711, 0.8212106, 4.5684314, -1.1690447, -0.7971909, 3.8066936, 5.6760526,
        ])
    }

    @Test func multinomial() {
      let weights = Tensor([0.1, 0.2, 0.3, 0.4])
      manualSeed(0)
      #expect(
        weights.multinomial(10, replacement: true).values == [3, 3, 2, 3, 3, 3, 1, 2, 2, 1])
      #expect(Tensor.rand(1).floats == [0.68160856])
      manualSeed(0)
      #expect(weights.multinomial(1).values == [2])
      #expect(weights.multinomial(3).values == [2, 3, 1])
      let rows = Tensor([[1, 0, 3, 2], [5, 1, 1, 1]])
      manualSeed(5)
      #expect(rows.multinomial(3).values == [2, 3, 0, 0, 2, 3])
      #expect(
        rows.multinomial(6, replacement: true).values == [3, 2, 2, 2, 3, 2, 0, 0, 0, 0, 2, 0])
      #expect(rows[0].multinomial(1).values == [2])
      #expect(Tensor.rand(1).floats == [0.856369])
    }

    @Test func truncatedNormal() {
      manualSeed(0)
      #expect(start([4], .truncNormal()) == [1.5409961, -0.2934289, 0.40334684, 0.56843126])
      // Few enough are within the bounds that uniform numbers are weighed.
      manualSeed(0)
      let tail: [Float] = [1.6102, 1.1559918, 1.0446515, 1.264061, 1.5877769]
      #expect(start([5], .truncNormal(from: 1, to: 3)) == tail)
      #expect(Tensor.rand(1).floats == [0.40369236])
      manualSeed(0)
      #expect(
        start([5], .truncNormal(std: 0.02, from: -0.03, to: 0.03)) == [
          -0.027971908, -0.0058685783, 0.016760526, 0.011368626, -0.021690447,
        ])
    }

    @Test func orthogonal() {
      manualSeed(0)
      let wide: [Float] = [0.573981, -0.1092946, -0.8115422, -0.3454151, -0.9308827, -0.1189355]
      expectNear(start([2, 3], .orthogonal()), wide)
      manualSeed(0)
      let high: [Float] = [0.5349525, -0.1699301, -0.7563609, 0.3401838, -0.376489, -0.9248777]
      expectNear(start([3, 2], .orthogonal()), high)
      manualSeed(0)
      let scaled: [Float] = [1.1230655, -0.2138486, -1.5878841, 0.4142681]
      expectNear(Array(start([3, 2, 2], .orthogonal(gain: 2)).prefix(4)), scaled)
    }

    @Test func structured() {
      #expect(start([2, 3], .eye) == [1, 0, 0, 0, 1, 0])
      let kernel = start([3, 2, 3], .dirac())
      #expect(kernel.indices.filter { kernel[$0] != 0 } == [1, 10])
      let grouped = Tensor(start([4, 2, 3, 3], .dirac(groups: 2)), shape: [4, 2, 3, 3])
      #expect(
        (grouped != 0).positions.values == [0, 0, 1, 1, 1, 1, 1, 1, 2, 0, 1, 1, 3, 1, 1, 1])
      #expect(Nonlinearity.selu.gain == 0.75)
    }

    private func start(_ shape: [Int], _ initializer: Initializer) -> [Float] {
      let tensor = Tensor.ones(shape)
      tensor.initialize(initializer)
      return tensor.values
    }

    /// PyTorch's decomposition is rounded at every step.
    private func expectNear(_ values: [Float], _ expected: [Float]) {
      #expect(values.count == expected.count)
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 2e-6 }, "\(values)")
    }
  }
}

let choiceTraps: [TrapRow] = [
  TrapRow("Expected p_in >= 0 && p_in <= 1 to be true, but got false.") {
    _ = Tensor.bernoulli(Tensor([0.5, 1.5]))
  },
  TrapRow("cannot sample n_sample > prob_dist.size(-1) samples without replacement") {
    _ = Tensor([1, 2]).multinomial(3)
  },
  TrapRow("probability tensor contains either `inf`, `nan` or element < 0") {
    _ = Tensor([1, -2]).multinomial(1)
  },
  TrapRow("invalid multinomial distribution (sum of probabilities <= 0)") {
    _ = Tensor([0, 0]).multinomial(1)
  },
  TrapRow("Only tensors with 3, 4, or 5 dimensions are supported") {
    Tensor.ones(2, 2).initialize(.dirac())
  },
  TrapRow("einsum(): fewer operands were provided than specified in the equation") {
    _ = einsum("ij,jk", Tensor.ones(2, 2))
  },
  TrapRow(
    "einsum(): subscript j has size 2 for operand 1 which does not broadcast with previously seen size 3"
  ) {
    _ = einsum("ij,jk->ik", Tensor.ones(2, 3), Tensor.ones(2, 2))
  },
  TrapRow(
    "einsum(): the number of subscripts in the equation (1) does not match the number of dimensions (2) "
      + "for operand 0 and no ellipsis was given"
  ) { _ = einsum("i", Tensor.ones(2, 2)) },
  TrapRow("einsum(): output subscript k does not appear in the equation for any input operand") {
    _ = einsum("i->k", Tensor.ones(2))
  },
  TrapRow("index 3 is out of bounds for dimension 1 with size 3") {
    _ = Tensor.ones(2, 3)[0..., IndexTensor([0, 3])]
  },
  TrapRow(
    "The shape of the mask [2] at index 0 does not match the shape of the indexed tensor [3] at index 1"
  ) {
    _ = Tensor.ones(2, 3)[0..., Mask([true, false])]
  },
  TrapRow("too many indices for tensor of dimension 2") {
    _ = Tensor.ones(2, 3)[0..., 0..., IndexTensor([0])]
  },
  TrapRow("kthvalue(): selected number k out of range for dimension 0") {
    _ = Tensor([1, 2]).kthValue(3)
  },
]
