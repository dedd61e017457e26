/// The classes that a batch belongs to, as losses read them: one for each line of scores.
///
/// Scores are `[C]` with a label without dimensions, `[N, C]` with labels `[N]`, or `[N, C, d…]` with
/// labels `[N, d…]`.
struct ClassLabels {
  /// The labels, in the order of the lines of scores.
  let classes: [Int]
  let extents: Shape
  /// The label of lines that do not count.
  let ignoredClass: Int
  /// How much each class counts; all alike if nil.
  let weight: Tensor?
  let reduction: Reduction
  /// What a mean divides by: the sum of the weights of the labels that count.
  let divisor: Float

  /// Traps, in PyTorch's words, for labels that do not fit the scores.
  init(
    _ labels: IndexTensor, of scores: Shape, ignoring ignoredClass: Int, weight: Tensor?,
    _ reduction: Reduction, _ file: StaticString, _ line: UInt
  ) {
    ClassLabels.check(labels.extents, fit: scores, file, line)
    let dim = ClassLabels.dimension(of: scores)
    ClassLabels.check(weight, of: scores[dim], file, line)
    classes = labels.values
    extents = labels.extents
    self.ignoredClass = ignoredClass
    self.weight = weight
    self.reduction = reduction
    var counted = 0
    for label in classes where label != ignoredClass {
      if label < 0 || label >= scores[dim] { trap("Target \(label) is out of bounds.", file, line) }
      counted += 1
    }
    if let weight {
      let weights = classes.map { $0 == ignoredClass ? 0 : weight.node.data[$0] }
      divisor = Tensor(weights).node.total
    } else {
      divisor = Float(counted)
    }
  }

  /// The dimension of scores along which the classes lie.
  static func dimension(of scores: Shape) -> Int {
    scores.rank == 1 ? 0 : 1
  }

  /// How much the label of a line counts.
  @inline(__always)
  func weight(ofLine line: Int) -> Float {
    let label = classes[line]
    if label == ignoredClass { return 0 }
    guard let weight else { return 1 }
    return weight.node.data[label]
  }

  /// Traps for class weights that are not one for each class.
  static func check(
    _ weight: Tensor?, of classes: Int, _ file: StaticString, _ line: UInt
  ) {
    if let weight, weight.node.shape != Shape([classes]) {
      trap(
        "weight tensor should be defined either for all \(classes) classes or no classes but got "
          + "weight tensor of shape: \(weight.shape)", file, line)
    }
  }

  private static func check(
    _ labels: Shape, fit scores: Shape, _ file: StaticString, _ line: UInt
  ) {
    if scores.rank == 0 { trap("scores of classes need at least one dimension", file, line) }
    let expected = scores.removing(dimension(of: scores))
    if labels == expected { return }
    if scores.rank > 1 && labels.rank > 0 && labels[0] != scores[0] {
      trap(
        "Expected input batch_size (\(scores[0])) to match target batch_size (\(labels[0])).",
        file, line)
    }
    trap("Expected target size \(expected), got \(labels)", file, line)
  }
}

extension ClassLabels {
  /// The losses of logarithms of probabilities, summed up.
  func losses(of scores: Node) -> Node {
    let lines = Lines(scores.shape, along: ClassLabels.dimension(of: scores.shape))
    let losses = Node.uninitialized(extents, count: classes.count)
    lines.forEach { line, start in
      let label = classes[line]
      losses.data[line] =
        label == ignoredClass
        ? 0 : -scores.data[start + label * lines.inner] * weight(ofLine: line)
    }
    switch reduction {
    case .mean: return .scalar(losses.total / divisor)
    case .sum: return .scalar(losses.total)
    case .none: return losses
    }
  }

  /// The gradient that the score of a line's own class receives.
  @inline(__always)
  func gradient(ofLine line: Int, _ gradient: Node) -> Float {
    switch reduction {
    case .mean: -(gradient.data[0] / divisor) * weight(ofLine: line)
    case .sum: -gradient.data[0] * weight(ofLine: line)
    case .none: -gradient.data[line] * weight(ofLine: line)
    }
  }

  /// The losses by simpler operations.
  func composedLosses(of scores: Tensor) -> Tensor {
    let dim = ClassLabels.dimension(of: scores.node.shape)
    let shape = scores.node.shape.replacing(dim, with: 1)
    let index = IndexTensor(classes.map { $0 == ignoredClass ? 0 : $0 }, shape)
    let weights = Tensor(
      classes.indices.map { weight(ofLine: $0) }, shape: extents.extentsArray)
    let isCounted = Mask(classes.map { $0 != ignoredClass }, extents)
    let picked = scores.gathered(dim: dim, index: index).reshaped(extents.extentsArray)
    let losses = Tensor.where(isCounted, -picked, 0) * weights
    return reduction == .mean ? losses.sum() / divisor : reduction(losses)
  }
}
