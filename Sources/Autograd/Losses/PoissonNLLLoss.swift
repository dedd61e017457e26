/// The negative logarithm of the probability of counts, under Poisson distributions.
///
/// With x the logarithm of the rate, an element is exp(x) - y · x; with x the rate itself, if not
/// `logInput`, it is x - y · ln(x + epsilon). `full` adds Stirling's approximation of ln y! for counts
/// above 1.
///
///     PoissonNLLLoss()(Tensor([0]), Tensor([2])).item  // 1
///
/// Traps if the shapes differ.
public struct PoissonNLLLoss: Parameterized, Sendable {
  /// Whether inputs are logarithms of rates.
  public let logInput: Bool
  /// Whether ln y! is added.
  public let full: Bool
  /// Keeps the logarithm of a rate of zero finite.
  public let epsilon: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(
    logInput: Bool = true, full: Bool = false, epsilon: Double = 1e-8, reduction: Reduction = .mean
  ) {
    self.logInput = logInput
    self.full = full
    self.epsilon = epsilon
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ input: Tensor, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    poissonNLLLoss(
      input, target, logInput: logInput, full: full, epsilon: epsilon, reduction: reduction,
      file: file, line: line)
  }
}

/// The negative logarithm of the probability of counts, under Poisson distributions.
///
///     poissonNLLLoss(Tensor([0]), Tensor([2])).item  // 1
public func poissonNLLLoss(
  _ input: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false,
  epsilon: Double = 1e-8, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("poissonNLLLoss", input, target, file, line)
  var losses =
    logInput ? input.exp() - target * input : input - target * (input + epsilon).log()
  if full {
    let rest = target * target.log() - target + 0.5 * (2 * Double.pi * target).log()
    losses = losses + Tensor.where(target <= 1, 0, rest)
  }
  return reduction(losses)
}
