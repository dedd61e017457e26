/// The mean of the absolute differences between a prediction and its target.
///
/// Both have the same shape. `|prediction - target|` is averaged, or summed, or left as it is:
///
///     let loss = L1Loss()
///     loss(Tensor([1, 2]), Tensor([1, 4])).item  // 1
///
/// Traps if the shapes differ.
public struct L1Loss: Parameterized, Sendable {
  /// How the differences are summed up.
  public let reduction: Reduction

  /// A loss with the given reduction.
  ///
  ///     L1Loss(reduction: .sum)(Tensor([1, 2]), Tensor([1, 4])).item  // 2
  public init(reduction: Reduction = .mean) {
    self.reduction = reduction
  }

  /// The loss of a prediction.
  ///
  ///     let loss = L1Loss()(prediction, y)
  public func callAsFunction(
    _ prediction: Tensor, _ target: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    l1Loss(prediction, target, reduction: reduction, file: file, line: line)
  }
}

/// The mean of the absolute differences between a prediction and its target, of the same shape.
///
/// d/dprediction = 1/n · sign(prediction - target), which is 0 where both are equal.
///
///     l1Loss(Tensor([1, 2]), Tensor([1, 4]), reduction: .sum).item  // 2
public func l1Loss(
  _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkSameShape("l1Loss", prediction, target, file, line)
  return reduction((prediction - target).abs())
}
