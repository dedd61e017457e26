import CAutograd

extension Operations {
  /// -ln softmax(x) at each line's own class: `LogSoftmax` and `NegativeLogLikelihood` in one.
  ///
  /// The second operand holds the logarithms of the probabilities.
  enum CrossEntropy: FusedOperation {
    static var gradientName: String { "NllLossBackward0" }

    /// The loss of logits, recorded.
    static func loss(_ logits: Tensor, _ labels: ClassLabels) -> Tensor {
      let dim = ClassLabels.dimension(of: logits.node.shape)
      let logProbabilities = noGrad { logits.logSoftmax(dim: dim) }.node
      let result = labels.losses(of: logProbabilities)
      if logits.node.isTracked {
        result.keep(labels)
        result.record(
          logits.rank > 2 ? SpatialCrossEntropy.self : CrossEntropy.self,
          logits.node, logProbabilities, saving: [.first, .second])
      }
      return Tensor(result)
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let logProbabilities = node.fields.pointee.second?.takeUnretainedValue(),
        let labels = node.kept(as: ClassLabels.self)
      else { return }
      let shape = logProbabilities.shape
      let lines = Lines(shape, along: ClassLabels.dimension(of: shape))
      let result = Node.uninitialized(like: logProbabilities)
      let data = result.data
      autograd_exp(data, logProbabilities.data, result.count)
      lines.forEach { line, start in
        let label = labels.classes[line]
        // Where no line counts, a mean divides by zero: 0 · (1/0) is no gradient.
        let share =
          label == labels.ignoredClass ? 0 : labels.gradient(ofLine: line, gradient)
        for i in 0..<lines.count {
          data[start + i * lines.inner] = 0 - data[start + i * lines.inner] * share
        }
        if label == labels.ignoredClass { return }
        data[start + label * lines.inner] = share + data[start + label * lines.inner]
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let first, let labels = node.kept(as: ClassLabels.self) else { return Tensor(node) }
      let dim = ClassLabels.dimension(of: first.node.shape)
      return labels.composedLosses(of: first.logSoftmax(dim: dim))
    }
  }

  /// The same for lines that lie across further dimensions.
  enum SpatialCrossEntropy: Renamed<CrossEntropy> {
    static var gradientName: String { "NllLoss2DBackward0" }
  }
}
