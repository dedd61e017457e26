/// A loss of pairs of vectors that should point in the same direction (target 1) or not (target -1).
///
/// Vectors are `[n, features]` with targets `[n]`, or `[features]` with one target. With c the cosine
/// of the angle between the vectors, an element is 1 - c for a pair that should, and
/// max(0, c - margin) for one that should not:
///
///     CosineEmbeddingLoss()(Tensor([[1, 0]]), Tensor([[0, 2]]), Tensor([1])).item  // 1
///
/// Traps for shapes that do not fit.
public struct CosineEmbeddingLoss: Parameterized, Sendable {
  /// The greatest cosine of pairs that should not.
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
    cosineEmbeddingLoss(
      first, second, target, margin: margin, reduction: reduction, file: file, line: line)
  }
}

/// The loss of pairs of vectors that should point in the same direction (target 1) or not (target -1).
///
///     cosineEmbeddingLoss(Tensor([1, 0]), Tensor([0, 2]), Tensor(1)).item  // 1
public func cosineEmbeddingLoss(
  _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0,
  reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("cosineEmbeddingLoss", first, second, file, line)
  if first.rank != target.rank + 1 || Array(first.shape.dropLast()) != target.shape
    || first.rank > 2
  {
    trap(
      "cosineEmbeddingLoss takes vectors of shape [n, features] and targets of shape [n], not "
        + "\(first.shape) and \(target.shape)", file, line)
  }
  let dim = target.rank
  let lengths =
    ((first * first).sum(dim: dim) + 1e-12) * ((second * second).sum(dim: dim) + 1e-12)
  let cosine = (first * second).sum(dim: dim) / lengths.sqrt()
  return reduction(
    Tensor.where(target == 1, 1 - cosine, 0)
      + Tensor.where(target == -1, (cosine - margin).atLeastZero(), 0))
}
