/// The cross-entropy of the softmax of logits and the right classes, or their probabilities.
///
/// Logits are `[N, C]` with labels `[N]`, `[C]` with one label, or `[N, C, d…]` with labels
/// `[N, d…]`; probabilities have the shape of the logits. An element is -ln softmax(x) at the label,
/// or -Σ p · ln softmax(x):
///
///     let loss = CrossEntropyLoss()
///     loss(Tensor([[0, 0], [0, 0]]), IndexTensor([1, 0])).item  // 0.6931471824645996
///     loss(Tensor([[0, 0]]), Tensor([[0.5, 0.5]])).item         // 0.6931471824645996
///
/// `labelSmoothing` takes that share of the right class away and spreads it over all classes
/// (Szegedy and others 2016). A mean over labels is weighted: the sum of the losses divided by that of
/// their weights; one over probabilities divides by the number of lines. Lines of the class
/// `ignoreIndex` do not count: they have no gradient, even where none counts and the mean is nan.
/// Traps for labels and probabilities that do not fit.
public struct CrossEntropyLoss: Parameterized, Sendable {
  /// How much each class counts, shape `[C]`; all alike if nil.
  public let weight: Tensor?
  /// A label that marks what does not count.
  public let ignoreIndex: Int
  /// The share of each line that is spread over all classes.
  public let labelSmoothing: Double
  /// How the losses are summed up.
  public let reduction: Reduction

  /// A loss with the given settings.
  ///
  /// Traps for a smoothing that is not between 0 and 1.
  ///
  ///     CrossEntropyLoss(labelSmoothing: 0.1)
  public init(
    weight: Tensor? = nil, ignoreIndex: Int = -100, labelSmoothing: Double = 0,
    reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSmoothing(labelSmoothing, file, line)
    self.weight = weight
    self.ignoreIndex = ignoreIndex
    self.labelSmoothing = labelSmoothing
    self.reduction = reduction
  }

  /// The loss of logits, given the right classes.
  ///
  ///     let loss = CrossEntropyLoss()(logits, labels)
  public func callAsFunction(
    _ logits: Tensor, _ labels: IndexTensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    crossEntropyLoss(
      logits, labels, weight: weight, ignoreIndex: ignoreIndex, labelSmoothing: labelSmoothing,
      reduction: reduction, file: file, line: line)
  }

  /// The loss of logits, given the probabilities of the classes.
  ///
  ///     let loss = CrossEntropyLoss()(logits, otherLogits.softmax(dim: 1))
  public func callAsFunction(
    _ logits: Tensor, _ probabilities: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    crossEntropyLoss(
      logits, probabilities, weight: weight, labelSmoothing: labelSmoothing, reduction: reduction,
      file: file, line: line)
  }
}

/// The cross-entropy of the softmax of logits and the right classes.
///
/// Shapes as for `CrossEntropyLoss`. d/dlogits = 1/N · (softmax - one-hot).
///
///     crossEntropyLoss(Tensor([[0, 0]]), IndexTensor([1])).item  // 0.6931471824645996
public func crossEntropyLoss(
  _ logits: Tensor, _ labels: IndexTensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
  labelSmoothing: Double = 0, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSmoothing(labelSmoothing, file, line)
  let classLabels = ClassLabels(
    labels, of: logits.node.shape, ignoring: ignoreIndex, weight: weight, reduction, file, line)
  if labelSmoothing == 0 { return Operations.CrossEntropy.loss(logits, classLabels) }
  let dim = ClassLabels.dimension(of: logits.node.shape)
  let logProbabilities = logits.logSoftmax(dim: dim)
  let share = classLabels.smoothed(logProbabilities)
  let rest = nllLoss(
    logProbabilities, labels, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
  return (1 - labelSmoothing) * rest + share * (labelSmoothing / Double(logits.shape[dim]))
}

/// The cross-entropy of the softmax of logits and the probabilities of the classes.
///
/// Both have the same shape; gradients go to both.
///
///     crossEntropyLoss(Tensor([[0, 0]]), Tensor([[0.5, 0.5]])).item  // 0.6931471824645996
public func crossEntropyLoss(
  _ logits: Tensor, _ probabilities: Tensor, weight: Tensor? = nil, labelSmoothing: Double = 0,
  reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSmoothing(labelSmoothing, file, line)
  let shape = logits.node.shape
  checkSameShape("crossEntropyLoss", logits, probabilities, file, line)
  if shape.rank == 0 { trap("scores of classes need at least one dimension", file, line) }
  let dim = ClassLabels.dimension(of: shape)
  ClassLabels.check(weight, of: shape[dim], file, line)
  var target = probabilities
  if labelSmoothing > 0 {
    target = target * (1 - labelSmoothing) + labelSmoothing / Double(shape[dim])
  }
  var products = logits.logSoftmax(dim: dim) * target
  if let weight { products = products * weight.alongClasses(of: shape) }
  switch reduction {
  case .mean: return -products.sum() / Double(shape.count / Swift.max(shape[dim], 1))
  case .sum: return -products.sum()
  case .none: return -products.sum(dim: dim)
  }
}

private func checkSmoothing(_ smoothing: Double, _ file: StaticString, _ line: UInt) {
  if !(0...1).contains(smoothing) {
    trap("label_smoothing must be between 0.0 and 1.0. Got: \(smoothing)", file, line)
  }
}

extension Tensor {
  /// Class weights in a shape that broadcasts to scores of `shape`.
  fileprivate func alongClasses(of shape: Shape) -> Tensor {
    let dim = ClassLabels.dimension(of: shape)
    return reshaped((0..<shape.rank).map { $0 == dim ? shape[dim] : 1 })
  }
}

extension ClassLabels {
  /// The losses of predicting all classes alike, summed up, where labels count.
  fileprivate func smoothed(_ logProbabilities: Tensor) -> Tensor {
    var scores = logProbabilities
    if let weight { scores = scores * weight.alongClasses(of: scores.node.shape) }
    let sums = -scores.sum(dim: ClassLabels.dimension(of: scores.node.shape))
    let isCounted = Mask(classes.map { $0 != ignoredClass }, extents)
    let counted = isCounted.all ? sums : Tensor.where(isCounted, sums, 0)
    return reduction == .mean ? counted.sum() / divisor : reduction(counted)
  }
}
