extension DefaultStringInterpolation {
  /// A number with a fixed count of decimals, the same digits as Python's `f'{x:.3f}'`.
  ///
  ///     "\(2.0 / 3, digits: 3)"  // "0.667"
  public mutating func appendInterpolation(
    _ value: some BinaryFloatingPoint, digits: Int
  ) {
    appendLiteral(DecimalText.fixed(Double(value), digits: digits))
  }

  /// The number in a tensor of one element with a fixed count of decimals; traps for any other
  /// count.
  ///
  ///     "loss = \(loss, digits: 8)"  // "loss = 30.00000000"
  public mutating func appendInterpolation(
    _ tensor: Tensor, digits: Int, file: StaticString = #fileID, line: UInt = #line
  ) {
    if tensor.count != 1 {
      trap("unsupported format string passed to Tensor.__format__", file, line)
    }
    appendLiteral(DecimalText.fixed(tensor.item, digits: digits))
  }

  /// A tensor as Python's f-string shows it.
  ///
  /// Without dimensions, its number alone, as the shortest decimal of the `Double` that the `Float`
  /// converts to; otherwise the text that `print` shows:
  ///
  ///     "\(Tensor(0.1))"     // "0.10000000149011612"
  ///     "\(Tensor([0.1]))"   // "tensor([0.1000])"
  public mutating func appendInterpolation(_ tensor: Tensor) {
    appendLiteral(
      !tensor.isMissingGradient && tensor.rank == 0
        ? DecimalText.shortest(tensor.item) : tensor.description)
  }

  /// Integers as Python's f-string shows them: without dimensions, the integer alone.
  ///
  ///     "\(Tensor([1, 3]).argmax())"  // "1"
  public mutating func appendInterpolation(_ integers: IndexTensor) {
    appendLiteral(integers.rank == 0 ? "\(integers.item)" : integers.description)
  }

  /// Truth values as Python's f-string shows them: without dimensions, the value alone.
  ///
  ///     "\(Tensor(1) > 0)"  // "True"
  public mutating func appendInterpolation(_ mask: Mask) {
    appendLiteral(mask.rank == 0 ? (mask.all ? "True" : "False") : mask.description)
  }
}
