import Autograd
import Testing

/// Clipping of gradients; the expected numbers are PyTorch's.
@Suite struct GradientClippingTests {
  private func parameters() -> [Tensor] {
    let a = Tensor([1, 1], requiresGrad: true)
    let b = Tensor(1, requiresGrad: true)
    let unused = Tensor(1, requiresGrad: true)
    ((a * Tensor([3, -4])).sum() + b * 12).backward()
    return [a, unused, b]
  }

  @Test func longGradientsAreScaled() {
    let parameters = parameters()
    #expect(clipGradNorm(parameters, maxNorm: 6.5) == 13)
    #expect(parameters[0].grad.floats == [1.4999999, -1.9999999])
    #expect(parameters[2].grad.item == Float(5.9999995))
    #expect(!parameters[1].hasGrad)
  }

  @Test func shortGradientsStay() {
    let parameters = parameters()
    #expect(clipGradNorm(parameters, maxNorm: 100) == 13)
    #expect(parameters[0].grad.values == [3, -4])
    #expect(clipGradNorm([parameters[1]], maxNorm: 1) == 0)
  }

  @Test func elementsAreClamped() {
    let parameters = parameters()
    clipGradValue(parameters, maxValue: 3.5)
    #expect(parameters[0].grad.floats == [3, -3.5])
    #expect(parameters[2].grad.item == Float(3.5))
  }
}
