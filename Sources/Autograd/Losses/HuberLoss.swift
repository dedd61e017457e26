/// The mean of the squares of small differences and of the amounts of great ones.
///
/// With d the difference between prediction and target, which have the same shape, an element is
/// d²/2 where |d| < delta, and delta · (|d| - delta/2) elsewhere (Huber 1964):
///
///     let loss = HuberLoss(delta: 1)
///     loss(Tensor([0, 3]), Tensor([0.5, 0])).item  // (0.125 + 2.5) / 2
///
/// Traps if the shapes differ, and for a delta that is not positive.
public struct HuberLoss: Parameterized, Sendable {
  /// Where squares become straight lines.
  public let delta: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given threshold and reduction.
  ///
  ///     HuberLoss(delta: 0.5)
  public init(
    delta: Double = 1, reduction: Reduction = .mean,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkHuber(delta, file, line)
    self.delta = delta
    self.reduction = reduction
  }

  /// The loss of a prediction.
  ///
  ///     let loss = HuberLoss()(prediction, y)
  public func callAsFunction(
    _ prediction: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    huberLoss(prediction, target, delta: delta, reduction: reduction, file: file, line: line)
  }
}

private func checkHuber(_ delta: Double, _ file: StaticString, _ line: UInt) {
  if !(delta > 0) {
    trap("huber_loss does not support non-positive values for delta.", file, line)
  }
}

/// The mean of the squares of small differences and of the amounts of great ones.
///
/// d/dprediction = 1/n · (prediction - target), with the difference clamped to ±delta.
///
///     huberLoss(Tensor([3]), Tensor([0])).item  // 2.5
public func huberLoss(
  _ prediction: Tensor, _ target: Tensor, delta: Double = 1, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkHuber(delta, file, line)
  checkSameShape("huberLoss", prediction, target, file, line)
  let (a, b) = (prediction.node, target.node)
  let (bound, half) = (Float(delta), Float(delta / 2))
  let losses = Node.uninitialized(like: a)
  losses.assign(a, b) {
    let distance = ($0 - $1).magnitude
    return distance < bound ? 0.5 * distance * distance : bound * (distance - half)
  }
  let result = reduction(losses)
  if a.isTracked || b.isTracked {
    result.fields.pointee.scalar = bound
    result.keep(HuberSettings(delta: delta, reduction: reduction))
    result.record(Operations.Huber.self, a, b, saving: [.first, .second])
  }
  return Tensor(result)
}

private struct HuberSettings {
  let delta: Double
  let reduction: Reduction
}

extension Operations {
  /// d²/2 near zero, straight lines beyond ±delta; summed up or not.
  enum Huber: FusedOperation {
    static var gradientName: String { "HuberLossBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let prediction = fields.pointee.first?.takeUnretainedValue(),
        let target = fields.pointee.second?.takeUnretainedValue(),
        let settings = node.kept(as: HuberSettings.self)
      else { return }
      let bound = fields.pointee.scalar
      let share = Float(settings.reduction.share(of: prediction.count))
      for (slot, own, other) in [
        (Operands.first, prediction, target), (.second, target, prediction),
      ] where fields.pointee.differentiated.contains(slot) {
        let result = Node.uninitialized(like: own)
        result.assign(own, other) {
          let difference = $0 - $1
          // What is not a number lies beyond neither bound.
          return share * (difference <= -bound ? -bound : difference >= bound ? bound : difference)
        }
        result.assign(result, gradient, by: .product)
        pass.give(result, to: slot, of: node)
      }
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let first, let second, let settings = node.kept(as: HuberSettings.self) else {
        return Tensor(node)
      }
      let distance = (first - second).abs()
      let delta = settings.delta
      return settings.reduction(
        Tensor.where(
          distance >= delta, delta * (distance - delta / 2), 0.5 * distance.squared()))
    }
  }
}
