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

  /// How far a step goes; may be set between steps, as schedules do.
  var learningRate: Double { get set }

  /// Changes every parameter that has a gradient.
  func step()

  /// A step after a loss that a closure computes, and walks back from; returns the loss.
  ///
  /// `LBFGS` asks it several times.
  @discardableResult
  func step(_ closure: () -> Tensor) -> Tensor

  /// What is remembered of past steps, under the position of a parameter and PyTorch's name:
  /// `0.step`, `0.exp_avg`, ….
  ///
  /// Copies, to be saved with the model, so that training can be resumed as if it had not stopped.
  /// Parameters that have not taken a step are left out. Settings are not part of it.
  var stateDict: [(name: String, tensor: Tensor)] { get }

  /// Takes over what another optimizer of this kind remembers of parameters of the same shapes.
  ///
  /// Throws, and changes nothing, for names and shapes that do not fit.
  ///
  ///     try optimizer.load(saved)
  func load(_ stateDict: [(name: String, tensor: Tensor)]) throws(OptimizerStateError)
}

/// Why an optimizer cannot take a state over.
public struct OptimizerStateError: Error, CustomStringConvertible {
  /// What is wrong with the state.
  public let description: String
}

extension Optimizer {
  /// Drops the gradients of all parameters, as PyTorch does: `hasGrad` is false then.
  public func zeroGrad() {
    for parameter in parameters { parameter.zeroGrad() }
  }

  /// A step after a loss that a closure computes, and walks back from; returns the loss.
  ///
  ///     optimizer.step {
  ///       optimizer.zeroGrad()
  ///       let loss = mseLoss(model(x), y)
  ///       loss.backward()
  ///       return loss
  ///     }
  @discardableResult
  public func step(_ closure: () -> Tensor) -> Tensor {
    let loss = closure()
    step()
    return loss
  }

  /// Nothing: an optimizer that remembers something says so itself.
  public var stateDict: [(name: String, tensor: Tensor)] { [] }

  /// Throws for any state, as nothing is remembered.
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)]
  ) throws(OptimizerStateError) {
    if let first = stateDict.first {
      throw OptimizerStateError(description: "\(first.name) is not expected")
    }
  }
}

/// Traps, in PyTorch's words, for what cannot be trained.
func checkTrainable(_ parameters: [Tensor], _ file: StaticString, _ line: UInt) {
  if parameters.isEmpty { trap("optimizer got an empty parameter list", file, line) }
  if !parameters.allSatisfy(\.isLeaf) { trap("can't optimize a non-leaf Tensor", file, line) }
}
