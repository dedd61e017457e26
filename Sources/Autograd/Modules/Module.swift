/// A part of a model: a function of a tensor with parameters to train.
///
/// A structure or a final class; its parameters and those of its parts are found by reflection:
///
///     struct LinearRegression: Module {
///       let lin: Linear
///       init(_ inputs: Int, _ outputs: Int) { lin = Linear(inputs, outputs) }
///       func callAsFunction(_ x: Tensor) -> Tensor { lin(x) }
///     }
///     let model = LinearRegression(1, 1)
///     model.namedParameters.map(\.name)  // ["lin.weight", "lin.bias"]
public protocol Module {
  /// The model's prediction for an input.
  func callAsFunction(_ input: Tensor) -> Tensor
}

extension Module {
  /// The parameters of this module and its parts, in PyTorch's order.
  ///
  /// Found anew at every call: take them once for a training loop, as an optimizer does.
  public var parameters: [Tensor] {
    namedParameters.map(\.tensor)
  }

  /// The parameters with their dotted names: `lin.weight`, `layers.0.bias`.
  ///
  /// A parameter is a stored tensor that requires gradients. A module's own come first, then those
  /// of its parts, in the order of declaration; one that is reached twice is listed once.
  public var namedParameters: [(name: String, tensor: Tensor)] {
    var search = ParameterSearch()
    search.visit(self, prefix: "")
    return search.found
  }

  /// Drops the gradients of all parameters.
  public func zeroGrad() {
    for parameter in parameters { parameter.zeroGrad() }
  }
}
