/// An operation in one step for what simpler operations would take several.
///
/// The simpler ones define it: derivatives of derivatives are theirs, and so are its numbers in
/// `Double`. The operation itself holds the faster forward computation and gradient rule.
protocol FusedOperation: Operation {
  /// What simpler operations make of the operands of `node`, with the constants and the context
  /// that it was recorded with.
  ///
  /// An operand that the graph did not keep is nil: the gradients of the others do not depend on it.
  static func composed(
    _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
  ) -> Tensor
}
