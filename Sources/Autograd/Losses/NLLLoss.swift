/// The negative logarithm of the probability that a prediction gives to the right class.
///
/// Takes logarithms of probabilities, as `logSoftmax(dim: 1)` gives them: `[N, C]` with labels `[N]`,
/// `[C]` with one label, or `[N, C, d…]` with labels `[N, d…]`:
///
///     let loss = NLLLoss()
///     loss(Tensor([[0.5, 0.5]]).log(), IndexTensor([1])).item  // 0.6931471824645996
///
/// A mean is weighted: the sum of the losses divided by that of their weights. Lines of the class
/// `ignoreIndex` do not count. Traps for labels that do not fit.
public struct NLLLoss: Parameterized, Sendable {
  /// How much each class counts, shape `[C]`; all alike if nil.
  public let weight: Tensor?
  /// A label that marks what does not count.
  public let ignoreIndex: Int
  /// How the losses are summed up.
  public let reduction: Reduction

  /// A loss with the given weights and reduction.
  ///
  ///     NLLLoss(weight: Tensor([1, 2, 1]))
  public init(weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean) {
    self.weight = weight
    self.ignoreIndex = ignoreIndex
    self.reduction = reduction
  }

  /// The loss of logarithms of probabilities.
  ///
  ///     let loss = NLLLoss()(logits.logSoftmax(dim: 1), labels)
  public func callAsFunction(
    _ logProbabilities: Tensor, _ labels: IndexTensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    nllLoss(
      logProbabilities, labels, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction,
      file: file, line: line)
  }
}

/// The negative logarithm of the probability of the right class.
///
/// Shapes as for `NLLLoss`. The gradient of a line's own class is -weight/Σ weights, of others 0.
///
///     nllLoss(Tensor([[0.5, 0.5]]).log(), IndexTensor([1])).item  // 0.6931471824645996
public func nllLoss(
  _ logProbabilities: Tensor, _ labels: IndexTensor, weight: Tensor? = nil,
  ignoreIndex: Int = -100, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let scores = logProbabilities.node
  let labels = ClassLabels(
    labels, of: scores.shape, ignoring: ignoreIndex, weight: weight, reduction, file, line)
  let result = labels.losses(of: scores)
  if scores.isTracked {
    result.keep(labels)
    result.record(
      scores.shape.rank > 2
        ? Operations.SpatialNegativeLogLikelihood.self : Operations.NegativeLogLikelihood.self,
      scores, saving: .first)
  }
  return Tensor(result)
}

extension Operations {
  /// -x at each line's own class.
  enum NegativeLogLikelihood: FusedOperation {
    static var gradientName: String { "NllLossBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let scores = node.fields.pointee.first?.takeUnretainedValue(),
        let labels = node.kept(as: ClassLabels.self)
      else { return }
      let lines = Lines(scores.shape, along: ClassLabels.dimension(of: scores.shape))
      let result = Node.filled(scores.shape, with: 0)
      lines.forEach { line, start in
        let label = labels.classes[line]
        if label == labels.ignoredClass { return }
        result.data[start + label * lines.inner] = labels.gradient(ofLine: line, gradient)
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let first, let labels = node.kept(as: ClassLabels.self) else { return Tensor(node) }
      return labels.composedLosses(of: first)
    }
  }

  /// The same for lines that lie across further dimensions.
  enum SpatialNegativeLogLikelihood: Renamed<NegativeLogLikelihood> {
    static var gradientName: String { "NllLoss2DBackward0" }
  }
}
