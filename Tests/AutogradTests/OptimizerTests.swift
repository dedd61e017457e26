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
    for (value, expected) in zip(w.floats, expected) {
      #expect(abs(value - expected) <= 1e-6)
    }
  }

  @Test func parametersWithoutGradientStay() {
    let used = Tensor(1, requiresGrad: true)
    let unused = Tensor(1, requiresGrad: true)
    let optimizer = SGD([used, unused], learningRate: 0.5)
    (used * 1).backward()
    optimizer.step()
    #expect(used.item == Float(0.5) && unused.item == 1)
    optimizer.learningRate = 0.25
    optimizer.step()
    #expect(used.item == Float(0.25))
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

  /// Its square overflows, its share in a running mean does not: PyTorch's values.
  @Test func greatGradient() {
    let makers: [([Tensor]) -> any Optimizer] = [
      { Adam($0, learningRate: 0.1) }, { AdamW($0, learningRate: 0.1, weightDecay: 0) },
      { Adam($0, learningRate: 0.1, amsgrad: true) }, { RAdam($0, learningRate: 1e-21) },
      { RMSprop($0, learningRate: 0.1 * 0.001.squareRoot(), alpha: 0.999) },
    ]
    for make in makers {
      let w = Tensor(1, requiresGrad: true)
      let optimizer = make([w])
      (w * 1e20).backward()
      optimizer.step()
      #expect(abs(w.item - 0.9) < 1e-6, "\(optimizer)")
    }
  }

  /// Settings of the first group are read, those of all are set; a group keeps what it says itself.
  @Test func groups() {
    let (a, b) = (Tensor(1, requiresGrad: true), Tensor(1, requiresGrad: true))
    let optimizer = SGD(
      groups: [ParameterGroup([a]), ParameterGroup([b]) { $0.learningRate = 0.5 }]
    ) {
      $0.learningRate = 0.25
      $0.weightDecay = 0.5
    }
    #expect(optimizer.learningRate == 0.25 && optimizer.groups[1].learningRate == 0.5)
    #expect(optimizer.groups[1].weightDecay == 0.5 && optimizer.parameters.count == 2)
    (a + b).backward()
    optimizer.step()
    #expect(a.item == 0.625 && b.item == 0.25)
    for group in optimizer.groups { group.learningRate = group.initialLearningRate / 2 }
    #expect(optimizer.groups.map(\.learningRate) == [0.125, 0.25])
    optimizer.learningRate = 1
    #expect(optimizer.groups.map(\.learningRate) == [1, 1])
    let c = Tensor(1, requiresGrad: true)
    optimizer.add(ParameterGroup([c]))
    #expect(optimizer.groups[2].learningRate == 0.25)
    (c * 2).backward()
    optimizer.step()
    #expect(c.item == 0.375)
  }
}
