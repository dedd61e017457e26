import Autograd
import Testing

@Suite struct HigherOrderTests {
  /// The derivatives of x⁴, one after the other.
  @Test func derivativesOfDerivatives() {
    let x = Tensor(2, requiresGrad: true)
    var derivative = x.pow(4)
    var values: [Float] = []
    for _ in 0..<5 {
      derivative = gradients(of: derivative, withRespectTo: [x], createGraph: true)[0]
      values.append(derivative.item)
    }
    #expect(values == [32, 48, 48, 24, 0])
    #expect(!x.hasGrad)
  }

  /// PyTorch's example of a gradient penalty: the sum of a gradient and its square.
  @Test func gradientPenalty() {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = Tensor([3, -1], requiresGrad: true)
    let value = (x.squared() + y * x + y.squared()).sum()
    value.backward(createGraph: true)
    // 2x + y and x + 2y.
    #expect(x.grad.values == [5, 3])
    #expect(y.grad.values == [7, 0])
    let first = x.grad
    let second = y.grad
    (first + 0.5 * second.squared()).sum().backward()
    // Added to what was there: 2 + (x + 2y) and 1 + 2 (x + 2y).
    #expect(x.grad.values == [14, 5])
    #expect(y.grad.values == [22, 1])
    x.zeroGrad()
    y.zeroGrad()
  }

  @Test func gradientsLeaveGradAlone() {
    let w = Tensor([1, 2], requiresGrad: true)
    let unused = Tensor(7, requiresGrad: true)
    let hidden = w * 3
    let loss = (hidden * hidden).sum()
    let found = gradients(of: loss, withRespectTo: [hidden, w, unused], retainGraph: true)
    #expect(found.map(\.values) == [[6, 12], [18, 36], [0]])
    #expect(!w.hasGrad)
    #expect(!found[0].requiresGrad)
    loss.backward()
    #expect(w.grad.values == [18, 36])
  }

  @Test func recordedGradientsOfReusedTensors() {
    let x = Tensor(3, requiresGrad: true)
    let y = x * x * x + x
    let slope = gradients(of: y, withRespectTo: [x], createGraph: true)[0]
    let curvature = gradients(of: slope, withRespectTo: [x])[0]
    #expect(slope.item == 28)
    #expect(curvature.item == 18)
  }

  @Test func recordedGradientsThroughChangesInPlace() {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = x * 2
    y += x.squared()
    let slope = gradients(of: y.sum(), withRespectTo: [x], createGraph: true)[0]
    let curvature = gradients(of: slope.sum(), withRespectTo: [x])[0]
    #expect(slope.values == [4, 6])
    #expect(curvature.values == [2, 2])
  }

  /// A fused operation is differentiated through the simpler ones that define it, also where one
  /// tensor stands on both sides.
  @Test func fusedOperationOfOneTensorTwice() {
    let x = Tensor([[1, 2], [3, 5]], requiresGrad: true)
    let slope = gradients(of: linear(x, weight: x).sum(), withRespectTo: [x], createGraph: true)[0]
    #expect(slope.values == [8, 14, 8, 14])
    let curvature = gradients(of: slope.sum(), withRespectTo: [x])[0]
    #expect(curvature.values == [4, 4, 4, 4])
  }

  @Test func valueWithGradients() {
    let point = [Tensor([1, 2]), Tensor(3)]
    let (value, slopes) = valueAndGrad(at: point) { ($0[0] * $0[1]).sum() }
    #expect(value.item == 9)
    #expect(slopes.map(\.values) == [[3, 3], [3]])
    #expect(!point[0].requiresGrad)
    let (norm, slope) = valueAndGrad(at: point[0]) { $0.squared().sum() }
    #expect(norm.item == 5)
    #expect(slope.values == [2, 4])
  }
}

@Suite struct GradcheckTests {
  /// A rule that is wrong by a factor of two is found, with the place.
  @Test func findsWrongRule() {
    struct Wrong: CustomFunction {
      func forward(_ inputs: [Tensor]) -> Tensor { inputs[0] * inputs[1] }
      func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
        [gradient * inputs[1], 2 * gradient * inputs[0]]
      }
    }
    let inputs = [Tensor([1, 2], requiresGrad: true), Tensor([3, 4], requiresGrad: true)]
    do {
      try gradcheck({ Wrong()($0) }, inputs)
      Issue.record("the wrong rule was not found")
    } catch {
      guard case .gradient(1, 0, 0, let rule, let difference) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(rule == 2)
      #expect((difference - 1).magnitude < 1e-6)
      #expect(error.description.contains("element 0 of input 1 is 2.0 by the gradient rules"))
    }
  }

  /// An error in the seventh digit would hide behind Float's rounding.
  @Test func seesMoreThanFloats() throws {
    let x = Tensor([0.3, 1.7], requiresGrad: true)
    try gradcheck({ ($0[0] * 1000).sin() / 1000 }, [x], relativeTolerance: 1e-6)
  }

  @Test func refusesWhatItCannotCheck() {
    #expect(throws: GradcheckError.nothingToCheck) { try gradcheck({ $0[0] * 2 }, [Tensor(1)]) }
    let x = Tensor(1, requiresGrad: true)
    #expect(throws: GradcheckError.nothingToCheck) { try gradcheck({ _ in Tensor(2) }, [x]) }
    #expect(throws: GradcheckError.notDeterministic) {
      try gradcheck({ $0[0] * Tensor.rand(3) }, [x])
    }
  }

  /// What is only detached, or computed under `noGrad`, moves with the inputs: the rule is wrong.
  @Test func seesDetachedParts() {
    let x = Tensor(3, requiresGrad: true)
    #expect(throws: GradcheckError.self) { try gradcheck({ $0[0] * $0[0].detached() }, [x]) }
    #expect(throws: GradcheckError.self) {
      try gradcheck({ x in x[0] * noGrad { x[0] * 2 } }, [x])
    }
  }

  @Test func checksChangesInPlace() throws {
    let x = Tensor([0.5, -1.5], requiresGrad: true)
    try gradcheck(
      { inputs in
        let y = inputs[0] * 3
        y *= inputs[0]
        y += 1
        return y
      }, [x])
    try gradcheck(
      { inputs in
        let sum = Tensor.zeros(2)
        sum += inputs[0].squared()
        return sum.exp()
      }, [x])
  }
}

