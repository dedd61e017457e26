/// A loss of distances between pairs that are alike (target 1) or not (target -1).
///
/// An element is x for a pair that is alike, and max(0, margin - x) for one that is not:
///
///     HingeEmbeddingLoss()(Tensor([0.5, 0.25]), Tensor([1, -1])).item  // (0.5 + 0.75) / 2
///
/// Traps if the shapes differ.
public struct HingeEmbeddingLoss: Parameterized, Sendable {
  /// The least distance of pairs that are not alike.
  public let margin: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(margin: Double = 1, reduction: Reduction = .mean) {
    self.margin = margin
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ input: Tensor, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    hingeEmbeddingLoss(
      input, target, margin: margin, reduction: reduction, file: file, line: line)
  }
}

/// The loss of distances x between pairs that are alike (target 1) or not (target -1), of one shape.
///
///     hingeEmbeddingLoss(Tensor([0.5]), Tensor([-1])).item  // 0.5
public func hingeEmbeddingLoss(
  _ input: Tensor, _ target: Tensor, margin: Double = 1, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("hingeEmbeddingLoss", input, target, file, line)
  let apart = Tensor.where(target != 1, (margin - input).atLeastZero(), 0)
  return reduction(apart + Tensor.where(target != -1, input, 0))
}
