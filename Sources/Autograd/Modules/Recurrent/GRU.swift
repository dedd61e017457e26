/// A recurrent network of gated units (Cho and others 2014).
///
/// With σ the sigmoid, and input and hidden state each multiplied by three matrices:
///
///     r  = σ(Wr·x + br + Vr·h + cr)             what of the state the candidate sees
///     z  = σ(Wz·x + bz + Vz·h + cz)             what of the state is kept
///     n  = tanh(Wn·x + bn + r · (Vn·h + cn))    the candidate
///     h' = n + z · (h - n)
///
/// Input is `[batch, step, inputs]`, or `[step, inputs]` without a batch; returned are the hidden
/// states of the last layer, `[batch, step, hidden]`, and the state of every layer after the last
/// step, `[layers, batch, hidden]`:
///
///     let network = GRU(8, 16)
///     let (output, state) = network(.randn(2, 5, 8))
///     output.shape  // [2, 5, 16]
///     state.shape   // [1, 2, 16]
///
/// Directions, dropout and the names of parameters are as for `RNN`; gates lie in the order r, z, n.
public struct GRU: Parameterized, Sendable, CustomReflectable {
  private let stack: RecurrentStack

  /// A network with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.GRU`, to the bit. Traps for sizes that
  /// are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, layers: Int = 1, bias: Bool = true, bidirectional: Bool = false,
    dropout: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stack = RecurrentStack(
      "GRU", inputs: inputs, hidden: hidden, gates: 3, layers: layers, bias: bias,
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
  ///     let (output, state) = GRU(8, 16)(x, state: last)
  public func callAsFunction(
    _ input: Tensor, state: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor, state: Tensor) {
    let (output, states) = stack.run(
      input, from: state.map { [$0] }, count: 1, file, line
    ) { cell, input, state in
      [cell.gru(input, state[0], stack.hidden)]
    }
    return (output, states[0])
  }
}

extension RecurrentCell {
  /// The hidden state after one step.
  func gru(_ input: Tensor, _ state: Tensor, _ hidden: Int) -> Tensor {
    let given = gates(ofInput: input).split(hidden, dim: 1)
    let held = gates(ofHidden: state).split(hidden, dim: 1)
    let reset = (given[0] + held[0]).sigmoid()
    let kept = (given[1] + held[1]).sigmoid()
    let candidate = (given[2] + held[2] * reset).tanh()
    return (state - candidate) * kept + candidate
  }
}
