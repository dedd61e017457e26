import CAutograd

/// How operations become part of the graph.
extension Node {
  /// Whether an operation on this node is to be recorded: for its gradient, or for the numbers of a
  /// gradient check.
  @inline(__always)
  final var isTracked: Bool {
    isDifferentiated || autograd_thread().pointee.double_numbers != nil
  }

  /// Whether an operation on this node becomes part of the graph.
  @inline(__always)
  final var isDifferentiated: Bool {
    fields.pointee.requiresGrad && autograd_thread().pointee.no_grad_depth == 0
  }

  /// Makes this fresh node the result of `operation`.
  ///
  /// `saving` names the operands whose numbers the gradient rule reads: their versions are noted,
  /// so that a later change in place is found out. Operands that are neither differentiated nor
  /// saved are not kept alive.
  final func record(
    _ operation: any Operation.Type, _ first: Node, _ second: Node? = nil, _ third: Node? = nil,
    saving: Operands = []
  ) {
    if let numbers = DoubleNumbers.current {
      numbers.record(operation, self, first, second, third)
      let operands = [first, second, third]
      if !operands.contains(where: { $0?.isDifferentiated == true }) { return }
    }
    let fields = self.fields
    fields.pointee.operation = operation
    fields.pointee.requiresGrad = true
    fields.pointee.saved = saving

    let thread = autograd_thread()
    var newest = thread.pointee.sequence
    fields.pointee.first = link(first, as: .first, &newest)
    if let second { fields.pointee.second = link(second, as: .second, &newest) }
    if let third { fields.pointee.third = link(third, as: .third, &newest) }
    if saving.contains(.first) { fields.pointee.firstVersion = first.fields.pointee.version }
    if saving.contains(.second), let second {
      fields.pointee.secondVersion = second.fields.pointee.version
    }
    // A number above the operands' own and above this thread's last: operations of one thread are
    // ordered in time, and those of several threads by dependency (Lamport 1978), without a
    // shared counter.
    fields.pointee.sequence = newest &+ 1
    thread.pointee.sequence = newest &+ 1
  }

  @inline(__always)
  private final func link(
    _ operand: Node, as slot: Operands, _ newest: inout UInt64
  ) -> Unmanaged<Node>? {
    let requiresGrad = operand.fields.pointee.requiresGrad
    if requiresGrad {
      fields.pointee.differentiated.insert(slot)
    } else if !fields.pointee.saved.contains(slot) {
      return nil
    }
    newest = max(newest, operand.fields.pointee.sequence)
    return .passRetained(operand)
  }
}

/// Runs `body` without recording operations, as PyTorch's `torch.no_grad()` does.
///
/// Results computed inside do not require gradients, and parameters may be changed in place:
///
///     noGrad { w -= 0.01 * w.grad }
///
/// Applies to the current thread. Scopes nest; the value that `body` returns and the error that it
/// throws are passed on.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  autograd_thread().pointee.no_grad_depth += 1
  defer { autograd_thread().pointee.no_grad_depth -= 1 }
  return try body()
}

/// Whether operations on the current thread are recorded: true outside `noGrad`.
public var isGradEnabled: Bool {
  autograd_thread().pointee.no_grad_depth == 0
}
