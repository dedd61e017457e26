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
