import Autograd
import Testing

/// Integers and truth values beside tensors.
@Suite struct IntegerAndMaskTests {
  private let mask = Mask([true, false, false, true, true, false], shape: [2, 3])

  @Test func masksAlongDimensions() {
    #expect(mask.any(dim: 0).values == [true, true, false])
    #expect(mask.all(dim: 0).values == [true, false, false])
    #expect(mask.any(dim: 1, keepDim: true).shape == [2, 1])
    #expect(mask.trueCount(dim: -1).values == [1, 2])
    #expect(Mask([], shape: [2, 0]).all(dim: 1).values == [true, true])
    #expect(Mask([], shape: [2, 0]).any(dim: 1).values == [false, false])
    #expect(mask.mean().item == Float(0.5))
    #expect(mask.positions.values == [0, 0, 1, 0, 1, 1])
    #expect(mask.positions.shape == [3, 2])
    #expect(mask.reshaped([3, -1]).values == mask.values)
    #expect(mask.reshaped(3, -1).any(dim: 1).values == [true, true, true])
  }

  @Test func accuracy() {
    let logits = Tensor([[1, 3, 2], [5, 4, 0], [0, 1, 2]])
    let labels = IndexTensor([1, 0, 1])
    #expect((logits.argmax(dim: 1) == labels).mean().item == Float(2) / 3)
  }

  @Test func integers() {
    let a = IndexTensor([[1, -2], [3, 4]])
    #expect((a + IndexTensor([10, 20])).values == [11, 18, 13, 24])
    #expect((IndexTensor([.min, 7]) % -1).values == [0, 0])
    #expect((a - IndexTensor([[1], [2]])).values == [0, -3, 1, 2])
    #expect((a * a).values == [1, 4, 9, 16])
    #expect((2 * a + 1).values == [3, -3, 7, 9])
    #expect((1 - a).values == [0, 3, -2, -3])
    #expect((1 + a * 2 - 1).values == [2, -4, 6, 8])
    #expect((-a).values == [-1, 2, -3, -4])
    // As Python's: the rest has the sign of the divisor.
    #expect((a % 3).values == [1, 1, 0, 1])
    #expect((a % -3).values == [-2, -2, 0, -2])
  }

  @Test func integersAsAWhole() {
    let a = IndexTensor([[1, 4], [3, 1]])
    #expect(a.sum() == 9 && a.max() == 4 && a.min() == 1)
    #expect(a.counts().values == [0, 2, 0, 1, 1])
    #expect(a.counts(minLength: 6).values == [0, 2, 0, 1, 1, 0])
    #expect(IndexTensor([]).counts().count == 0)
  }

  @Test func partsOfIntegers() {
    let labels = IndexTensor([[5, 6], [7, 8], [9, 10]])
    #expect(labels[IndexTensor([2, -3])].values == [9, 10, 5, 6])
    #expect(labels[IndexTensor([[0], [1]])].shape == [2, 1, 2])
    #expect(labels[1..<9].values == [7, 8, 9, 10])
    #expect(labels[1..<9].shape == [2, 2])
  }

  @Test func kindsOfNumbers() {
    let x = Tensor([1, .nan, .infinity, -.infinity, 0])
    #expect(x.isNaN.values == [false, true, false, false, false])
    #expect(x.isInfinite.values == [false, false, true, true, false])
    #expect(x.isFinite.values == [true, false, false, false, true])
  }

  /// PyTorch's answers.
  @Test func closeness() {
    let a = Tensor([1, 1, .infinity, .infinity, .nan, 0, 1])
    let b = Tensor([1.000005, 1.1, .infinity, -.infinity, .nan, 1e-9, .infinity])
    #expect(a.isClose(b).values == [true, false, true, false, false, true, false])
    #expect(a.isClose(b, equalNaN: true).values[4])
    #expect(
      a.isClose(b, rtol: 0, atol: 0.2).values == [true, true, true, false, false, true, false])
    #expect(!a.allClose(b))
    #expect(Tensor([[1], [1]]).allClose(Tensor([1, 1.000001])))
  }

  @Test func memory() {
    let pixels: [Float] = [1, 2, 3, 4]
    #expect(Tensor(pixels.span, shape: [2, 2])[1].values == [3, 4])
    #expect(Tensor(pixels.span).shape == [4])
    let x = pixels.withUnsafeBufferPointer {
      Tensor($0, shape: [1, 4], requiresGrad: true)
    }
    #expect(x.values == pixels && x.shape == [1, 4] && x.requiresGrad)
  }

  @Test func integersRoundDown() {
    #expect(IndexTensor([-7, 7]).floorDivided(by: 2).values == [-4, 3])
    #expect(
      IndexTensor([-7, 7, 6]).floorDivided(by: IndexTensor([-2, -2, 3])).values == [3, -4, 2])
    #expect((IndexTensor([5, -1]) % IndexTensor([3, -3])).values == [2, -1])
  }
}
