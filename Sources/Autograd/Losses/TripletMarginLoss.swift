/// A loss of triples of vectors: an anchor should be nearer to the positive than to the negative one.
///
/// Vectors are `[…, features]`, and an element is
///
///     max(0, |anchor - positive| - |anchor - negative| + margin)
///
/// with lengths of the differences, to each of which `epsilon` is added. With `swap`, the distance of
/// the positive from the negative counts if it is less (Balntas and others 2016).
///
///     TripletMarginLoss()(anchor, positive, negative)
///
/// Traps if the shapes differ.
public struct TripletMarginLoss: Parameterized, Sendable {
  /// By how much the negative should be farther.
  public let margin: Double
  /// Keeps gradients of equal vectors finite.
  public let epsilon: Double
  /// Whether the positive counts as an anchor too.
  public let swap: Bool
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(
    margin: Double = 1, epsilon: Double = 1e-6, swap: Bool = false, reduction: Reduction = .mean
  ) {
    self.margin = margin
    self.epsilon = epsilon
    self.swap = swap
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    tripletMarginLoss(
      anchor, positive, negative, margin: margin, epsilon: epsilon, swap: swap,
      reduction: reduction, file: file, line: line)
  }
}

/// The loss of triples of vectors: an anchor should be nearer to the positive than to the negative one.
///
///     tripletMarginLoss(Tensor([0, 0]), Tensor([3, 4]), Tensor([6, 8])).item  // 0
public func tripletMarginLoss(
  _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1,
  epsilon: Double = 1e-6, swap: Bool = false, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("tripletMarginLoss", anchor, positive, file, line)
  checkSameShape("tripletMarginLoss", anchor, negative, file, line)
  if !(margin > 0) { trap("margin must be greater than 0, got \(margin)", file, line) }
  if anchor.rank == 0 { trap("tripletMarginLoss takes vectors, not numbers", file, line) }
  func distance(_ a: Tensor, _ b: Tensor) -> Tensor { (a - b + epsilon).norm(dim: -1) }
  var far = distance(anchor, negative)
  if swap { far = minimum(far, distance(positive, negative)) }
  return reduction((margin + distance(anchor, positive) - far).atLeastZero())
}
