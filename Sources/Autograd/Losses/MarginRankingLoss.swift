/// A loss of pairs of scores, the first of which should be greater (target 1) or less (target -1).
///
/// An element is max(0, -target · (first - second) + margin):
///
///     MarginRankingLoss()(Tensor([1, 2]), Tensor([2, 1]), Tensor([1, 1])).item  // (1 + 0) / 2
///
/// Traps if the shapes differ.
public struct MarginRankingLoss: Parameterized, Sendable {
  /// By how much the scores should differ.
  public let margin: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(margin: Double = 0, reduction: Reduction = .mean) {
    self.margin = margin
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ first: Tensor, _ second: Tensor, _ target: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    marginRankingLoss(
      first, second, target, margin: margin, reduction: reduction, file: file, line: line)
  }
}

/// The loss of pairs of scores, of which the first should be greater (target 1) or less (target -1).
///
///     marginRankingLoss(Tensor([1]), Tensor([2]), Tensor([1])).item  // 1
public func marginRankingLoss(
  _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0,
  reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("marginRankingLoss", first, second, file, line)
  checkSameShape("marginRankingLoss", first, target, file, line)
  return reduction((-target * (first - second) + margin).atLeastZero())
}
