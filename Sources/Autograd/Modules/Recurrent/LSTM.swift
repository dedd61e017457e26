/// A recurrent network with long short-term memory (Hochreiter and Schmidhuber 1997).
///
/// With σ the sigmoid, and input and hidden state each multiplied by four matrices:
///
///     i  = σ(Wi·x + bi + Vi·h + ci)       what of the candidate is taken in
///     f  = σ(Wf·x + bf + Vf·h + cf)       what of the cell is kept
///     g  = tanh(Wg·x + bg + Vg·h + cg)    the candidate
///     o  = σ(Wo·x + bo + Vo·h + co)       what of the cell is shown
///     c' = f · c + i · g
///     h' = o · tanh(c')
///
/// Input is `[batch, step, inputs]`, or `[step, inputs]` without a batch; returned are the hidden
/// states of the last layer, `[batch, step, hidden]`, and for every layer after the last step its
/// hidden state and its cell, each `[layers, batch, hidden]`:
///
///     let network = LSTM(8, 16)
///     let (output, state) = network(.randn(2, 5, 8))
///     output.shape      // [2, 5, 16]
///     state.cell.shape  // [1, 2, 16]
///
/// Directions, dropout and the names of parameters are as for `RNN`; gates lie in the order i, f, g, o.
public struct LSTM: Parameterized, Sendable, CustomReflectable {
  private let stack: RecurrentStack

  /// A network with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.LSTM`, to the bit. Traps for sizes that
  /// are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, layers: Int = 1, bias: Bool = true, bidirectional: Bool = false,
    dropout: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stack = RecurrentStack(
      "LSTM", inputs: inputs, hidden: hidden, gates: 4, layers: layers, bias: bias,
      bidirectional: bidirectional, dropout: dropout, file, line)
  }

  /// The parameters, under PyTorch's names.
  public var customMirror: Mirror { stack.mirror(of: self) }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { stack.settings }

  /// Runs the network over all steps, from states of zeros unless some are given.
  ///
  /// Traps, in PyTorch's words, for shapes that do not fit.
  ///
  ///     let (output, state) = LSTM(8, 16)(x, state: (hidden, cell))
  public func callAsFunction(
    _ input: Tensor, state: (hidden: Tensor, cell: Tensor)? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor, state: (hidden: Tensor, cell: Tensor)) {
    let (output, states) = stack.run(
      input, from: state.map { [$0.hidden, $0.cell] }, count: 2, file, line
    ) { cell, input, state in
      cell.lstm(input, state, stack.hidden)
    }
    return (output, (states[0], states[1]))
  }
}

extension RecurrentCell {
  /// One step: the hidden state and the cell.
  func lstm(_ input: Tensor, _ state: [Tensor], _ hidden: Int) -> [Tensor] {
    let gates = (gates(ofHidden: state[0]) + gates(ofInput: input)).split(hidden, dim: 1)
    let (taken, kept, shown) = (gates[0].sigmoid(), gates[1].sigmoid(), gates[3].sigmoid())
    let memory = kept * state[1] + taken * gates[2].tanh()
    return [shown * memory.tanh(), memory]
  }
}
