/// Anything that stores parameters to train: modules, and layers that take or return more than one
/// tensor.
///
/// A structure or a final class; its parameters and those of its parts are found by reflection, so
/// a conforming type writes nothing for them.
public protocol Parameterized {
  /// PyTorch's names of stored properties whose own names differ: `["runningMean": "running_mean"]`.
  static var partNames: [String: String] { get }
}

extension Parameterized {
  /// None: properties bear PyTorch's names, or names of their own.
  public static var partNames: [String: String] { [:] }

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
