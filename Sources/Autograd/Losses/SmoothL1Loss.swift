/// The mean of small differences squared and of great ones as they are.
///
/// With d the difference between prediction and target, which have the same shape, an element is
/// d² / (2 · beta) where |d| < beta, and |d| - beta/2 elsewhere (Girshick 2015): `HuberLoss`, divided
/// by beta. With a beta of zero it is `L1Loss`.
///
///     let loss = SmoothL1Loss()
///     loss(Tensor([0, 3]), Tensor([0.5, 0])).item  // (0.125 + 2.5) / 2
///
/// Traps if the shapes differ, and for a negative beta.
public struct SmoothL1Loss: Parameterized, Sendable {
  /// Where squares become straight lines.
  public let beta: Double
  /// How the elements are summed up.
  public let reduction: Reduction

  /// A loss with the given threshold and reduction.
  ///
  ///     SmoothL1Loss(beta: 0.5)
  public init(
    beta: Double = 1, reduction: Reduction = .mean,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkSmoothL1(beta, file, line)
    self.beta = beta
    self.reduction = reduction
  }

  /// The loss of a prediction.
  ///
  ///     let loss = SmoothL1Loss()(prediction, y)
  public func callAsFunction(
    _ prediction: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    smoothL1Loss(prediction, target, beta: beta, reduction: reduction, file: file, line: line)
  }
}

private func checkSmoothL1(_ beta: Double, _ file: StaticString, _ line: UInt) {
  if !(beta >= 0) {
    trap("smooth_l1_loss does not support negative values for beta.", file, line)
  }
}

/// The mean of small differences squared and of great ones as they are.
///
/// d/dprediction = 1/n · (prediction - target) / beta, or ±1/n beyond ±beta.
///
///     smoothL1Loss(Tensor([3]), Tensor([0])).item  // 2.5
public func smoothL1Loss(
  _ prediction: Tensor, _ target: Tensor, beta: Double = 1, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSmoothL1(beta, file, line)
  checkSameShape("smoothL1Loss", prediction, target, file, line)
  if beta == 0 { return reduction((prediction - target).abs()) }
  return SmoothL1(beta: beta, reduction: reduction)(prediction, target)
}

private struct SmoothL1: NamedFunction {
  let beta: Double
  let reduction: Reduction
  var nodeName: String { "SmoothL1LossBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let distance = (inputs[0] - inputs[1]).abs()
    return reduction(
      Tensor.where(distance >= beta, distance - 0.5 * beta, 0.5 * distance * distance / beta))
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let difference = inputs[0] - inputs[1]
    let share = reduction.share(of: difference.count)
    let slope = Tensor.where(
      difference.abs() >= beta, share * difference.sign() * gradient,
      share * difference * gradient / beta)
    return [slope, -slope]
  }
}
