/// The mean of the squared differences between a prediction and its target.
///
/// Both have the same shape. `(prediction - target)²` is averaged, or summed, or left as it is:
///
///     let loss = MSELoss()
///     loss(Tensor([1, 2]), Tensor([1, 4])).item  // 2
///
/// PyTorch stretches shapes that differ, with a warning; that is nearly always a mistake, so here
/// it traps.
public struct MSELoss: Parameterized, Sendable {
  /// How the squares are summed up.
  public let reduction: Reduction

  /// A loss with the given reduction.
  ///
  ///     MSELoss(reduction: .sum)(Tensor([1, 2]), Tensor([1, 4])).item  // 4
  public init(reduction: Reduction = .mean) {
    self.reduction = reduction
  }

  /// The loss of a prediction.
  ///
  ///     let loss = MSELoss()(prediction, y)
  public func callAsFunction(
    _ prediction: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mseLoss(prediction, target, reduction: reduction, file: file, line: line)
  }
}

/// The mean of the squared differences between a prediction and its target, of the same shape.
///
/// d/dprediction = 2/n · (prediction - target), the factor rounded once.
///
///     mseLoss(Tensor([1, 2]), Tensor([1, 4])).item  // 2
public func mseLoss(
  _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("mseLoss", prediction, target, file, line)
  let (a, b) = (prediction.node, target.node)
  let squares = Node.uninitialized(like: a)
  squares.assign(a, b) { ($0 - $1) * ($0 - $1) }
  let count = a.count
  let result = reduction(squares)
  if a.isTracked || b.isTracked {
    result.fields.pointee.scalar = reduction == .mean ? Float(2 / Double(count)) : 2
    result.record(Operations.MeanSquaredError.self, a, b, saving: [.first, .second])
  }
  return Tensor(result)
}

extension Operations {
  /// (a - b)², summed up or not.
  enum MeanSquaredError: FusedOperation {
    static var gradientName: String { "MseLossBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let prediction = fields.pointee.first?.takeUnretainedValue(),
        let target = fields.pointee.second?.takeUnretainedValue()
      else { return }
      let factor = fields.pointee.scalar
      for (slot, own, other) in [
        (Operands.first, prediction, target), (.second, target, prediction),
      ] where fields.pointee.differentiated.contains(slot) {
        let result = Node.uninitialized(like: own)
        result.assign(own, other) { factor * ($0 - $1) }
        result.assign(result, gradient, by: .product)
        pass.give(result, to: slot, of: node)
      }
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let first, let second else { return Tensor(node) }
      let squares = (first - second).squared()
      if node.shape == first.node.shape { return squares }
      return node.fields.pointee.scalar == 2 ? squares.sum() : squares.mean()
    }
  }
}
