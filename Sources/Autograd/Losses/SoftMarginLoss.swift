/// The logistic loss of scores of two classes, 1 and -1.
///
/// An element is ln(1 + exp(-target · x)).
///
///     SoftMarginLoss()(Tensor([0]), Tensor([1])).item  // 0.6931471824645996
///
/// Traps if the shapes differ.
public struct SoftMarginLoss: Parameterized, Sendable {
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(reduction: Reduction = .mean) {
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ input: Tensor, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    softMarginLoss(
      input, target, reduction: reduction, file: file, line: line)
  }
}

/// The logistic loss of scores of two classes, 1 and -1.
///
///     softMarginLoss(Tensor([0]), Tensor([-1])).item  // 0.6931471824645996
public func softMarginLoss(
  _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("softMarginLoss", input, target, file, line)
  return SoftMargin(reduction: reduction)(input, target)
}

private struct SoftMargin: NamedFunction {
  let reduction: Reduction
  var nodeName: String { "SoftMarginLossBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    reduction((-inputs[0] * inputs[1]).softplus(threshold: 90))
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let slope = (-inputs[0] * inputs[1]).sigmoid() * gradient * reduction.share(of: inputs[0].count)
    return [-inputs[1] * slope, -inputs[0] * slope]
  }
}
