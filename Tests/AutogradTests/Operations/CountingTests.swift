import Autograd
import Testing

/// Operations that give positions, counts or no gradient; the numbers are those of PyTorch 2.15.
@Suite struct CountingTests {
  @Test func uniqueElements() {
    let (values, inverse, counts) = Tensor([[3, 1, 3], [-0.5, 1, 3]]).unique()
    #expect(values.values == [-0.5, 1, 3] as [Float])
    #expect(inverse.values == [2, 1, 2, 0, 1, 2])
    #expect(inverse.shape == [2, 3])
    #expect(counts.values == [1, 2, 3])
    #expect(Tensor([]).unique().values.shape == [0])
    #expect(Tensor(3).unique().values.shape == [1])
    let withNaNs = Tensor([1, .nan, .nan, 1]).unique()
    #expect(withNaNs.counts.values == [2, 1, 1])
    #expect(withNaNs.values.floats.map(\.isNaN) == [false, true, true])
  }

  @Test func uniqueParts() {
    let (values, inverse, counts) = Tensor([[2, 1], [1, 5], [2, 1], [1, 4]]).unique(dim: 0)
    #expect(values.values == [1, 4, 1, 5, 2, 1] as [Float])
    #expect(inverse.values == [2, 1, 2, 0])
    #expect(counts.values == [1, 1, 2])
    let columns = Tensor([[2, 1, 2], [5, 0, 5]]).unique(dim: 1).values
    #expect(columns.values == [1, 2, 0, 5] as [Float])
    let labels = IndexTensor([[7, 2], [2, 9]]).unique()
    #expect(labels.values.values == [2, 7, 9])
    #expect(labels.inverse.values == [1, 0, 0, 2])
    #expect(labels.counts.values == [2, 1, 1])
  }

