/// A loss of scores of classes, of which all that are right should be greater than all others, by 1.
///
/// Scores are `[n, classes]` or `[classes]`; labels have the same shape, and those of a row count up to the
/// first -1. An element is the sum of max(0, 1 - (x - s)) over all right scores x and all wrong ones s,
/// divided by the number of classes:
///
///     MultiLabelMarginLoss()(Tensor([[0.1, 0.2, 0.4, 0.8]]), IndexTensor([[3, 0, -1, 1]]))  // tensor(0.8500)
///
/// Traps for labels that do not fit.
public struct MultiLabelMarginLoss: Parameterized, Sendable {
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given reduction.
  public init(reduction: Reduction = .mean) {
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ scores: Tensor, _ labels: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    multiLabelMarginLoss(scores, labels, reduction: reduction, file: file, line: line)
  }
}

/// The loss of scores of classes, of which all that are right should be greater than all others, by 1.
///
///     multiLabelMarginLoss(Tensor([3, 1, 2]), IndexTensor([0, -1, -1])).item  // 0.0
public func multiLabelMarginLoss(
  _ scores: Tensor, _ labels: IndexTensor, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if scores.rank != 1 && scores.rank != 2 || scores.shape[scores.rank - 1] == 0 {
    trap(
      "Expected non-empty vector or matrix with optional 0-dim batch size, but got: "
        + "\(scores.shape)", file, line)
  }
  if labels.shape != scores.shape {
    trap("inconsistent target size: \(labels.shape) for input of size: \(scores.shape)", file, line)
  }
  let classes = scores.shape[scores.rank - 1]
  let rows = scores.count / classes
  var (right, wrong, owners): ([Int], [Int], [Int]) = ([], [], [])
  for row in 0..<rows {
    let given = labels.values[row * classes..<(row + 1) * classes].prefix { $0 != -1 }
    for label in given where !(0..<classes).contains(label) {
      trap("target out of range: \(label) of \(classes) classes", file, line)
    }
    let known = Set(given)
    for label in given {
      for other in 0..<classes where !known.contains(other) {
        right.append(row * classes + label)
        wrong.append(row * classes + other)
        owners.append(row)
      }
    }
  }
  let pairs = Shape([right.count])
  let hinges = (1 - scores.picked(right, pairs) + scores.picked(wrong, pairs)).atLeastZero()
  let shape = Shape(Array(scores.shape.dropLast()))
  let sums = hinges.placed(Placement(places: owners, shape: shape)) / Double(classes)
  let result = reduction(sums)
  return result.reshaped(to: result.node.shape, Operations.MultiLabelMargin.self)
}

/// The binary cross-entropy of classes each of which may be right by itself, averaged over the classes.
///
/// Scores and targets are `[…, classes]`. An element is the mean over the classes of
/// -weight · (y · ln σ(x) + (1 - y) · ln σ(-x)):
///
///     MultiLabelSoftMarginLoss()(Tensor([[0, 0]]), Tensor([[1, 0]])).item  // 0.6931471824645996
///
/// Traps if the shapes differ.
public struct MultiLabelSoftMarginLoss: Parameterized, Sendable {
  /// How much each class counts, shape `[classes]`; all alike if nil.
  public let weight: Tensor?
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  public init(weight: Tensor? = nil, reduction: Reduction = .mean) {
    self.weight = weight
    self.reduction = reduction
  }

  /// The loss.
  public func callAsFunction(
    _ scores: Tensor, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    multiLabelSoftMarginLoss(
      scores, target, weight: weight, reduction: reduction, file: file, line: line)
  }
}

/// The binary cross-entropy of classes each of which may be right by itself, averaged over the classes.
///
///     multiLabelSoftMarginLoss(Tensor([0, 0]), Tensor([1, 0])).item  // 0.6931471824645996
public func multiLabelSoftMarginLoss(
  _ scores: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("multiLabelSoftMarginLoss", scores, target, file, line)
  if scores.rank == 0 { trap("scores of classes need at least one dimension", file, line) }
  var losses = -(target * scores.logSigmoid() + (1 - target) * (-scores).logSigmoid())
  if let weight { losses = losses * weight }
  return reduction(losses.sum(dim: -1) / Double(scores.shape[scores.rank - 1]))
}
