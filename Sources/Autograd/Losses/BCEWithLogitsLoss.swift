import CAutograd

/// Binary cross-entropy of the sigmoid of a prediction, without the overflow of taking both apart.
///
/// For a logit x and a target y between 0 and 1, of the same shape, an element is
///
///     -w · (p · y · ln σ(x) + (1 - y) · ln(1 - σ(x)))
///
/// where w, `weight`, and p, `positiveWeight`, are 1 unless given; they are broadcast to the logits'
/// shape.
///
///     let loss = BCEWithLogitsLoss()
///     loss(Tensor([0]), Tensor([1])).item  // 0.6931471824645996
///
/// Traps if the shapes of logits and target differ, as PyTorch does.
public struct BCEWithLogitsLoss: Parameterized, Sendable {
  /// PyTorch's name of the buffer.
  public static var partNames: [String: String] { ["positiveWeight": "pos_weight"] }

  /// How much each element counts; one if nil.
  public let weight: Tensor?
  /// How much positive targets count; one if nil.
  public let positiveWeight: Tensor?
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given weight and reduction.
  ///
  ///     BCEWithLogitsLoss(positiveWeight: Tensor([9]))  // nine times as many negatives
  public init(
    weight: Tensor? = nil, positiveWeight: Tensor? = nil, reduction: Reduction = .mean
  ) {
    self.weight = weight
    self.positiveWeight = positiveWeight
    self.reduction = reduction
  }

  /// The loss of logits.
  ///
  ///     let loss = BCEWithLogitsLoss()(logits, y)
  public func callAsFunction(
    _ logits: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bceWithLogitsLoss(
      logits, target, weight: weight, positiveWeight: positiveWeight, reduction: reduction,
      file: file, line: line)
  }
}

/// Binary cross-entropy of the sigmoid of logits and a target of the same shape.
///
/// The element is (1 - y)·x - ((p - 1)·y + 1) · ln σ(x), times w, with ln σ(x) computed as
/// min(x, 0) - ln(1 + e^-|x|). d/dlogits = 1/n · (σ(x) - y) without weights.
///
///     bceWithLogitsLoss(Tensor([0]), Tensor([1])).item  // 0.6931471824645996
public func bceWithLogitsLoss(
  _ logits: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
  reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if logits.node.shape != target.node.shape {
    trap(
      "Target size (\(target.shape)) must be the same as input size (\(logits.shape))", file, line)
  }
  let (x, y) = (logits.node, target.node)
  if weight != nil || positiveWeight != nil {
    checkWeight(weight, of: logits, file, line)
    checkWeight(positiveWeight, of: logits, file, line)
    return WeightedCrossEntropy(
      weight: weight, positiveWeight: positiveWeight, reduction: reduction)(logits, target)
  }
  let losses = Node.logSigmoid(x)
  let rest = Node.uninitialized(like: x)
  rest.assign(y, x) { (1 - $0) * $1 }
  losses.assign(rest, losses) { $0 - $1 }
  let result = reduction(losses)
  if x.isTracked || y.isTracked {
    result.keep(reduction)
    result.record(Operations.BinaryCrossEntropy.self, x, y, saving: [.first, .second])
  }
  return Tensor(result)
}

/// ln σ(x) of every element.
///
/// Beyond 40 the logarithm of 1 + eˣ is x itself, in `Double` too.
private func logarithmOfSigmoid(_ logits: Tensor) -> Tensor {
  -(-logits).softplus(threshold: 40)
}

/// The cross-entropy with weights of elements, of positive targets, or both.
private struct WeightedCrossEntropy: NamedFunction {
  let weight: Tensor?
  let positiveWeight: Tensor?
  let reduction: Reduction
  var nodeName: String { Operations.BinaryCrossEntropy.gradientName }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, y) = (inputs[0], inputs[1])
    var logarithm = logarithmOfSigmoid(x)
    if let positiveWeight { logarithm = logarithm * ((positiveWeight - 1) * y + 1) }
    let losses = (1 - y) * x - logarithm
    return reduction(weight.map { losses * $0 } ?? losses)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (x, y) = (inputs[0], inputs[1])
    let slopes: [Tensor]
    if let positiveWeight {
      let positive = positiveWeight * y
      slopes = [
        ((positive + 1 - y) * x.sigmoid() - positive) * gradient,
        (logarithmOfSigmoid(-x) - logarithmOfSigmoid(x) * positiveWeight) * gradient,
      ]
    } else {
      slopes = [(x.sigmoid() - y) * gradient, -x * gradient]
    }
    return slopes.map { reduction.slope($0, weight: weight, count: x.count) }
  }
}

extension Node {
  /// ln σ(x) of every element.
  fileprivate static func logSigmoid(_ x: Node) -> Node {
    let result = Node.uninitialized(like: x)
    result.assign(x) { -$0.magnitude }
    autograd_exp(result.data, result.data, result.count)
    autograd_log1p(result.data, result.data, result.count)
    result.assign(x, result) { Swift.min($0, 0) - $1 }
    return result
  }
}

extension Operations {
  /// The cross-entropy of σ(x) and y, summed up or not.
  enum BinaryCrossEntropy: FusedOperation {
    static var gradientName: String { "BinaryCrossEntropyWithLogitsBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let x = fields.pointee.first?.takeUnretainedValue(),
        let y = fields.pointee.second?.takeUnretainedValue(),
        let reduction = node.kept(as: Reduction.self)
      else { return }
      let divisor = reduction == .mean ? Float(x.count) : 1
      if fields.pointee.differentiated.contains(.first) {
        let result = Node.uninitialized(like: x)
        autograd_sigmoid(result.data, x.data, x.count)
        result.assign(result, y) { $0 - $1 }
        result.assign(result, gradient) { $0 * $1 / divisor }
        pass.give(result, to: .first, of: node)
      }
      if fields.pointee.differentiated.contains(.second) {
        let result = Node.uninitialized(like: y)
        result.assign(x, gradient) { -$0 * $1 / divisor }
        pass.give(result, to: .second, of: node)
      }
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let first, let second, let reduction = node.kept(as: Reduction.self) else {
        return Tensor(node)
      }
      return reduction((1 - second) * first - logarithmOfSigmoid(first))
    }
  }
}