  @Test func uniqueNeighbours() {
    let (values, inverse, counts) = Tensor([[1, 1, 2], [2, 1, 1]]).uniqueConsecutive()
    #expect(values.values == [1, 2, 1] as [Float])
    #expect(inverse.values == [0, 0, 1, 1, 2, 2])
    #expect(inverse.shape == [2, 3])
    #expect(counts.values == [2, 2, 2])
    #expect(Tensor([]).uniqueConsecutive().values.shape == [0])
    #expect(Tensor(3).uniqueConsecutive().inverse.shape == [])
    #expect(Tensor([.nan, .nan, 1]).uniqueConsecutive().counts.values == [1, 1, 1])
    let rows = Tensor([[1, 1, 2], [1, 1, 2], [0, 1, 2]]).uniqueConsecutive(dim: 0)
    #expect(rows.values.values == [1, 1, 2, 0, 1, 2] as [Float])
    #expect(rows.inverse.values == [0, 0, 1])
    #expect(rows.counts.values == [2, 1])
    let columns = Tensor([[1, 1, 2], [0, 0, 2]]).uniqueConsecutive(dim: -1)
    #expect(columns.values.values == [1, 2, 0, 2] as [Float])
    let labels = IndexTensor([[1, 1, 2], [2, 2, 3]]).uniqueConsecutive()
    #expect(labels.values.values == [1, 2, 3])
    #expect(labels.inverse.values == [0, 0, 1, 1, 1, 2])
    #expect(labels.counts.values == [2, 3, 1])
    let x = Tensor([1, 1], requiresGrad: true)
    #expect(
      x.uniqueConsecutive().values.description
        == "tensor([1.], grad_fn=<UniqueConsecutiveBackward0>)")
  }

  @Test func mediansOfNumbers() {
    let rows = Tensor([[3, .nan, 1], [.nan, .nan, .nan], [2, 2, 5]]).nanMedian(dim: 1)
    #expect(rows.indices.values == [2, 0, 1])
    #expect(rows.values.description == "tensor([1., nan, 2.])")
    #expect(Tensor([]).nanMedian().floats.map(\.isNaN) == [true])
  }

  @Test func triangles() {
    #expect(trilIndices(3, 4, diagonal: -1).values == [1, 2, 2, 0, 0, 1])
    #expect(triuIndices(3, 4, diagonal: 1).values == [0, 0, 0, 1, 1, 2, 1, 2, 3, 2, 3, 3])
    #expect(trilIndices(0, 3).shape == [2, 0])
    #expect(triuIndices(2_000_000_000, 0).shape == [2, 0])
  }

  /// Two thousand million lines with nothing on them are no work.
  @Test func emptyLines() {
    let empty = Tensor.zeros(Int(Int32.max), 0)
    #expect(empty.cumsum(dim: 1).shape == empty.shape)
    #expect(empty.cumprod(dim: 1).shape == empty.shape)
    #expect(empty.logCumSumExp(dim: 1).shape == empty.shape)
    #expect(empty.cummax(dim: 1).indices.shape == empty.shape)
    #expect(empty.sorted(dim: 1).indices.shape == empty.shape)
    #expect(empty.topK(0, dim: 1).values.shape == empty.shape)
    #expect(empty.rolled(by: 1, dim: 1).shape == empty.shape)
    #expect(concatenated([empty, empty], dim: 1).shape == empty.shape)
  }

  @Test func sequencesOfPowers() {
    let powers = Tensor.logspace(-1, 1, count: 5).description
    #expect(powers == "tensor([ 0.1000,  0.3162,  1.0000,  3.1623, 10.0000])")
    #expect(Tensor.logspace(0, 4, count: 5, base: 2).values == [1, 2, 4, 8, 16] as [Float])
    #expect(Tensor.logspace(0, 1, count: 0).shape == [0])
    #expect(Tensor([2, 3]).vander().description == "tensor([[2., 1.],\n        [3., 1.]])")
    let x = Tensor([2, 3], requiresGrad: true)
    x.vander(4, increasing: true).backward(gradient: Tensor([[1, 1, 1, 1], [0, 0, 0, 2]]))
    #expect(x.grad.values == [17, 54] as [Float])
    #expect(Tensor([2, 3]).vander(1).values == [1, 1] as [Float])
    #expect(Tensor([2, 3]).vander(0).shape == [2, 0])
    #expect(Tensor([5, 6]).combinations(0).shape == [0])
    #expect(Tensor([5, 6]).combinations(3).shape == [0, 3])
    #expect(cartesianProd(Tensor([1, 2])).shape == [2])
    #expect(blockDiag().shape == [1, 0])
  }

  @Test func histograms() {
    #expect(Tensor([1, 2, 1]).histc(bins: 4, min: 0, max: 3).values == [0, 2, 1, 0] as [Float])
    // The greatest element belongs to the last part.
    #expect(Tensor([0, 1, 2, 3, 4]).histc(bins: 2).values == [2, 3] as [Float])
    #expect(Tensor([1, 1]).histc(bins: 4).values == [0, 0, 2, 0] as [Float])
    #expect(Tensor([]).histc(bins: 3).values == [0, 0, 0] as [Float])
    #expect(Tensor([-9, .nan, 0.5]).histc(bins: 2, min: 0, max: 1).values == [0, 1] as [Float])
  }

  @Test func quotientsRoundedDown() {
    let infinity = Float.infinity
    let a = Tensor([-7, 7, -0.0, 0, 5.5, -5.5, 1e30, infinity, 3, .nan, 0])
    let b = Tensor([2, -2, 3, -3, 0, -0.0, 1e-30, 2, infinity, 1, 0])
    let expected: [Float] = [
      -4, -4, -0.0, -0.0, infinity, infinity, infinity, .nan, 0, .nan, .nan,
    ]
    for (value, own) in zip(a.floorDivided(by: b).floats, expected) {
      #expect(value == own && value.sign == own.sign || value.isNaN && own.isNaN)
    }
    #expect(Tensor([-7, 7]).floorDivided(by: 2).values == [-4, 3] as [Float])
    #expect(Tensor([0.3, -1]).floorDivided(by: 0.1).values == [3, -10] as [Float])
    #expect((7 % Tensor([3, -3])).values == [1, -2] as [Float])
    let x = Tensor([1, 2], requiresGrad: true)
    #expect(x.floorDivided(by: 2).description == "tensor([0., 1.], grad_fn=<NotImplemented>)")
  }

  @Test func orders() {
    #expect(Tensor([3, 1, 2]).argsort().values == [1, 2, 0])
    #expect(Tensor([[3, 1], [2, 4]]).argsort(dim: 0, descending: true).values == [0, 1, 1, 0])
    #expect(IndexTensor([3, 1, 3]).argsort(descending: true).values == [0, 2, 1])
    let boundaries = Tensor([1, 3, 3, 7])
    #expect(boundaries.searchSorted(Tensor([0, 3, 8, .nan])).values == [0, 1, 4, 4])
    #expect(boundaries.searchSorted(Tensor([[1, 3]]), right: true).values == [1, 3])
    #expect(
      Tensor([[1, 3], [5, 7]]).searchSorted(Tensor([[2, 4, 0], [5, 6, 9]])).values
        == [1, 2, 0, 0, 1, 2])
    #expect(Tensor([3, 6, 9]).bucketize(Tensor([1, 3, 5, 7])).values == [1, 3, 4])
  }

  @Test func memberships() {
    #expect(Tensor([1, 2, 3]).isIn(Tensor([3, 1])).values == [true, false, true])
    #expect(IndexTensor([4, 5]).isIn(IndexTensor([5])).values == [false, true])
    #expect(Tensor([0, 2, .nan]).countNonZero() == 2)
    #expect(Tensor([[0, 2], [3, 4]]).countNonZero(dim: 0).values == [1, 2])
  }

  @Test func positionsOfExtremesAndModes() {
    #expect(Tensor([1, 3, 2, 3]).cummax(dim: 0).indices.values == [0, 1, 1, 3])
    #expect(Tensor([3, .nan, 2, .nan]).cummin(dim: 0).indices.values == [0, 1, 1, 3])
    #expect(Tensor([[1, 2, 2], [4, 4, 3]]).mode().indices.values == [2, 1])
  }

  /// Integers and truth values are cut as tensors are.
  @Test func partsOfIntegersAndMasks() {
    let labels = IndexTensor([[1, 2, 3], [4, 5, 6]])
    #expect(labels[..., 0].values == [1, 4])
    #expect(labels[0..., nil].shape == [2, 1, 3])
    #expect(labels[labels > 2].values == [3, 4, 5, 6])
    #expect(labels[0, 1...].values == [2, 3])
    #expect(labels[IndexTensor([1, 1])].shape == [2, 3])
    #expect(labels[0..<1].shape == [1, 3])
    let mask = labels > 2
    #expect(mask[1].values == [true, true, true])
    #expect(mask[..., 2].values == [true, true])
    #expect(mask[mask].count == 4)
  }
}

