import CAutograd

extension Tensor {
  /// The elements with their signs changed.
  ///
  ///     -Tensor([3, -4])  // tensor([-3.,  4.])
  public static prefix func - (a: Tensor) -> Tensor {
    let result = Node.uninitialized(like: a.node)
    result.assign(a.node, by: Negated())
    if a.node.isTracked { result.record(Operations.Negate.self, a.node) }
    return Tensor(result)
  }
}

extension Operations {
  /// -a.
  enum Negate: NegatingOperation {
    static var gradientName: String { "NegBackward0" }

    static func value(_ x: Double, _ scalar: Double) -> Double { -x }
  }
}

/// An operation on every element that changes its sign, and that of its gradient.
protocol NegatingOperation: Operation {
  /// One element of the result in `Double`, with the number that the operation was called with.
  static func value(_ x: Double, _ scalar: Double) -> Double
}

extension NegatingOperation {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    pass.giveNegated(&gradient, to: .first, of: node)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    pass.give(-gradient, to: .first, of: node)
  }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    let scalar = Double(node.fields.pointee.scalar)
    return operands.first.values.map { value($0, scalar) }
  }
}

extension BackwardPass {
  mutating func giveNegated(_ gradient: inout Node, to slot: Operands, of node: Node) {
    if !node.fields.pointee.differentiated.contains(slot) { return }
    let result = Node.reusing(&gradient)
    result.assign(gradient, by: Negated())
    give(result, to: slot, of: node)
  }
}

/// One element with its sign changed.
struct Negated: ElementFunction {
  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { -x }

  @inline(__always)
  var kernel: ElementKernel? { ElementKernel(function: AUTOGRAD_NEGATE) }
}
