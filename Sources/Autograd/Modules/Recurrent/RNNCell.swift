/// One step of a recurrent network, for loops of one's own.
///
/// The formulas are those of `RNN`. Input is `[batch, inputs]`, or `[inputs]` without a batch, and
/// states are `[batch, hidden]` or `[hidden]`. Parameters are called as PyTorch's: `weight_ih`,
/// `weight_hh`, `bias_ih`, `bias_hh`.
public struct RNNCell: Parameterized, Sendable, CustomReflectable {
  /// The function that bounds the state.
  public let nonlinearity: RNN.Nonlinearity
  private let single: SingleCell

  /// A cell with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.RNNCell`, to the bit. Traps for sizes
  /// that are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, bias: Bool = true, nonlinearity: RNN.Nonlinearity = .tanh,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.nonlinearity = nonlinearity
    single = SingleCell("RNNCell", inputs, hidden, gates: 1, bias: bias, file, line)
  }

  /// The parameters, under PyTorch's names.
  public var customMirror: Mirror { single.mirror(of: self) }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    single.settings + (nonlinearity == .tanh ? "" : ", nonlinearity=relu")
  }

  /// The next state, from zeros unless one is given.
  ///
  /// Traps, in PyTorch's words where it has them, for shapes that do not fit.
  public func callAsFunction(
    _ input: Tensor, state: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    single.run(input, from: state.map { [$0] }, count: 1, file, line) { cell, input, state in
      let sum = cell.gates(ofInput: input) + cell.gates(ofHidden: state[0])
      return [nonlinearity == .tanh ? sum.tanh() : sum.relu()]
    }[0]
  }
}
