import Autograd
import Testing

/// Tensors made of nothing, of arrays and of chance.
///
/// The checksums are of PyTorch's own bits.
@Suite struct CreationTests {
  @Test(
    arguments: [
      (0, 1, 0.1, 10, 0x033b_299f), (1, 2.5, 0.5, 3, 0x57c0_0000), (-3, 7, 0.37, 28, 0x8571_e636),
      (5, 2, -1.5, 2, 0x13c0_0000),
    ] as [(Double, Double, Double, Int, UInt32)])
  func arange(start: Double, end: Double, step: Double, count: Int, bits: UInt32) {
    let numbers = Tensor.arange(start, end, step: step)
    #expect(numbers.shape == [count])
    #expect(checksum(numbers) == bits)
  }

  @Test(
    arguments: [
      (0, 1, 5, 0x98c0_0000), (-1, 2, 7, 0x7940_0000), (3, -3, 33, 0xa248_0000),
      (0.1, 0.7, 18, 0xd611_5cea), (2, 5, 1, 0x4000_0000),
    ] as [(Double, Double, Int, UInt32)])
  func linspace(start: Double, end: Double, count: Int, bits: UInt32) {
    let numbers = Tensor.linspace(start, end, count: count)
    #expect(numbers.shape == [count])
    #expect(checksum(numbers) == bits)
  }

  /// PyTorch's own bits depend on the width of the registers here; these do not.
  @Test func longSequences() {
    let steps = Tensor.arange(0, 100, step: 0.1).floats
    #expect(steps == (0..<1000).map { Float(Double($0) * 0.1) })
    let parts = Tensor.linspace(0, 1, count: 1001).floats
    #expect(zip(parts, 0...1000).allSatisfy { ($0 - Float($1) / 1000).magnitude <= 0x1p-23 })
    #expect(parts.last == 1)
  }

  @Test func shortForms() {
    #expect(Tensor.arange(3).values == [0, 1, 2])
    #expect(Tensor.arange(2, 5).values == [2, 3, 4])
    #expect(Tensor.arange(0).values == [])
    #expect(Tensor.linspace(0, 1, count: 0).shape == [0])
    #expect(Tensor.eye(2).values == [1, 0, 0, 1])
    #expect(Tensor.eye(2, 3, requiresGrad: true).values == [1, 0, 0, 0, 1, 0])
    #expect(Tensor.eye(0).shape == [0, 0])
  }

  @Test func likenesses() {
    let x = Tensor([[1, 2, 3]])
    #expect(Tensor.zeros(like: x).shape == [1, 3])
    #expect(Tensor.ones(like: x).values == [1, 1, 1])
    #expect(Tensor.full(like: x, value: 0.5, requiresGrad: true).requiresGrad)
    manualSeed(0)
    let (uniform, normal) = (Tensor.rand(like: x), Tensor.randn(like: x))
    manualSeed(0)
    #expect(uniform.values == Tensor.rand(1, 3).values)
    #expect(normal.values == Tensor.randn(1, 3).values)
  }

  @Test func nestedNumbers() {
    #expect(Tensor([[[[1, 2]], [[3, 4]]]]).shape == [1, 2, 1, 2])
    let doubles: [[Double]] = [[0.1, 0.2], [0.3, 0.4]]
    #expect(Tensor(doubles).floats == [0.1, 0.2, 0.3, 0.4])
    let integers = [1, 2, 3]
    #expect(Tensor(integers, requiresGrad: true).requiresGrad)
    #expect(Tensor([[Double]]()).shape == [0, 0])
    #expect(Tensor([[], []] as [[Int]]).shape == [2, 0])
  }

  @Test func integers() {
    #expect(IndexTensor(0..<3).values == [0, 1, 2])
    #expect(IndexTensor([[1, 2], [3, 4]]).shape == [2, 2])
    #expect(IndexTensor([1, 2, 3, 4], shape: [2, 2])[1].values == [3, 4])
    #expect(IndexTensor(0..<6).reshaped(2, -1)[-1][0].item == 3)
  }

  @Test func randomIntegers() {
    var generator = Generator(seed: 5)
    let numbers = IndexTensor.randint(2, 4, in: -3..<10, using: &generator)
    #expect(numbers.shape == [2, 4])
    #expect(numbers.values == [-2, -1, 6, 1, -1, 0, 2, 8])
    #expect(
      IndexTensor.randperm(10, using: &generator).values == [8, 2, 9, 1, 3, 7, 0, 5, 4, 6])
  }

  @Test func shapesAsArrays() {
    func generator() -> Generator { Generator(seed: 5) }
    var (one, other) = (generator(), generator())
    let shape = [2, 3]
    #expect(
      Tensor.rand(shape, using: &one).values == Tensor.rand(2, 3, using: &other).values)
    #expect(
      Tensor.randn(shape, using: &one).values == Tensor.randn(2, 3, using: &other).values)
    #expect(
      IndexTensor.randint(shape, in: 0..<9, using: &one).values
        == IndexTensor.randint(2, 3, in: 0..<9, using: &other).values)
    #expect(Tensor([1, 2]).tiled([2, 1]).values == Tensor([1, 2]).tiled(2, 1).values)
    // The copies need no dimensions of their own beside the eight that there are.
    let deep = Tensor([1, 2]).reshaped(1, 1, 1, 1, 1, 1, 1, 2)
    #expect(deep.tiled([2, 1, 2, 1, 2, 1, 1, 2]).shape == [2, 1, 2, 1, 2, 1, 1, 4])
    #expect(deep.repeated(2, dim: -1).values == [1, 1, 2, 2])
    #expect(IndexTensor(0..<6).reshaped(shape)[-1].values == [3, 4, 5])
  }

  private func checksum(_ numbers: Tensor) -> UInt32 {
    numbers.values.reduce(0) { $0 &* 31 &+ $1.bitPattern }
  }
}
