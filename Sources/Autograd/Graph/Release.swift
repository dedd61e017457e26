import CAutograd

/// Releasing a graph without recursion.
///
/// The last release of a loss frees its node, whose operands are then released, and so on: a chain
/// of a million operations would overflow the stack. So a node that is about to die is put into a
/// list of its thread, linked through the nodes themselves, and one loop at the bottom of the
/// stack empties the list.
extension Node {
  /// Lets go of what a backward pass needed, after which there is no second one.
  ///
  /// The past of a changed node stays: older operations still find their way through it.
  final func releaseSaved() {
    fields.pointee.isReleased = true
    fields.pointee.context.take()?.release()
    releaseOperands(keepsPast: fields.pointee.hasPast)
  }

  /// Lets go of the operands.
  final func releaseOperands(keepsPast: Bool = false) {
    let fields = self.fields
    if fields.pointee.first == nil && fields.pointee.second == nil && fields.pointee.third == nil {
      return
    }
    if !keepsPast { Node.discard(&fields.pointee.first) }
    Node.discard(&fields.pointee.second)
    Node.discard(&fields.pointee.third)

    let thread = autograd_thread()
    if thread.pointee.is_releasing { return }
    thread.pointee.is_releasing = true
    while let next = thread.pointee.release_list {
      let node = Unmanaged<Node>.fromOpaque(next)
      thread.pointee.release_list =
        node._withUnsafeGuaranteedRef { $0.fields.pointee.incoming.take() }?.toOpaque()
      node.release()
    }
    thread.pointee.is_releasing = false
  }

  /// Releases one operand, or puts it into the list if that would release operands of its own.
  private static func discard(_ link: inout Unmanaged<Node>?) {
    guard let operand = link.take() else { return }
    var node = operand.takeRetainedValue()
    // Nothing else holds this reference, so nothing can use it or pass it on from now on.
    if node.fields.pointee.operation != nil && isKnownUniquelyReferenced(&node) {
      let thread = autograd_thread()
      node.fields.pointee.incoming = thread.pointee.release_list.map { .fromOpaque($0) }
      thread.pointee.release_list = Unmanaged.passRetained(node).toOpaque()
    }
  }
}
