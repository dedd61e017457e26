import Autograd
import Testing

@Suite struct AttentionTests {
  /// Keys that are all alike have the same weight: the result is the mean of the values seen.
  @Test func causalMeans() {
    let values = Tensor([[[1, 10], [3, 30], [8, 80]]])
    let result = scaledDotProductAttention(
      .ones(1, 3, 4), .ones(1, 3, 4), values, mask: .causal(3))
    #expect(result.values == [1, 10, 2, 20, 4, 40])
  }

  @Test func scale() {
    let query = Tensor([[2, 0]])
    let key = Tensor([[1, 0], [0, 1]])
    let value = Tensor([[1], [0]])
    let expected = Tensor([1, 0]).softmax(dim: 0)[0]
    #expect(
      scaledDotProductAttention(query, key, value, scale: 0.5).values == [expected.item])
  }

  /// What is hidden has no influence, not even on gradients.
  @Test func hiddenSources() {
    let value = Tensor([[1], [2], [4]], requiresGrad: true)
    let mask = Mask([false, true, false])
    let result = scaledDotProductAttention(.ones(1, 2), .ones(3, 2), value, mask: mask)
    #expect(result.values == [2.5])
    result.backward()
    #expect(value.grad.values == [0.5, 0, 0.5])
  }

  @Test func causalMask() {
    #expect(
      Mask.causal(3).values == [false, true, true, false, false, true, false, false, false])
  }
}
