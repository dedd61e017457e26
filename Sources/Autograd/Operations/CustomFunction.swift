/// A function with a gradient rule of its own.
///
/// Its forward computation is not recorded; in the graph it is one operation, whose gradients are
/// what `backward` returns. For numbers that plain operations lose, or for another gradient than
/// the true one:
///
///     struct Straightened: CustomFunction {
///       func forward(_ inputs: [Tensor]) -> Tensor { inputs[0].sign() }
///       func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
///         [Tensor.where(inputs[0].abs() <= 1, gradient, 0)]
///       }
///     }
///     let x = Tensor([-2, 0.5], requiresGrad: true)
///     Straightened()(x).sum().backward()
///     x.grad  // tensor([0., 1.])
///
/// `gradcheck` compares the rule with the values. Numbers next to the tensors are stored properties
/// of the conforming type.
public protocol CustomFunction {
  /// The name that printed tensors and drawn graphs show: that of the type, unless given.
  var name: String { get }

  /// The value for some inputs, which must not be changed in place.
  func forward(_ inputs: [Tensor]) -> Tensor

  /// The gradient of every input, in its shape, from that of the output; nil for an input without.
  ///
  /// Made of operations on the tensors given, it can be differentiated again.
  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?]
}

extension CustomFunction {
  /// The name of the type.
  public var name: String { "\(Self.self)" }

  /// The function's value, recorded as one operation.
  public func callAsFunction(_ inputs: Tensor...) -> Tensor {
    callAsFunction(inputs)
  }

  /// The function's value for a list of inputs, recorded as one operation.
  public func callAsFunction(_ inputs: [Tensor]) -> Tensor {
    let result = noGrad { forward(inputs) }.detached().node
    if !inputs.contains(where: \.node.isTracked) { return Tensor(result) }
    result.keep(
      CustomCall(
        function: self, inputs: inputs, versions: inputs.map(\.node.fields.pointee.version)))
    let operands = CustomCall.operands(for: inputs)
    result.record(
      Operations.Custom.self, operands[0], operands.count > 1 ? operands[1] : nil,
      operands.count > 2 ? operands[2] : nil, saving: [.context, .result])
    return Tensor(result)
  }
}

/// A function of the library's own, whose node has PyTorch's name.
protocol NamedFunction: CustomFunction {
  var nodeName: String { get }
}

/// One use of a custom function: what its gradient rule is called with.
struct CustomCall {
  let function: any CustomFunction
  let inputs: [Tensor]
  let versions: [UInt32]

  /// The operands of the node: the inputs, or one row of all their numbers, as a node has three
  /// operands at most.
  static func operands(for inputs: [Tensor]) -> [Node] {
    if inputs.count <= 3 { return inputs.map(\.node) }
    return [concatenated(inputs.map { $0.flattened() }).node]
  }

  /// The gradients of all inputs, zeros where the rule gives none.
  func gradients(_ gradient: Tensor, of node: Node) -> [Tensor] {
    for (input, version) in zip(inputs, versions) {
      input.node.checkVersion(version, #fileID, #line)
    }
    let slopes = function.backward(gradient, inputs: inputs, output: Tensor(node))
    if slopes.count != inputs.count {
      fatalError(
        "\(function.name) returned an incorrect number of gradients (expected \(inputs.count), "
          + "got \(slopes.count))")
    }
    return zip(inputs, slopes).enumerated().map { position, pair in
      guard let slope = pair.1 else { return .zeros(pair.0.shape) }
      // The library's own may be of the result's shape: the pass sums them.
      if slope.node.shape != pair.0.node.shape && !(function is any NamedFunction) {
        fatalError(
          "\(function.name) returned an invalid gradient at index \(position) - got "
            + "\(slope.node.shape) but expected shape compatible with \(pair.0.node.shape)")
      }
      return slope
    }
  }

  /// The gradients in the form of `operands(for:)`.
  func operandGradients(_ gradient: Tensor, of node: Node) -> [Tensor] {
    let slopes = gradients(gradient, of: node)
    return slopes.count <= 3 ? slopes : [concatenated(slopes.map { $0.flattened() })]
  }
}

extension Operations {
  /// A function with a gradient rule of its own.
  enum Custom: Operation {
    static var gradientName: String { "CustomFunctionBackward" }

    static func gradientName(of node: Node) -> String {
      guard let function = node.kept(as: CustomCall.self)?.function else { return gradientName }
      return (function as? any NamedFunction)?.nodeName ?? function.name + "Backward"
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let call = node.kept(as: CustomCall.self) else { return }
      let slopes = noGrad { call.operandGradients(Tensor(gradient), of: node) }
      for (slot, slope) in zip([Operands.first, .second, .third], slopes) {
        pass.give(slope.node, to: slot, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let call = node.kept(as: CustomCall.self) else { return }
      let slopes = call.operandGradients(gradient, of: node)
      for (slot, slope) in zip([Operands.first, .second, .third], slopes) {
        pass.give(slope, to: slot, of: node)
      }
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      DoubleNumbers.current?[node] ?? []
    }
  }
}
