import CAutograd

/// A layer that computes x·Wᵀ + b.
///
/// Shapes: an input of `[n, inputs]` gives `[n, outputs]`, one of `[inputs]` gives `[outputs]`, and
/// further dimensions in front stay as they are;
/// `weight` is `[outputs, inputs]` and `bias` is `[outputs]`.
///
///     let layer = Linear(2, 3)
///     layer(Tensor([[1, 2]])).shape  // [1, 3]
public struct Linear: Module, Sendable {
  /// The weights, one row for each output.
  public let weight: Tensor
  /// The bias, unless the layer was made without.
  public let bias: Tensor?
  private let mode = TrainingMode()

  /// A layer with random parameters: weights first, then the bias, all uniform in ±1/√inputs.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.Linear`, to the bit.
  ///
  ///     Linear(2, 3, bias: false).namedParameters.map(\.name)  // ["weight"]
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let bound = inputs > 0 ? 1 / Double(inputs).squareRoot() : 0
    self.init(
      weight: .uniform(
        [outputs, inputs], -bound, bound, requiresGrad: true, file: file, line: line),
      bias: bias ? .uniform([outputs], -bound, bound, requiresGrad: true) : nil)
  }

  /// A layer with the given parameters.
  ///
  ///     Linear(weight: Tensor([[1, 2]]), bias: Tensor([0.5]))
  public init(weight: Tensor, bias: Tensor?) {
    self.weight = weight.asParameter()
    self.bias = bias?.asParameter()
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "in_features=\(weight.shape[1]), out_features=\(weight.shape[0]), bias=\((bias != nil).inPython)"
  }

  /// The layer's output.
  ///
  ///     Linear(2, 3)(Tensor([[1, 2]])).shape  // [1, 3]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(linear(input, weight: weight, bias: bias, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// x·Wᵀ + b as one operation: fused multiply-adds over the inputs, then the bias, rounded apart.
///
/// Shapes as for `Linear`.
///
///     linear(Tensor([1, 2]), weight: Tensor([[3, 4]]))  // tensor([11.])
public func linear(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let (x, w, b) = (input.node, weight.node, bias?.node)
  let (inputShape, weightShape) = (x.shape, w.shape)
  if inputShape.rank == 0 {
    trap("both arguments to linear need to be at least 1D, but they are 0D and 2D", file, line)
  }
  if weightShape.rank != 2 {
    trap("linear takes a weight of two dimensions, not \(weightShape)", file, line)
  }
  let rows = inputShape.count(of: 0..<inputShape.rank - 1)
  let (outputs, inputs) = (weightShape[0], weightShape[1])
  if inputShape[inputShape.rank - 1] != inputs {
    trap(
      "mat1 and mat2 shapes cannot be multiplied "
        + "(\(rows)x\(inputShape[inputShape.rank - 1]) and \(inputs)x\(outputs))", file, line)
  }
  if let b, b.shape != Shape([outputs]) {
    trap(
      "linear takes a bias of shape [\(outputs)] for a weight of shape \(weightShape), "
        + "not \(b.shape)", file, line)
  }
  let result = Node.uninitialized(inputShape.replacing(inputShape.rank - 1, with: outputs))
  autograd_multiply_matrices(
    result.data,
    autograd_matrix(values: x.data, row_stride: inputs, column_stride: 1),
    autograd_matrix(values: w.data, row_stride: 1, column_stride: inputs),
    rows, outputs, inputs)
  if let b { result.assign(result, b, by: .sum) }
  let (isInputTracked, isWeightTracked) = (x.isTracked, w.isTracked)
  if isInputTracked || isWeightTracked || b?.isTracked == true {
    var saved: Operands = []
    if isInputTracked { saved.insert(.second) }
    if isWeightTracked { saved.insert(.first) }
    let operation: any Operation.Type =
      switch (inputShape.rank, b) {
      case (2, nil): Operations.LinearWithoutBias.self
      case (2, _): Operations.Linear.self
      case (1, nil): Operations.LinearOfVectorWithoutBias.self
      case (_, nil): Operations.FoldedLinearWithoutBias.self
      default: Operations.LinearOfVector.self
      }
    result.record(operation, x, w, b, saving: saved)
  }
  return Tensor(result)
}

extension Operations {
  /// Y = X·Wᵀ + b: the gradient of X is G·W, that of W is Gᵀ·X, that of b the sum of G's rows.
  enum Linear: FusedOperation {
    static var gradientName: String { "AddmmBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      let differentiated = fields.pointee.differentiated
      let shape = gradient.shape
      let outputs = shape[shape.rank - 1]
      let rows = shape.count(of: 0..<shape.rank - 1)
      if differentiated.contains(.first), let weight = fields.pointee.second?.takeUnretainedValue()
      {
        let inputs = weight.shape[1]
        let result = Node.uninitialized(shape.replacing(shape.rank - 1, with: inputs))
        autograd_multiply_matrices(
          result.data,
          autograd_matrix(values: gradient.data, row_stride: outputs, column_stride: 1),
          autograd_matrix(values: weight.data, row_stride: inputs, column_stride: 1),
          rows, inputs, outputs)
        pass.give(result, to: .first, of: node)
      }
      if differentiated.contains(.second), let input = fields.pointee.first?.takeUnretainedValue() {
        let inputs = input.shape[input.shape.rank - 1]
        let result = Node.uninitialized(Shape([outputs, inputs]))
        autograd_multiply_matrices(
          result.data,
          autograd_matrix(values: gradient.data, row_stride: 1, column_stride: outputs),
          autograd_matrix(values: input.data, row_stride: inputs, column_stride: 1),
          outputs, inputs, rows)
        pass.give(result, to: .second, of: node)
      }
      pass.give(gradient, to: .third, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let product =
        if let first, let second {
          first.matmul(second.T)
        } else {
          Tensor.zeros(node.shape.extentsArray)
        }
      return third.map { product + $0 } ?? product
    }
  }

  /// X·Wᵀ.
  enum LinearWithoutBias: Renamed<Linear> {
    static var gradientName: String { "MmBackward0" }
  }

  /// X·Wᵀ of a stack of matrices, seen as one.
  enum FoldedLinearWithoutBias: Renamed<Linear> {
    static var gradientName: String { "UnsafeViewBackward0" }
  }

  /// x·Wᵀ + b of a single row, or of a stack of matrices, seen as one.
  enum LinearOfVector: Renamed<Linear> {
    static var gradientName: String { "ViewBackward0" }
  }

  /// x·Wᵀ of a single row.
  enum LinearOfVectorWithoutBias: Renamed<Linear> {
    static var gradientName: String { "SqueezeBackward4" }
  }
}