@Suite struct CustomFunctionTests {
  private struct Cube: CustomFunction {
    func forward(_ inputs: [Tensor]) -> Tensor { inputs[0] * inputs[0] * inputs[0] }
    func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
      [gradient * 3 * inputs[0].squared()]
    }
  }

  /// A weighted sum of any number of tensors.
  private struct WeightedSum: CustomFunction {
    let weights: [Float]
    func forward(_ inputs: [Tensor]) -> Tensor {
      zip(inputs, weights).dropFirst().reduce(inputs[0] * weights[0]) { $0 + $1.0 * $1.1 }
    }
    func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
      weights.map { $0 == 0 ? nil : gradient * $0 }
    }
  }

  @Test func oneOperationInTheGraph() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = Cube()(x)
    #expect(y.description == "tensor([1., 8.], grad_fn=<CubeBackward>)")
    y.sum().backward()
    #expect(x.grad.values == [3, 12])
    try gradcheck({ Cube()($0) }, [x])
    try gradgradcheck({ Cube()($0) }, [x])
    #expect(!noGrad { Cube()(x) }.requiresGrad)
    #expect(!Cube()(x.detached()).requiresGrad)
  }

  @Test func manyInputs() throws {
    let inputs = (0..<5).map { Tensor([Float($0), 1], requiresGrad: $0 != 3) }
    let function = WeightedSum(weights: [1, -2, 0, 4, 5])
    function(inputs).sum().backward()
    #expect(inputs.map(\.hasGrad) == [true, true, true, false, true])
    #expect([0, 1, 2, 4].map { inputs[$0].grad.values } == [[1, 1], [-2, -2], [0, 0], [5, 5]])
    try gradcheck({ function($0) }, inputs)
  }

  /// A function that returns its input gives a tensor of its own.
  @Test func identity() {
    struct Reversed: CustomFunction {
      func forward(_ inputs: [Tensor]) -> Tensor { inputs[0] }
      func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
        [-gradient]
      }
    }
    let x = Tensor([1, 2], requiresGrad: true)
    let y = Reversed()(x * 2)
    y.sum().backward()
    #expect(x.grad.values == [-2, -2])
  }
}

@Suite struct GradientHookTests {
  @Test func seesGradients() {
    let w = Tensor([3, 4], requiresGrad: true)
    let y = 2 * w
    var seen: [[Float]] = []
    y.onGrad { seen.append($0.values) }
    w.onGrad { seen.append($0.values) }
    (y * y).sum().backward()
    #expect(seen == [[12, 16], [24, 32]])
    #expect(w.grad.values == [24, 32])
  }

  @Test func replacesGradients() {
    let w = Tensor([3, -4], requiresGrad: true)
    let hook = w.onGrad { $0.clamped(min: -1, max: 1) }
    w.squared().sum().backward()
    #expect(w.grad.values == [1, -1])
    hook.remove()
    w.squared().sum().backward()
    #expect(w.grad.values == [7, -9])
  }

  /// A hook sees the whole gradient once, however many consumers there are, and each hook what the
  /// one before it returned.
  @Test func calledOnceInOrder() {
    let w = Tensor(3, requiresGrad: true)
    var calls: [Float] = []
    w.onGrad { (gradient: Tensor) -> Tensor in
      calls.append(gradient.item)
      return gradient * 10
    }
    w.onGrad { calls.append($0.item) }
    (w * w + w).backward()
    #expect(calls == [7, 70])
  }

  @Test func calledByRecordedPassesToo() {
    let w = Tensor(3, requiresGrad: true)
    w.onGrad { $0 * 2 }
    let slope = gradients(of: w.squared(), withRespectTo: [w], createGraph: true)[0]
    #expect(slope.item == 12)
    #expect(gradients(of: slope, withRespectTo: [w])[0].item == 8)
  }

  /// A hook belongs to the value that it was added to, not to what a change in place makes of it.
  @Test func staysWithThePast() {
    let w = Tensor(3, requiresGrad: true)
    let y = w * 2
    var seen: [Float] = []
    y.onGrad { seen.append($0.item) }
    y *= 5
    y.backward()
    #expect(seen == [5])
    #expect(w.grad.item == 10)
  }

  @Test func retainedGradients() {
    let w = Tensor(3, requiresGrad: true)
    let y = 2 * w
    y.retainGrad()
    #expect(y.retainsGrad)
    let loss = y.squared()
    loss.backward(retainGraph: true)
    #expect(y.grad.item == 12)
    loss.backward()
    #expect(y.grad.item == 24)
    #expect(w.grad.item == 48)
  }
}
