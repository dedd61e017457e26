/// A recurrent network: the state after each step is a function of the input and the state before.
///
/// h' = tanh(W·x + b + V·h + c), or relu of it (Elman 1990). Input is `[batch, step, inputs]`, or
/// `[step, inputs]` without a batch; returned are the hidden states of the last layer,
/// `[batch, step, hidden]`, and the state of every layer after the last step,
/// `[layers, batch, hidden]`:
///
///     let network = RNN(8, 16)
///     let (output, state) = network(.randn(2, 5, 8))
///     output.shape  // [2, 5, 16]
///     state.shape   // [1, 2, 16]
///
/// A bidirectional network also reads the steps backwards: its output is twice as wide, and its state
/// has two entries a layer. With `dropout`, elements between two layers are dropped in training, as
/// `Dropout` does it. Parameters are called as PyTorch's: `weight_ih_l0`, `weight_hh_l0`,
/// `bias_ih_l0`, `bias_hh_l0`, then those of the next layer.
public struct RNN: Parameterized, Sendable, CustomReflectable {
  /// The function that bounds the state.
  public enum Nonlinearity: Sendable {
    /// The hyperbolic tangent.
    case tanh
    /// Zero for negative numbers.
    case relu
  }

  /// The function that bounds the state.
  public let nonlinearity: Nonlinearity

  private let stack: RecurrentStack

  /// A network with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.RNN`, to the bit. Traps for sizes that
  /// are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, layers: Int = 1, nonlinearity: Nonlinearity = .tanh,
    bias: Bool = true, bidirectional: Bool = false, dropout: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.nonlinearity = nonlinearity
    stack = RecurrentStack(
      "RNN", inputs: inputs, hidden: hidden, gates: 1, layers: layers, bias: bias,
      bidirectional: bidirectional, dropout: dropout, file, line)
  }

  /// The parameters, under PyTorch's names.
  public var customMirror: Mirror { stack.mirror(of: self) }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { stack.settings }

  /// Runs the network over all steps, from a state of zeros unless one is given.
  ///
  /// Traps, in PyTorch's words, for shapes that do not fit.
  ///
  ///     let (output, state) = RNN(8, 16)(x, state: last)
  public func callAsFunction(
    _ input: Tensor, state: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor, state: Tensor) {
    let (output, states) = stack.run(
      input, from: state.map { [$0] }, count: 1, file, line
    ) { cell, input, state in
      let sum = cell.gates(ofInput: input) + cell.gates(ofHidden: state[0])
      return [nonlinearity == .tanh ? sum.tanh() : sum.relu()]
    }
    return (output, states[0])
  }
}
