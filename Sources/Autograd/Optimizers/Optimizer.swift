/// Changes parameters along their gradients.
///
/// A training step computes a loss and then calls
///
///     loss.backward()
///     optimizer.step()
///     optimizer.zeroGrad()
public protocol Optimizer: AnyObject {
  /// The leaves that are trained.
  var parameters: [Tensor] { get }

  /// Changes every parameter that has a gradient.
  func step()
}

extension Optimizer {
  /// Drops the gradients of all parameters, as PyTorch does: `hasGrad` is false then.
  public func zeroGrad() {
    for parameter in parameters { parameter.zeroGrad() }
  }
}
