import Autograd
import Testing

/// Lines whose label is ignored have no gradient, also where none counts: PyTorch's values.
@Suite struct IgnoredLabelTests {
  private let weights = Tensor([1, 2, 0.5])

  @Test(arguments: [0, 0.1], [false, true])
  func noLineCounts(smoothing: Double, isWeighted: Bool) {
    for reduction in [Reduction.mean, .sum, .none] {
      let logits = Tensor([[1, 2, 3], [3, 4, -1]], requiresGrad: true)
      let loss = crossEntropyLoss(
        logits, IndexTensor([-100, -100]), weight: isWeighted ? weights : nil,
        labelSmoothing: smoothing, reduction: reduction)
      if reduction == .mean {
        #expect(loss.item.isNaN)
      } else {
        #expect(loss.values.allSatisfy { $0 == 0 })
      }
      loss.sum().backward()
      #expect(logits.grad.values == [0, 0, 0, 0, 0, 0])
    }
  }

  /// Pixels, and another label that is ignored.
  @Test func noPixelCounts() {
    let logits = Tensor.ones(1, 2, 2, 2, requiresGrad: true)
    let labels = IndexTensor([7, 7, 7, 7]).reshaped(1, 2, 2)
    crossEntropyLoss(logits, labels, ignoreIndex: 7).backward()
    #expect(logits.grad.values == [Float](repeating: 0, count: 8))
    logits.zeroGrad()
    nllLoss(logits.logSoftmax(dim: 1), labels, ignoreIndex: 7).backward()
    #expect(logits.grad.values == [Float](repeating: 0, count: 8))
  }

  /// The rule that can be differentiated again says the same.
  @Test func recordedGradient() {
    let logits = Tensor([[1, 2], [3, 4]], requiresGrad: true)
    let loss = crossEntropyLoss(logits, IndexTensor([-100, -100]))
    let slopes = gradients(of: loss, withRespectTo: [logits], createGraph: true)
    #expect(slopes[0].values == [0, 0, 0, 0])
  }

  /// A line that does not count keeps its zero whatever gradient comes to its loss.
  @Test func lossesOfTheirOwn() {
    let logits = Tensor([[1, 2], [3, 4]], requiresGrad: true)
    let losses = crossEntropyLoss(logits, IndexTensor([-100, 0]), reduction: .none)
    losses.backward(gradient: Tensor([Float.infinity, 1]))
    #expect(logits.grad[0].values == [0, 0])
    #expect(!logits.grad[1].isNaN.any)
  }

  @Test func stepOverPaddingChangesNothing() {
    let w = Tensor([[1, 0], [0, 1]], requiresGrad: true)
    let optimizer = SGD([w], learningRate: 0.1)
    crossEntropyLoss(Tensor([[1, 2]]).matmul(w), IndexTensor([-100])).backward()
    optimizer.step()
    #expect(w.values == [1, 0, 0, 1])
  }
}
