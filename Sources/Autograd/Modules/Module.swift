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
public protocol Module: Parameterized {
  /// The model's prediction for an input.
  func callAsFunction(_ input: Tensor) -> Tensor
}

/// Anything that stores parameters to train: modules, and layers that take or return more than one
/// tensor.
///
/// A structure or a final class; its parameters and those of its parts are found by reflection, so
/// a conforming type writes nothing for them.
public protocol Parameterized: CustomStringConvertible {
  /// PyTorch's names of stored properties whose own names differ: `["runningMean": "running_mean"]`.
  ///
  /// A property whose name is empty here adds none: the elements of an array are `0`, `1`, … then.
  static var partNames: [String: String] { get }

  /// What is printed in front of the parts, PyTorch's `extra_repr`: `in_features=2, bias=True`.
  var extraDescription: String { get }
}

extension Parameterized {
  /// None: properties have PyTorch's names, or names of their own.
  public static var partNames: [String: String] { [:] }

  /// The parameters of this module and its parts, in PyTorch's order.
  ///
  /// Searched again at every call: take them once for a training loop, as an optimizer does.
  public var parameters: [Tensor] {
    namedParameters.map(\.tensor)
  }

  /// The parameters with their dotted names: `lin.weight`, `layers.0.bias`.
  ///
  /// A parameter is a stored tensor that requires gradients. A module's own come first, then those
  /// of its parts, in the order of declaration; one that is reached twice is listed once.
  public var namedParameters: [(name: String, tensor: Tensor)] {
    PartSearch(self).tensors.filter(\.tensor.requiresGrad).map {
      ($0.name, $0.tensor.asParameter())
    }
  }

  /// The buffers with their dotted names: `1.running_mean`.
  ///
  /// A buffer is a stored tensor that does not require gradients: it belongs to the state of a
  /// model, and no optimizer changes it.
  public var namedBuffers: [(name: String, tensor: Tensor)] {
    PartSearch(self).tensors.filter { !$0.tensor.requiresGrad }
  }

  /// The buffers of integers with their dotted names: `1.num_batches_tracked`.
  public var namedIndexBuffers: [(name: String, buffer: IndexBuffer)] {
    PartSearch(self).indexBuffers
  }

  /// Drops the gradients of all parameters.
  ///
  ///     model.zeroGrad()
  ///     loss.backward()
  public func zeroGrad() {
    for parameter in parameters { parameter.zeroGrad() }
  }
}
