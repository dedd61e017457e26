/// One step of a network of gated units, for loops of one's own.
///
/// The formulas are those of `GRU`. Input is `[batch, inputs]`, or `[inputs]` without a batch, and
/// states are `[batch, hidden]` or `[hidden]`. Parameters are called as PyTorch's: `weight_ih`,
/// `weight_hh`, `bias_ih`, `bias_hh`.
public struct GRUCell: Parameterized, Sendable, CustomReflectable {
  private let single: SingleCell

  /// A cell with random parameters, uniform in ±1/√hidden.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.GRUCell`, to the bit. Traps for sizes
  /// that are not positive.
  public init(
    _ inputs: Int, _ hidden: Int, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    single = SingleCell("GRUCell", inputs, hidden, gates: 3, bias: bias, file, line)
  }

  /// The parameters, under PyTorch's names.
  public var customMirror: Mirror { single.mirror(of: self) }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { single.settings }

  /// The next state, from zeros unless one is given.
  ///
  /// Traps, in PyTorch's words where it has them, for shapes that do not fit.
  public func callAsFunction(
    _ input: Tensor, state: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    single.run(input, from: state.map { [$0] }, count: 1, file, line) { cell, input, state in
      [cell.gru(input, state[0], single.hidden)]
    }[0]
  }
}
