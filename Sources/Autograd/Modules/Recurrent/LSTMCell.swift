/// One step of a network with long short-term memory, for loops of one's own.
///
/// The formulas are those of `LSTM`. Input is `[batch, inputs]`, or `[inputs]` without a batch, and
/// states are `[batch, hidden]` or `[hidden]`. Parameters are called as PyTorch's: `weight_ih`,
/// `weight_hh`, `bias_ih`, `bias_hh`.
public struct LSTMCell: Parameterized, Sendable, CustomReflectable {
  private let single: SingleCell

  /// A cell with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.LSTMCell`, to the bit. Traps for sizes
  /// that are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    single = SingleCell("LSTMCell", inputs, hidden, gates: 4, bias: bias, file, line)
  }

  /// The parameters, under PyTorch's names.
  public var customMirror: Mirror { single.mirror(of: self) }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { single.settings }

  /// The next state, from zeros unless one is given.
  ///
  /// Traps, in PyTorch's words where it has them, for shapes that do not fit.
  public func callAsFunction(
    _ input: Tensor, state: (hidden: Tensor, cell: Tensor)? = nil, file: StaticString = #fileID,
    line: UInt = #line
  ) -> (hidden: Tensor, cell: Tensor) {
    let states = single.run(
      input, from: state.map { [$0.hidden, $0.cell] }, count: 2, file, line
    ) { cell, input, state in cell.lstm(input, state, single.hidden) }
    return (states[0], states[1])
  }
}
