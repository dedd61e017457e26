/// How a loss sums up its elements.
///
///     MSELoss(reduction: .sum)
public enum Reduction: Sendable {
  /// The mean of all elements.
  case mean
  /// The sum of all elements.
  case sum
  /// No reduction: the loss has the shape of the prediction.
  case none
}

/// How losses of single elements become one loss.
extension Reduction {
  /// The mean or the sum of the elements, or these as they are; recorded.
  func callAsFunction(_ losses: Tensor) -> Tensor {
    switch self {
    case .mean: losses.mean()
    case .sum: losses.sum()
    case .none: losses
    }
  }

  /// The mean or the sum of the numbers of a node, or these as they are; not recorded.
  func callAsFunction(_ losses: Node) -> Node {
    switch self {
    case .mean: .scalar(losses.total / Float(losses.count))
    case .sum: .scalar(losses.total)
    case .none: losses
    }
  }

  /// What one of `count` elements has to do with the loss: its gradient, but for that of the loss.
  func share(of count: Int) -> Double {
    self == .mean ? 1 / Double(count) : 1
  }
}

/// Traps if a prediction and its target differ in shape.
///
/// PyTorch stretches shapes that differ, with a warning; that is nearly always a mistake.
func checkSameShape(
  _ loss: String, _ prediction: Tensor, _ target: Tensor, _ file: StaticString, _ line: UInt
) {
  if prediction.node.shape != target.node.shape {
    trap(
      "\(loss) of a prediction of shape \(prediction.shape) and a target of shape "
        + "\(target.shape): the shapes must be the same", file, line)
  }
}

extension Tensor {
  /// Every element, or zero if it is less: PyTorch's `clamp_min`, whose node has a name of its own.
  func atLeastZero() -> Tensor {
    clamped(min: 0).reshaped(to: node.shape, Operations.ClampedBelow.self)
  }
}

extension Operations {
  /// Elements that have been kept from falling below a bound.
  enum ClampedBelow: Renamed<Reshape> {
    static var gradientName: String { "ClampMinBackward0" }
  }
}
