import Autograd
import Testing

/// Operations that give positions: the same as PyTorch's, of equal elements the first.
@Suite struct PositionTests {
  private let x = Tensor([[1, 4, 4], [3, -2, 3]])

  @Test func extremaOfAll() {
    #expect(x.argmax().item == 1)
    #expect(x.argmin().item == 4)
    #expect(x.argmax().shape == [])
    #expect(Tensor([1, .nan, 2, .nan]).argmax().item == 1)
    #expect(Tensor([1, .nan, 2]).argmin().item == 1)
  }

  @Test func extremaAlongDimensions() {
    #expect(x.argmax(dim: 0).values == [1, 0, 0])
    #expect(x.argmax(dim: -1).values == [1, 0])
    #expect(x.argmin(dim: 1, keepDim: true).shape == [2, 1])
    #expect(x.argmin(dim: 1).values == [0, 1])
    let (values, indices) = x.max(dim: 1, keepDim: true)
    #expect(values.values == [4, 3])
    #expect(indices.values == [1, 0])
    #expect(indices.shape == [2, 1])
    #expect(x.min(dim: 0).indices.values == [0, 1, 1])
    #expect(Tensor.zeros(0, 3).argmax(dim: 1).shape == [0])
  }

  @Test func orders() {
    let (values, indices) = Tensor([3, 1, 2]).sorted()
    #expect(values.values == [1, 2, 3])
    #expect(indices.values == [1, 2, 0])
    #expect(x.sorted(dim: 0).indices.values == [0, 1, 1, 1, 0, 0])
    #expect(Tensor([1, 2, 1, .nan]).sorted(descending: true).indices.values == [3, 1, 0, 2])
    let (greatest, places) = x.topK(2)
    #expect(greatest.shape == [2, 2])
    #expect(places.values == [1, 2, 0, 2])
    #expect(x.topK(1, dim: 0, largest: false).indices.values == [0, 1, 1])
    #expect(x.topK(0).values.shape == [2, 0])
  }

  @Test func labels() {
    let labels = oneHot(IndexTensor([2, 0]), classes: 3)
    #expect(labels.values == [0, 0, 1, 1, 0, 0])
    #expect(labels.shape == [2, 3])
    #expect(oneHot(IndexTensor([[1], [0]])).shape == [2, 1, 2])
    #expect(oneHot(IndexTensor([]), classes: 3).shape == [0, 3])
  }
}
