/// Binary cross-entropy of a probability.
///
/// For a probability x and a target y, both between 0 and 1 and of the same shape, an element is
///
///     -w · (y · ln x + (1 - y) · ln(1 - x))
///
/// with logarithms not below -100, and w, `weight`, 1 unless given; it is broadcast to their shape.
///
///     let loss = BCELoss()
///     loss(Tensor([0.8, 0.3]), Tensor([1, 0])).item  // 0.2899092435836792
///
/// Traps, in PyTorch's words, if the shapes differ or an element is no probability. The sigmoid of a
/// logit loses digits: `BCEWithLogitsLoss` takes both steps at once.
public struct BCELoss: Parameterized, Sendable {
  /// How much each element counts; one if nil.
  public let weight: Tensor?
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given weight and reduction.
  ///
  ///     BCELoss(reduction: .sum)
  public init(weight: Tensor? = nil, reduction: Reduction = .mean) {
    self.weight = weight
    self.reduction = reduction
  }

  /// The loss of probabilities.
  ///
  ///     let loss = BCELoss()(logits.sigmoid(), y)
  public func callAsFunction(
    _ probabilities: Tensor, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bceLoss(
      probabilities, target, weight: weight, reduction: reduction, file: file, line: line)
  }
}

/// Binary cross-entropy of probabilities and a target of the same shape.
///
/// d/dx = 1/n · w · (x - y) / max((1 - x) · x, 1e-12).
///
///     bceLoss(Tensor([0.5]), Tensor([1])).item  // 0.6931471824645996
public func bceLoss(
  _ probabilities: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if probabilities.node.shape != target.node.shape {
    trap(
      "Using a target size (\(target.shape)) that is different to the input size "
        + "(\(probabilities.shape)) is deprecated. Please ensure they have the same size.", file,
      line)
  }
  checkWeight(weight, of: probabilities, file, line)
  let values = probabilities.node.data
  for i in 0..<probabilities.count where !(values[i] >= 0 && values[i] <= 1) {
    trap(
      "all elements of input should be between 0 and 1, but one is \(values[i].withOneNaN)", file,
      line)
  }
  return BinaryCrossEntropy(weight: weight, reduction: reduction)(probabilities, target)
}

/// Traps for weights of elements that would stretch the elements.
func checkWeight(_ weight: Tensor?, of input: Tensor, _ file: StaticString, _ line: UInt) {
  guard let weight else { return }
  if Shape.broadcast(weight.node.shape, input.node.shape, file, line) != input.node.shape {
    trap("a weight of shape \(weight.shape) does not fit input of shape \(input.shape)", file, line)
  }
}

private struct BinaryCrossEntropy: NamedFunction {
  let weight: Tensor?
  let reduction: Reduction
  var nodeName: String { "BinaryCrossEntropyBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, y) = (inputs[0], inputs[1])
    let losses = (y - 1) * (-x).log1p().clamped(min: -100) - y * x.log().clamped(min: -100)
    return reduction(weight.map { losses * $0 } ?? losses)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (x, y) = (inputs[0], inputs[1])
    let slopes = [
      gradient * (x - y) / ((1 - x) * x).clamped(min: 1e-12),
      ((1 - x).log() - x.log()) * gradient,
    ]
    return slopes.map { reduction.slope($0, weight: weight, count: x.count) }
  }
}

extension Reduction {
  /// The gradient of elements from that of their losses: weighted, and divided for a mean.
  func slope(_ slope: Tensor, weight: Tensor?, count: Int) -> Tensor {
    let weighted = weight.map { slope * $0 } ?? slope
    return self == .mean ? weighted / Float(count) : weighted
  }
}
