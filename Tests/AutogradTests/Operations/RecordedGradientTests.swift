import Autograd
import Testing

/// The gradient rules that are made of operations, and derivatives of derivatives.
@Suite struct RecordedGradientTests {
  /// The recorded rule gives what the other one gives, but for the rounding of its steps.
  @Test(arguments: operationRows)
  func recordedGradients(of row: OperationRow) {
    let inputs = row.tensors(requiresGrad: true)
    let result = row.compute(inputs)
    result.backward(gradient: row.weights, createGraph: true)
    let tolerance = Tolerance.units(max(row.tolerance.units, 1) * 16)
    for (input, gradient) in zip(inputs, row.gradients) where input.hasGrad {
      #expect(tolerance.differences(input.grad.values, gradient) == [])
      #expect(input.grad.shape == input.shape)
      input.zeroGrad()
    }
  }

  /// In `Double`, the rule agrees with differences of values.
  @Test(arguments: operationRows.filter { $0.isSmooth && $0.elementCount <= 24 })
  func gradcheck(of row: OperationRow) throws {
    try Autograd.gradcheck(row.compute, row.tensors(requiresGrad: true))
  }

  /// In `Double`, the derivative of the rule agrees with differences of gradients.
  @Test(arguments: operationRows.filter { $0.isSmooth && $0.elementCount <= 12 })
  func gradgradcheck(of row: OperationRow) throws {
    try Autograd.gradgradcheck(row.compute, row.tensors(requiresGrad: true))
  }
}

extension OperationRow {
  /// The number of elements of all inputs.
  var elementCount: Int { inputs.reduce(0) { $0 + $1.values.count } }

  /// Whether values change smoothly around the inputs: not at numbers that something hinges on.
  var isSmooth: Bool {
    let hinges = ["special", "ties", "nan", "infinit", "equal", "great numbers", "norm | zero"]
    // A row that stands for no symbol receives no gradient, whatever follows from it.
    let isHeld = name.contains("embedding, padding")
    let hasNumbers = elementCount > 0 && !values.isEmpty && !values.contains { !$0.isFinite }
    // Rectifiers have a corner at zero, and the one of three times its input below six at two.
    let isAtCorner =
      name.contains("relu") && inputs[0].values.contains(0)
      || name.contains("relu6") && inputs[0].values.contains(2)
    return hasNumbers && !isAtCorner && !isHeld && !hinges.contains(where: name.contains)
  }

  /// The weights of the result's elements.
  var weights: Tensor {
    let pattern: [Float] = [1, -2, 0.5, 3, -0.25]
    return Tensor(values.indices.map { pattern[$0 % pattern.count] }, shape: shape)
  }
}
