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

extension FusedOperation {
  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    let tensors = operands.tensors
    let result = noGrad { composed(node, tensors.first, tensors.second, tensors.third) }
    return DoubleNumbers.current?[result.node] ?? []
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    let slots: [Operands] = [.first, .second, .third]
    // Each under a node of its own: what one operand passes on to another is none of the rule's
    // business, and the same tensor may be given twice.
    let operands = slots.map { slot in
      node.operandTensor(slot).map { $0.reshaped($0.shape) }
    }
    let result = composed(node, operands[0], operands[1], operands[2])
    let wanted = zip(slots, operands).compactMap { slot, operand in
      operand.flatMap { node.operand(slot) == nil ? nil : (slot: slot, node: $0.node) }
    }
    let targets = GradientTargets(wanted.map(\.node), stopsAtTargets: true)
    var inner = RecordedPass(targets: targets, #fileID, #line)
    inner.run(from: result.node, seed: gradient.reshaped(result.shape))
    for (slot, own) in zip(wanted.map(\.slot), targets.gradients) {
      if let own { pass.give(Tensor(own), to: slot, of: node) }
    }
  }
}