/// What ends with a message because it is too large, or has no derivative.
let sizeTraps: [TrapRow] = [
  TrapRow(
    "Storage size calculation overflowed with sizes=[2147483647, 2147483647, 2147483647, 0]"
  ) {
    _ = Tensor.zeros(most, most, most, 0)
  },
  TrapRow(
    "Storage size calculation overflowed with sizes=[2147483647, 2147483647, 2147483647]"
  ) {
    _ = Tensor(1).expanded(most, most, most)
  },
  TrapRow(
    "Storage size calculation overflowed with sizes=[2147483647, 2147483647, 0, 2147483647]"
  ) {
    _ = maximum(.zeros(most, 1, 0, 1), .zeros(most, 0, most))
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = Tensor([1, 2]).tiled(Int.max)
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = concatenated([.zeros(most, 0), .zeros(most, 0)])
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = IndexTensor([Int.max]).counts()
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = oneHot(IndexTensor([Int.max]))
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = IndexTensor.randperm(1 << 40)
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements", namesCaller: false) {
    _ = IndexTensor(0..<(1 << 40))
  },
  TrapRow("a tensor has at most 8 dimensions of at most 2147483647 elements") {
    _ = Tensor([1])[nil, nil, nil, nil, nil, nil, nil, nil]
  },
  TrapRow("no memory for 4611686014132420609 numbers", namesCaller: false, isFatalError: false) {
    _ = Tensor.zeros(most, most)
  },
  TrapRow("kernel size, stride, padding and dilation are at most 2147483647, but got") {
    _ = maxPool2d(.zeros(1, 2, 2), kernelSize: Int.max, padding: 1)
  },
  TrapRow("kernel size, stride, padding and dilation are at most 2147483647, but got") {
    _ = conv2d(.zeros(1, 1, 2, 2), weight: .zeros(1, 1, 1, 1), padding: Int.max)
  },
  TrapRow("split_with_sizes expects split_sizes to sum exactly to 2") {
    _ = Tensor([1, 2]).split([Int.max, Int.max])
  },
  TrapRow("derivative for aten::floor_divide is not implemented", namesCaller: false) {
    Tensor([1, 2], requiresGrad: true).floorDivided(by: 2).sum().backward()
  },
  TrapRow("the derivative for '_unique2' is not implemented.", namesCaller: false) {
    Tensor([1, 2], requiresGrad: true).unique().values.sum().backward()
  },
  TrapRow("too many indices for tensor of dimension 1") { _ = Tensor([1])[..., 0, 0] },
  TrapRow("cdist only supports at least 2D tensors") { _ = Tensor([1]).cdist(Tensor([1])) },
  TrapRow("X1 and X2 must have the same number of columns. X1: 2 X2: 3") {
    _ = Tensor.ones(1, 2).cdist(.ones(1, 3))
  },
  TrapRow("torch.histogram(): bins must be > 0, but got 0 for dimension 0") {
    _ = Tensor([1]).histc(bins: 0)
  },
  TrapRow("torch.histc: max must be larger than min") {
    _ = Tensor([1]).histc(bins: 2, min: 2, max: 1)
  },
  TrapRow("linalg.cross: inputs dimension -1 must have length 3. Got [2] and [2]") {
    _ = Tensor([1, 2]).cross(Tensor([1, 2]))
  },
  TrapRow("maximum size for tensor at dimension 0 is 2 but size is 3") {
    _ = Tensor([1, 2]).unfold(dim: 0, size: 3, step: 1)
  },
  TrapRow("repeats must have the same size as input along dim, but got repeats.size(0) = 2") {
    _ = Tensor([1, 2, 3]).repeated(IndexTensor([1, 2]), dim: 0)
  },
  TrapRow("index 2 is out of bounds for dimension 0 with size 2") {
    _ = Tensor([1, 2]).scattered(dim: 0, index: IndexTensor([2]), Tensor([1]))
  },
  TrapRow("index_select(): index 2 is out of range for dimension 0 with size 2") {
    _ = Tensor([1, 2]).indexSelect(dim: 0, index: IndexTensor([2]))
  },
  TrapRow("start (1) + length (3) exceeds dimension size (3).") {
    _ = Tensor([1, 2, 3]).narrow(dim: 0, start: 1, length: 3)
  },
]

private let most = 2_147_483_647
