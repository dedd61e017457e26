import Autograd
import Testing

@Suite struct OptimizerTests {
  /// Two roundings: a fused multiply-add would give another last digit.
  @Test func stepIsTheManualUpdate() {
    let w = Tensor([0.1, 0.7, 1.3], requiresGrad: true)
    let v = Tensor([0.1, 0.7, 1.3], requiresGrad: true)
    let optimizer = SGD([w], learningRate: 0.01)
    for _ in 0..<20 {
      (w * w * w).sum().backward()
      optimizer.step()
      optimizer.zeroGrad()
      (v * v * v).sum().backward()
      noGrad { v -= 0.01 * v.grad }
      v.zeroGrad()
    }
    #expect(w.values == v.values)
  }

  /// Four steps down w², compared with PyTorch to two units in the last place a step.
  @Test(
    arguments: [
      (0.9, 0, 0, false, [-0.3086, 0.6172]),
      (0.9, 0, 0, true, [-0.32482302, 0.64964604]),
      (0.9, 0.5, 0, false, [-0.032399956, 0.06479991]),
      (0, 0, 0.25, false, [0.36075038, -0.72150075]),
      (0.5, 0, 0.25, true, [0.07040921, -0.14081842]),
    ] as [(Double, Double, Double, Bool, [Float])])
  func settings(
    momentum: Double, dampening: Double, weightDecay: Double, nesterov: Bool, expected: [Float]
  ) {
    let w = Tensor([1, -2], requiresGrad: true)
    let optimizer = SGD(
      [w], learningRate: 0.1, momentum: momentum, dampening: dampening, weightDecay: weightDecay,
      nesterov: nesterov)
    for _ in 0..<4 {
      (w * w).sum().backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
    for (value, expected) in zip(w.values, expected) {
      #expect(abs(value - expected) <= 1e-6)
    }
  }

  @Test func parametersWithoutGradientStay() {
    let used = Tensor(1, requiresGrad: true)
    let unused = Tensor(1, requiresGrad: true)
    let optimizer = SGD([used, unused], learningRate: 0.5)
    (used * 1).backward()
    optimizer.step()
    #expect(used.item == 0.5 && unused.item == 1)
    optimizer.learningRate = 0.25
    optimizer.step()
    #expect(used.item == 0.25)
  }

  /// A step changes what an older graph had saved.
  @Test func stepLeavesTheNextGraphValid() {
    let w = Tensor(1, requiresGrad: true)
    let optimizer = SGD([w], learningRate: 0.5)
    w.squared().backward()
    optimizer.step()
    optimizer.zeroGrad()
    #expect(w.item == 0)
    w.squared().backward()
    #expect(w.grad.item == 0)
  }
}
