/// Arithmetic of two tensors, element by element, with broadcasting.
extension Tensor {
  /// The sums of the elements of two tensors, stretched to a common shape.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    combine(a.node, b.node, .add) { $0 + $1 }
  }

  /// The differences of the elements of two tensors, stretched to a common shape.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    combine(a.node, b.node, .subtract) { $0 - $1 }
  }

  /// The products of the elements of two tensors, stretched to a common shape.
  ///
  /// d(ab)/da = b, d(ab)/db = a.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    combine(a.node, b.node, .multiply) { $0 * $1 }
  }

  /// The quotients of the elements of two tensors, stretched to a common shape.
  ///
  /// d(a/b)/da = 1/b, d(a/b)/db = -(a/b)/b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    combine(a.node, b.node, .divide) { $0 / $1 }
  }

  /// The elements with their signs changed.
  public static prefix func - (a: Tensor) -> Tensor {
    let result = Node.uninitialized(like: a.node)
    result.assign(a.node) { -$0 }
    if a.node.isTracked { result.record(.negate, a.node) }
    return Tensor(result)
  }

  @inline(__always)
  private static func combine(
    _ a: Node, _ b: Node, _ operation: Operation, _ body: (Float, Float) -> Float
  ) -> Tensor {
    let result = Node.uninitialized(Shape.broadcast(a.shape, b.shape, #fileID, #line))
    result.assign(a, b, body)
    result.recordArithmetic(operation, a, b)
    return Tensor(result)
  }
}

extension Node {
  /// Records an operation of two operands together with what its gradient reads.
  final func recordArithmetic(_ operation: Operation, _ a: Node, _ b: Node) {
    let (isFirstTracked, isSecondTracked) = (a.isTracked, b.isTracked)
    if !isFirstTracked && !isSecondTracked { return }
    var saved: Operands = []
    if operation == .multiply {
      if isFirstTracked { saved.insert(.second) }
      if isSecondTracked { saved.insert(.first) }
    } else if operation == .divide {
      saved.insert(.second)
      if isSecondTracked { saved.insert(.first) }
    }
    record(operation, a, b, saving: saved)
  }
}

extension BackwardPass {
  mutating func differentiateAdd(_ node: Node, _ gradient: Node) {
    give(gradient, to: .first, of: node)
    give(gradient, to: .second, of: node)
  }

  mutating func differentiateSubtract(_ node: Node, _ gradient: inout Node) {
    give(gradient, to: .first, of: node)
    giveNegated(&gradient, to: .second, of: node)
  }

  mutating func giveNegated(_ gradient: inout Node, to slot: Operands, of node: Node) {
    if !node.fields.pointee.differentiated.contains(slot) { return }
    let result = Node.reusing(&gradient)
    result.assign(gradient) { -$0 }
    give(result, to: slot, of: node)
  }

  mutating func differentiateMultiply(_ node: Node, _ gradient: inout Node) {
    let fields = node.fields
    let differentiated = fields.pointee.differentiated
    if differentiated.contains(.first), let second = fields.pointee.second {
      let result =
        differentiated.contains(.second)
        ? Node.uninitialized(like: gradient) : Node.reusing(&gradient)
      result.assign(gradient, second.takeUnretainedValue()) { $0 * $1 }
      give(result, to: .first, of: node)
    }
    if differentiated.contains(.second), let first = fields.pointee.first {
      let result = Node.reusing(&gradient)
      result.assign(gradient, first.takeUnretainedValue()) { $0 * $1 }
      give(result, to: .second, of: node)
    }
  }

  mutating func differentiateDivide(_ node: Node, _ gradient: inout Node) {
    let fields = node.fields
    guard let second = fields.pointee.second?.takeUnretainedValue() else { return }
    if fields.pointee.differentiated.contains(.first) {
      let result = Node.uninitialized(like: gradient)
      result.assign(gradient, second) { $0 / $1 }
      give(result, to: .first, of: node)
    }
    if fields.pointee.differentiated.contains(.second), let first = fields.pointee.first {
      // -g ((a / b) / b), each step rounded, in the order in which PyTorch takes them.
      let quotient = Node.uninitialized(like: gradient)
      quotient.assign(first.takeUnretainedValue(), second) { ($0 / $1) / $1 }
      let result = Node.reusing(&gradient)
      result.assign(gradient, quotient) { -$0 * $1 }
      give(result, to: .second, of: node)
    }
  }
}
