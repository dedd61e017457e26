import CAutograd

/// The numbers in `Double` that stand behind tensors while gradients are checked.
///
/// A `Float` has too few digits for differences of neighbouring function values. So while a check
/// runs, every operation of its thread computes its numbers a second time, in `Double`, from those
/// of its operands. The `Float`s go on next to them: conditions and indices are taken from there.
final class DoubleNumbers {
  /// Nodes are kept, so that no other takes the identity of one.
  private var arrays: [ObjectIdentifier: (node: Node, values: [Double])] = [:]

  /// The numbers of the check that runs on this thread; nil if none does.
  static var current: DoubleNumbers? {
    guard let numbers = autograd_thread().pointee.double_numbers else { return nil }
    return Unmanaged<DoubleNumbers>.fromOpaque(numbers).takeUnretainedValue()
  }

  /// Runs `body` with these numbers behind its tensors.
  func use<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = autograd_thread().pointee.double_numbers
    autograd_thread().pointee.double_numbers = Unmanaged.passUnretained(self).toOpaque()
    defer { autograd_thread().pointee.double_numbers = outer }
    return try withExtendedLifetime(self, body)
  }

  /// The numbers behind a tensor: its own, if it was computed by nothing that was recorded here.
  subscript(node: Node) -> [Double] {
    get { arrays[ObjectIdentifier(node)]?.values ?? (0..<node.count).map { Double(node.data[$0]) } }
    set { arrays[ObjectIdentifier(node)] = (node, newValue) }
  }

  /// Computes the numbers of a node that is about to be recorded.
  func record(
    _ operation: any Operation.Type, _ node: Node, _ first: Node, _ second: Node?, _ third: Node?
  ) {
    let operands = DoubleOperands(
      first: array(of: first), second: second.map(array), third: third.map(array),
      tensors: (Tensor(first), second.map { Tensor($0) }, third.map { Tensor($0) }))
    self[node] = operation.evaluateInDouble(node, operands)
  }

  private func array(of node: Node) -> DoubleArray {
    DoubleArray(shape: node.shape, values: self[node])
  }
}
