import CAutograd

/// Changes in place: the rules that keep the graph right when numbers are overwritten.
///
/// Every change raises the tensor's version; the backward pass compares it with the version that an
/// operation noted when it saved the tensor. A change that is itself recorded splits the node: its
/// past moves to a node of its own, which becomes the first operand of the change. Operations
/// recorded before still link to this node, and find that past by its age (`Node.operand`).
extension Node {
  /// Overwrites this node with the operation's values of its elements and those of `change`.
  @inline(__always)
  final func change<Change: Pairwise>(_ operation: Change.Type, by change: Node) {
    let shape = Shape.broadcast(self.shape, change.shape, #fileID, #line)
    if shape != self.shape {
      fatalError("output with shape \(self.shape) doesn't match the broadcast shape \(shape)")
    }
    let past = prepareChange(by: change, #fileID, #line)
    assign(self, change, by: Value(of: operation))
    fields.pointee.version &+= 1
    if let past {
      recordPair(operation, past, change === self ? past : change)
    } else if let numbers = DoubleNumbers.current {
      numbers.record(operation, self, self, change, nil)
    }
  }

  /// Overwrites this node with the operation's values of its elements and a number.
  @inline(__always)
  final func change<Change: ScalarOperation>(_ operation: Change.Type, by scalar: Float) {
    change(operation, by: scalar, saving: operation.saved) { Change.Pair.value($0, $1) }
  }

  /// Overwrites this node with `body` of its elements and a number.
  @inline(__always)
  final func change(
    _ operation: any Operation.Type, by scalar: Float, saving: Operands = [],
    _ file: StaticString = #fileID, _ line: UInt = #line, _ body: (Float, Float) -> Float
  ) {
    let past = prepareChange(by: nil, file, line)
    assign(self) { body($0, scalar) }
    fields.pointee.version &+= 1
    if let past {
      fields.pointee.scalar = scalar
      record(operation, past, saving: saving)
    } else if let numbers = DoubleNumbers.current {
      let own = fields.pointee.scalar
      fields.pointee.scalar = scalar
      numbers.record(operation, self, self, nil, nil)
      fields.pointee.scalar = own
    }
  }

  /// Traps if the change is not allowed; returns the node's past if it is to be recorded.
  final func prepareChange(
    by change: Node?, _ file: StaticString, _ line: UInt
  ) -> Node? {
    let fields = self.fields
    if !isDifferentiated && change?.isDifferentiated != true { return nil }
    if fields.pointee.operation == nil && fields.pointee.requiresGrad {
      trap(
        "a leaf Variable that requires grad is being used in an in-place operation.", file, line)
    }
    let past = copy()
    let target = past.fields
    target.pointee.operation = fields.pointee.operation
    target.pointee.requiresGrad = fields.pointee.requiresGrad
    target.pointee.differentiated = fields.pointee.differentiated
    target.pointee.saved = fields.pointee.saved
    target.pointee.isReleased = fields.pointee.isReleased
    target.pointee.hasPast = fields.pointee.hasPast
    target.pointee.sequence = fields.pointee.sequence
    target.pointee.first = fields.pointee.first.take()
    target.pointee.second = fields.pointee.second.take()
    target.pointee.third = fields.pointee.third.take()
    target.pointee.firstVersion = fields.pointee.firstVersion
    target.pointee.secondVersion = fields.pointee.secondVersion
    target.pointee.context = fields.pointee.context.take()
    target.pointee.scalar = fields.pointee.scalar
    target.pointee.secondScalar = fields.pointee.secondScalar
    target.pointee.argument = fields.pointee.argument
    target.pointee.secondArgument = fields.pointee.secondArgument
    target.pointee.gradient = fields.pointee.gradient.take()
    target.pointee.retainsGrad = fields.pointee.retainsGrad
    fields.pointee.retainsGrad = false
    if fields.pointee.isAnnotated { Annotations.move(from: self, to: past) }
    if let numbers = DoubleNumbers.current { numbers[past] = numbers[self] }
    fields.pointee.differentiated = []
    fields.pointee.isReleased = false
    fields.pointee.hasPast = true
    return past
  }
}
