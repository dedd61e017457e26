/// The Kullback-Leibler divergence of a distribution from its target.
///
/// Given are logarithms x of probabilities, and as target probabilities y, or their logarithms with
/// `logTarget`. An element is
///
///     y · (ln y - x)
///
/// which is 0 · x where y is zero. The mean over all elements is not the divergence: `.batchMean` is,
/// which divides the sum by the first extent.
///
///     let loss = KLDivLoss(reduction: .batchMean)
///     loss(x.logSoftmax(dim: 1), Tensor([[0.25, 0.75]]))
///
/// Traps if the shapes differ.
public struct KLDivLoss: Parameterized, Sendable {
  /// How a divergence is summed up.
  public enum Reduction: Sendable {
    /// The mean of all elements.
    case mean
    /// The sum, divided by the first extent.
    case batchMean
    /// The sum of all elements.
    case sum
    /// No reduction.
    case none
  }

  /// How the elements are summed up.
  public let reduction: Reduction
  /// Whether targets are logarithms too.
  public let logTarget: Bool

  /// A loss with the given reduction.
  ///
  ///     KLDivLoss(reduction: .batchMean, logTarget: true)
  public init(reduction: Reduction = .mean, logTarget: Bool = false) {
    self.reduction = reduction
    self.logTarget = logTarget
  }

  /// The divergence of logarithms of probabilities.
  ///
  ///     let loss = KLDivLoss()(logits.logSoftmax(dim: 1), y)
  public func callAsFunction(
    _ logProbabilities: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    klDivLoss(
      logProbabilities, target, reduction: reduction, logTarget: logTarget, file: file, line: line)
  }
}

/// The Kullback-Leibler divergence of logarithms of probabilities from a target of the same shape.
///
///     klDivLoss(Tensor([[0, 0]]), Tensor([[0.5, 0.5]]), reduction: .sum).item  // -0.6931471824645996
public func klDivLoss(
  _ logProbabilities: Tensor, _ target: Tensor, reduction: KLDivLoss.Reduction = .mean,
  logTarget: Bool = false, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("klDivLoss", logProbabilities, target, file, line)
  let losses =
    logTarget
    ? target.exp() * (target - logProbabilities)
    : Tensor.where(target == 0, 0, target * target.log()) - target * logProbabilities
  switch reduction {
  case .mean: return losses.mean()
  case .sum: return losses.sum()
  case .none: return losses
  case .batchMean:
    return losses.rank == 0 ? losses.sum() : losses.sum() / Double(losses.shape[0])
  }
}
