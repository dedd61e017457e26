/// Scales the gradients of all parameters down so that, taken as one vector, they are at most
/// `maxNorm` long; returns how long they were.
///
/// The length of a gradient is √Σ g², its sum the fixed cascade; that of all is √Σ length². With a
/// length l, every gradient is multiplied by min(1, maxNorm / (l + 1e-6)). Parameters without a
/// gradient are left out.
///
///     loss.backward()
///     clipGradNorm(model.parameters, maxNorm: 1)
///     optimizer.step()
@discardableResult
public func clipGradNorm(_ parameters: [Tensor], maxNorm: Double) -> Float {
  let gradients = parameters.filter(\.hasGrad).map(\.grad.node)
  let lengths = gradients.map(\.length)
  let length = Tensor(lengths).node.length
  let factor = Float(maxNorm) / (length + 1e-6)
  let clamped = factor > 1 ? 1 : factor
  for gradient in gradients {
    gradient.assign(gradient) { $0 * clamped }
    gradient.fields.pointee.version &+= 1
  }
  return length.withOneNaN
}

/// Clamps every element of the gradients of all parameters to ±`maxValue`.
///
///     loss.backward()
///     clipGradValue(model.parameters, maxValue: 0.5)
///     optimizer.step()
public func clipGradValue(_ parameters: [Tensor], maxValue: Double) {
  let bound = Float(maxValue)
  for gradient in parameters.filter(\.hasGrad).map(\.grad.node) {
    gradient.assign(gradient) { $0 < -bound ? -bound : ($0 > bound ? bound : $0) }
    gradient.fields.pointee.version &+= 1
  }
}

extension Node {
  /// √Σ x².
  fileprivate final var length: Float {
    let squares = Node.uninitialized(like: self)
    squares.assign(self) { $0 * $0 }
    return squares.total.squareRoot()
  }
}
