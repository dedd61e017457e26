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
}
