/// The negative logarithm of the probability density of targets, under normal distributions.
///
/// Given are means, targets of the same shape, and variances, which are broadcast to it. An element is
///
///     (ln v + (mean - target)² / v) / 2
///
/// with v the variance, or `epsilon` if that is greater; `full` adds ln(2π) / 2.
///
///     GaussianNLLLoss()(Tensor([1]), Tensor([3]), Tensor([1])).item  // 2
///
/// Traps if the shapes differ, and for negative variances.
public struct GaussianNLLLoss: Parameterized, Sendable {
  /// Whether ln(2π) / 2 is added.
  public let full: Bool
  /// The least variance.
  public let epsilon: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(full: Bool = false, epsilon: Double = 1e-6, reduction: Reduction = .mean) {
    self.full = full
    self.epsilon = epsilon
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ mean: Tensor, _ target: Tensor, _ variance: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    gaussianNLLLoss(
      mean, target, variance, full: full, epsilon: epsilon, reduction: reduction, file: file,
      line: line)
  }
}

/// The negative logarithm of the probability density of targets, under normal distributions.
///
///     gaussianNLLLoss(Tensor([1]), Tensor([3]), Tensor([1])).item  // 2
public func gaussianNLLLoss(
  _ mean: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool = false, epsilon: Double = 1e-6,
  reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("gaussianNLLLoss", mean, target, file, line)
  checkWeight(variance, of: mean, file, line)
  if (variance < 0).any { trap("var has negative entry/entries", file, line) }
  // A bound that lets every gradient pass, as PyTorch has it.
  let missing = noGrad { (epsilon - variance).clamped(min: 0).detached() }
  let variance = variance + missing
  let losses = 0.5 * (variance.log() + (mean - target).squared() / variance)
  return reduction(full ? losses + 0.5 * 1.8378770664093453 : losses)
}
