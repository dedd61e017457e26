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
    #expect(result.floats == [2.5])
    result.backward()
    #expect(value.grad.floats == [0.5, 0, 0.5])
  }

  /// A target that sees nothing is zero, and has no part in any gradient: masks of every shape.
  @Test(arguments: [
    Mask([false, true, true, true], shape: [2, 2]),
    Mask([false, true, true, true], shape: [1, 2, 2]),
  ])
  func targetWithoutSources(mask: Mask) {
    let query = Tensor([[[1, 0], [0, 1]]], requiresGrad: true)
    let key = Tensor([[[1, 0], [0, 1]]], requiresGrad: true)
    let value = Tensor([[[1, 2], [3, 4]]], requiresGrad: true)
    let result = scaledDotProductAttention(query, key, value, mask: mask)
    #expect(result.values == [1, 2, 0, 0])
    result.sum().backward()
    #expect(value.grad.values == [1, 1, 0, 0])
    #expect(query.grad.values == [0, 0, 0, 0])
    #expect(key.grad.values == [0, 0, 0, 0])
  }

  /// Second derivatives too, where one of the targets sees all.
  @Test func secondDerivativesBesideATargetWithoutSources() throws {
    let mask = Mask([true, true, false, false], shape: [2, 2])
    let inputs = [
      Tensor([[0.5, -1], [0.25, 2]], requiresGrad: true),
      Tensor([[1, 0.5], [-0.5, 1]], requiresGrad: true),
      Tensor([[1, 2], [3, -4]], requiresGrad: true),
    ]
    let attend = { (x: [Tensor]) in scaledDotProductAttention(x[0], x[1], x[2], mask: mask) }
    try gradcheck(attend, inputs)
    try gradgradcheck(attend, inputs)
  }

  @Test func allTargetsWithoutSources() {
    let value = Tensor([[1], [2]], requiresGrad: true)
    let result = scaledDotProductAttention(
      .ones(3, 1), .ones(2, 1), value, mask: Mask([true, true]))
    #expect(result.values == [0, 0, 0])
    result.sum().backward()
    #expect(value.grad.values == [0, 0])
  }

  /// Padding of a whole sequence in a batch of two, through the layer with its weights.
  @Test func paddedSequence() {
    let layer = MultiheadAttention(4, 2)
    let x = Tensor.ones(2, 3, 4)
    let padding = Mask([false, false, true, true, true, true], shape: [2, 1, 1, 3])
    let (output, weights) = layer(x, x, x, mask: padding)
    #expect(weights[1].values == [Float](repeating: 0, count: 9))
    #expect(weights[0].floats == [0.5, 0.5, 0, 0.5, 0.5, 0, 0.5, 0.5, 0])
    output.sum().backward()
    #expect(!layer.parameters.contains { $0.grad.isNaN.any })
  }

  @Test func causalMask() {
    #expect(
      Mask.causal(3).values == [false, true, true, false, false, true, false, false, false])
  }
}
