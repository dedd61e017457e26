import Autograd
import Testing

/// Numbers that leave a tensor print as Python prints them.
@Suite struct PythonNumbersTests {
  /// The texts are those of `x.tolist()` in PyTorch 2.15.
  @Test func values() {
    let x = Tensor([
      0.1, 1e-5, 1e16, 123_456_792, 0x1p-140, .infinity, -.infinity, .nan, -0.0, 0x1p53, 1e15,
    ])
    #expect(
      "\(x.values)" == "[0.10000000149011612, 9.999999747378752e-06, 1.0000000272564224e+16, "
        + "123456792.0, 7.174648137343064e-43, inf, -inf, nan, -0.0, 9007199254740992.0, "
        + "999999986991104.0]")
    #expect("\(Tensor(0.30486929416656494).item)" == "0.30486929416656494")
  }

  /// Where `Float`s are expected they are the tensor's own.
  @Test func floats() {
    let x = Tensor([0.1])
    var numbers: [Float] = x.values
    numbers.append(x.item)
    #expect(numbers == [0.1, 0.1])
    #expect(x.floats == [0.1])
  }

  @Test func withoutDimensions() {
    #expect("\(Tensor([1, 3]).argmax()) \(Tensor(1) > 0)" == "1 True")
    #expect("\(IndexTensor([1, 2])) \(Tensor([1]) > 0)" == "tensor([1, 2]) tensor([True])")
    #expect(String(describing: Tensor([1, 3]).argmax()) == "tensor(1)")
  }

  /// A gradient that is not there prints, before a backward pass and after `zeroGrad`.
  @Test func missingGradients() {
    let w = Tensor(3, requiresGrad: true)
    let loss = w * 2
    #expect("\(w.grad) \([w.grad]) \(loss.grad)" == "None [None] None")
    #expect(!w.hasGrad)
    loss.backward()
    #expect("\(w.grad) \(loss.grad)" == "2.0 None")
    w.zeroGrad()
    #expect(String(describing: w.grad) == "None")
  }
}

/// Derivatives of derivatives where there are none: PyTorch's, which are not numbers.
@Suite struct MissingDerivativeTests {
  private func derivatives(
    _ values: [Float], _ function: (Tensor) -> Tensor
  ) -> (first: [Float], second: [Float]) {
    let x = Tensor(values, shape: [values.count], requiresGrad: true)
    let first = gradients(of: function(x), withRespectTo: [x], createGraph: true)[0]
    if !first.requiresGrad { return (first.values, []) }
    return (first.values, gradients(of: first.sum(), withRespectTo: [x])[0].values)
  }

  @Test func norm() {
    let atZero = derivatives([0, 0]) { $0.norm() }
    #expect(atZero.first == [0, 0])
    #expect(atZero.second.count == 2 && atZero.second.allSatisfy { $0.isNaN })
    let elsewhere = derivatives([3, 4]) { $0.norm() }
    #expect(Tolerance.units(1).differences(elsewhere.second, [0.03199999, -0.024000004]) == [])
  }

  @Test func variancesWithoutFreedom() {
    let one = derivatives([2]) { $0.variance() }
    #expect(one.first.allSatisfy { $0.isNaN })
    for correction in [3.0, 4] {
      let all = derivatives([1, 2, 4]) { $0.variance(correction: correction) }
      #expect(all.first == [.infinity, .infinity, .infinity])
      let root = derivatives([1, 2, 4]) { $0.std(dim: 0, correction: correction) }
      #expect(root.first.count == 3)
    }
    let along = derivatives([1, 2, 4]) { $0.variance(dim: 0, correction: 3) }
    #expect(along.first == [-.infinity, -.infinity, .infinity])
    #expect(along.second.count == 3 && along.second.allSatisfy { $0.isNaN })
    let beyond = derivatives([1, 2, 4]) { $0.variance(dim: 0, correction: 4) }
    #expect(Tolerance.units(1).differences(beyond.first, [2.6666665, 0.6666665, -3.3333335]) == [])
    #expect(beyond.second == [0, 0, 0])
    let equal = derivatives([2, 2, 2]) { $0.std() }
    #expect(equal.first == [0, 0, 0] && equal.second == [0, 0, 0])
  }
}
