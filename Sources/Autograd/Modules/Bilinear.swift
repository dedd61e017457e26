/// A layer of two inputs: each output is a product x₁ᵀ·W·x₂ of its own, plus a bias.
///
/// Shapes: `[…, first]` and `[…, second]` give `[…, outputs]`; `weight` is `[outputs, first, second]` and
/// `bias` is `[outputs]`.
///
///     Bilinear(2, 3, 4)(.ones(5, 2), .ones(5, 3)).shape  // [5, 4]
public struct Bilinear: Parameterized, Sendable {
  /// One matrix for each output.
  public let weight: Tensor
  /// The bias, unless the layer was made without.
  public let bias: Tensor?
  private let mode = TrainingMode()

  /// A layer with random parameters: weights first, then the bias, all uniform in ±1/√first.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.Bilinear`, to the bit.
  public init(
    _ first: Int, _ second: Int, _ outputs: Int, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if first <= 0 { trap("in1_features must be > 0, but got \(first)", file, line) }
    let bound = 1 / Double(first).squareRoot()
    weight = Tensor.uniform(
      [outputs, first, second], -bound, bound, requiresGrad: true, file: file, line: line
    ).asParameter()
    self.bias =
      bias ? Tensor.uniform([outputs], -bound, bound, requiresGrad: true).asParameter() : nil
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "in1_features=\(weight.shape[1]), in2_features=\(weight.shape[2]), "
      + "out_features=\(weight.shape[0]), bias=\((bias != nil).inPython)"
  }

  /// The layer's output.
  public func callAsFunction(
    _ first: Tensor, _ second: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(bilinear(first, second, weight: weight, bias: bias, file: file, line: line))
  }
}

/// x₁ᵀ·W·x₂ + b for each matrix W of the weight.
///
/// Shapes as for `Bilinear`; sums go over x₁ first, in chains of fused multiply-adds.
///
///     bilinear(Tensor([1, 2]), Tensor([3]), weight: Tensor([[[1], [1]]]))  // tensor([9.])
public func bilinear(
  _ first: Tensor, _ second: Tensor, weight: Tensor, bias: Tensor? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if weight.rank != 3 {
    trap("bilinear takes a weight of three dimensions, not \(weight.shape)", file, line)
  }
  let front = Array(first.shape.dropLast())
  if first.rank == 0 || first.rank != second.rank || front != Array(second.shape.dropLast()) {
    trap(
      "bilinear(): input batch dimensions do not match: got \(first.shape) and \(second.shape)",
      file, line)
  }
  let (outputs, left, right) = (weight.shape[0], weight.shape[1], weight.shape[2])
  for (name, input, extent) in [("input1", first, left), ("input2", second, right)]
  where input.shape[input.rank - 1] != extent {
    trap(
      "bilinear(): \(name) size does not match weight size: got \(input.shape[input.rank - 1]) but "
        + "expected \(extent)", file, line)
  }
  if let bias, bias.shape != [outputs] {
    trap("bilinear takes a bias of shape [\(outputs)], not \(bias.shape)", file, line)
  }
  let rows = front.reduce(1, *)
  let matrix = weight.permuted(1, 0, 2).reshaped(left, outputs * right)
  let products = first.reshaped(rows, left).matmul(matrix).reshaped(rows, outputs, right)
  let sums = products.matmul(second.reshaped(rows, right, 1)).reshaped(front + [outputs])
  return bias.map { sums + $0 } ?? sums
}
