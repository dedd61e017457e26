/// The parameters of one layer of a recurrent network, in one direction.
struct RecurrentCell: Sendable {
  /// What stands behind the names: `l0`, or `l0_reverse` for the way back.
  let suffix: String
  /// Shape `[gates · hidden, input]`.
  let inputWeight: Tensor
  /// Shape `[gates · hidden, hidden]`.
  let hiddenWeight: Tensor
  /// Both of shape `[gates · hidden]`; nil for a network without biases.
  let inputBias: Tensor?
  let hiddenBias: Tensor?

  /// Parameters uniform in ±1/√hidden, drawn in the order of `named`, as PyTorch draws them.
  init(_ suffix: String, inputs: Int, hidden: Int, gates: Int, bias: Bool) {
    let bound = 1 / Double(hidden).squareRoot()
    func draw(_ shape: Int...) -> Tensor {
      .uniform(shape, -bound, bound, requiresGrad: true).asParameter()
    }
    self.suffix = suffix
    inputWeight = draw(gates * hidden, inputs)
    hiddenWeight = draw(gates * hidden, hidden)
    inputBias = bias ? draw(gates * hidden) : nil
    hiddenBias = bias ? draw(gates * hidden) : nil
  }

  /// The parameters under PyTorch's names.
  var named: [(name: String, tensor: Tensor)] {
    let parameters = [
      ("weight_ih", inputWeight), ("weight_hh", hiddenWeight), ("bias_ih", inputBias),
      ("bias_hh", hiddenBias),
    ]
    return parameters.compactMap { name, tensor in tensor.map { ("\(name)_\(suffix)", $0) } }
  }

  /// What the inputs of a step, `[batch, input]`, give to its gates.
  func gates(ofInput input: Tensor) -> Tensor {
    linear(input, weight: inputWeight, bias: inputBias)
  }

  /// What the hidden state, `[batch, hidden]`, gives to its gates.
  func gates(ofHidden state: Tensor) -> Tensor {
    linear(state, weight: hiddenWeight, bias: hiddenBias)
  }
}
