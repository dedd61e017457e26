/// The parameters of one layer of a recurrent network, in one direction.
struct RecurrentCell: Sendable {
  /// What stands behind the names: `l0`, or `l0_reverse` for the way back; nothing for a cell alone.
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
    return parameters.compactMap { name, tensor in
      tensor.map { (suffix.isEmpty ? name : "\(name)_\(suffix)", $0) }
    }
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

/// A cell of a recurrent network as a layer: what `RNNCell`, `LSTMCell` and `GRUCell` have in common.
struct SingleCell: Sendable {
  let name: String
  let inputs: Int
  let hidden: Int
  let cell: RecurrentCell
  let mode = TrainingMode()

  init(
    _ name: String, _ inputs: Int, _ hidden: Int, gates: Int, bias: Bool, _ file: StaticString,
    _ line: UInt
  ) {
    if inputs <= 0 || hidden <= 0 {
      trap("\(name) takes sizes greater than zero, not \(inputs) and \(hidden)", file, line)
    }
    self.name = name
    self.inputs = inputs
    self.hidden = hidden
    cell = RecurrentCell("", inputs: inputs, hidden: hidden, gates: gates, bias: bias)
  }

  /// The parameters under their names, and the mode, in the place of the stored properties.
  func mirror<Cell>(of layer: Cell) -> Mirror {
    let parameters = cell.named.map { Mirror.Child(label: $0.name, value: $0.tensor) }
    return Mirror(layer, children: parameters + [("mode", mode)])
  }

  /// The settings, as PyTorch prints them.
  var settings: String {
    "\(inputs), \(hidden)" + (cell.inputBias == nil ? ", bias=False" : "")
  }

  /// One step, `[batch, inputs]` or `[inputs]`, from states of the same form or from zeros.
  func run(
    _ input: Tensor, from states: [Tensor]?, count: Int, _ file: StaticString, _ line: UInt,
    step: (_ cell: RecurrentCell, _ input: Tensor, _ state: [Tensor]) -> [Tensor]
  ) -> [Tensor] {
    if input.rank != 1 && input.rank != 2 {
      trap("\(name): Expected input to be 1D or 2D, got \(input.rank)D instead", file, line)
    }
    if input.shape[input.rank - 1] != inputs {
      trap(
        "input has inconsistent input_size: got \(input.shape[input.rank - 1]) expected \(inputs)",
        file, line)
    }
    let shape = Array(input.shape.dropLast()) + [hidden]
    for state in states ?? [] where state.shape != shape {
      trap("\(name): Expected hidden of size \(shape), got \(state.shape)", file, line)
    }
    let states = states ?? Array(repeating: .zeros(shape), count: count)
    if input.rank == 2 { return step(cell, input, states) }
    return step(cell, input.unsqueezed(dim: 0), states.map { $0.unsqueezed(dim: 0) })
      .map { $0.squeezed(dim: 0) }
  }
}
