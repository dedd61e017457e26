/// A loss of scores of classes, of which the right one should be greatest by a margin.
///
/// Scores are `[n, classes]` with labels `[n]`, or `[classes]` with one label. With x the score of the right
/// class, an element is the sum over all others s of max(0, margin - x + s)ᵖ, divided by the number of
/// classes:
///
///     MultiMarginLoss()(Tensor([[0.1, 0.2, 0.4, 0.8]]), IndexTensor([3])).item  // 0.32499998807907104
///
/// Traps for labels that do not fit.
public struct MultiMarginLoss: Parameterized, Sendable {
  /// The power of every difference, 1 or 2.
  public let p: Int
  /// By how much the right score should be greater.
  public let margin: Double
  /// How much each class counts as the right one, shape `[classes]`; all alike if nil.
  public let weight: Tensor?
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(
    p: Int = 1, margin: Double = 1, weight: Tensor? = nil, reduction: Reduction = .mean,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if p != 1 && p != 2 { trap("only p == 1 and p == 2 supported", file, line) }
    self.p = p
    self.margin = margin
    self.weight = weight
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ scores: Tensor, _ labels: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    multiMarginLoss(
      scores, labels, p: p, margin: margin, weight: weight, reduction: reduction, file: file,
      line: line)
  }
}

/// The loss of scores of classes, of which the right one should be greatest by a margin.
///
///     multiMarginLoss(Tensor([0.5, 2]), IndexTensor(1)).item  // 0
public func multiMarginLoss(
  _ scores: Tensor, _ labels: IndexTensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil,
  reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if p != 1 && p != 2 { trap("only p == 1 and p == 2 supported", file, line) }
  if scores.rank != 1 && scores.rank != 2 || scores.shape[scores.rank - 1] == 0 {
    trap(
      "Expected non-empty vector or matrix with optional 0-dim batch size, but got: "
        + "\(scores.shape)", file, line)
  }
  let rows = scores.rank == 2 ? scores : scores.unsqueezed(dim: 0)
  let classes = rows.shape[1]
  if labels.count != rows.shape[0] || labels.shape.count > 1 {
    trap(
      "inconsistent target size, expected \(rows.shape[0]) but got \(labels.shape)", file, line)
  }
  for label in labels.values where !(0..<classes).contains(label) {
    trap("target out of range: \(label) of \(classes) classes", file, line)
  }
  if let weight, weight.shape != [classes] {
    trap("inconsistent weight size, expected \(classes) but got \(weight.shape)", file, line)
  }
  let index = labels.reshaped(rows.shape[0], 1)
  let right = rows.gathered(dim: 1, index: index)
  var hinges = (margin - right + rows).atLeastZero()
  if p == 2 { hinges = hinges.squared() }
  if let weight { hinges = hinges * weight[index] }
  let isRight = Mask(
    labels.values.flatMap { label in (0..<classes).map { $0 == label } }, rows.node.shape)
  let sums = Tensor.where(isRight, 0, hinges).sum(dim: 1) / Double(classes)
  let losses = scores.rank == 2 ? sums : sums.squeezed(dim: 0)
  let result = reduction(losses)
  return result.reshaped(to: result.node.shape, Operations.MultiMargin.self)
}

extension Operations {
  /// Margins between the right score and all others.
  enum MultiMargin: Renamed<Reshape> {
    static var gradientName: String { "MultiMarginLossBackward0" }
  }

  /// Margins between right scores and wrong ones.
  enum MultiLabelMargin: Renamed<Reshape> {
    static var gradientName: String { "MultilabelMarginLossBackward0" }
  }
}
