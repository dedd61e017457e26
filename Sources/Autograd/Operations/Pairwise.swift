import CAutograd

/// An operation of two tensors, element by element, with broadcasting.
protocol Pairwise: Operation {
  /// One element of the result.
  static func value(_ a: Float, _ b: Float) -> Float

  /// The same in C, where that has it.
  static var kernel: autograd_element_function? { get }

  /// The same in `Double`.
  static func value(_ a: Double, _ b: Double) -> Double

  /// The operands whose numbers the gradient rule reads.
  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands
}

extension Pairwise {
  @inline(__always)
  static var kernel: autograd_element_function? { nil }

  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands { [] }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    guard let second = operands.second else { return [] }
    let shape = node.shape
    return zip(operands.first.stretched(to: shape), second.stretched(to: shape)).map(value)
  }
}

extension Tensor {
  /// The operation's values of two tensors, stretched to a common shape.
  @inline(__always)
  static func pairwise<Pair: Pairwise>(
    _ operation: Pair.Type, _ a: Tensor, _ b: Tensor, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    pairwise(operation, as: operation, a, b, file, line)
  }

  /// The same, recorded by another name.
  @inline(__always)
  static func pairwise<Pair: Pairwise>(
    _ operation: Pair.Type, as name: any Operation.Type, _ a: Tensor, _ b: Tensor,
    _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let result = Node.uninitialized(Shape.broadcast(a.node.shape, b.node.shape, file, line))
    result.assign(a.node, b.node, by: Value(of: operation))
    result.recordPair(operation, as: name, a.node, b.node)
    return Tensor(result)
  }
}

extension Node {
  /// Records an operation of two operands together with what its gradient reads.
  @inline(__always)
  final func recordPair<Pair: Pairwise>(
    _ operation: Pair.Type, as name: (any Operation.Type)? = nil, _ a: Node, _ b: Node
  ) {
    let (isFirstTracked, isSecondTracked) = (a.isTracked, b.isTracked)
    if !isFirstTracked && !isSecondTracked { return }
    record(
      name ?? operation, a, b,
      saving: Pair.saved(isFirstTracked: isFirstTracked, isSecondTracked: isSecondTracked))
  }
}

/// What an operation of two tensors makes of one element of each.
struct Value<Pair: Pairwise>: PairFunction {
  init(of operation: Pair.Type) {}

  @inline(__always)
  func callAsFunction(_ a: Float, _ b: Float) -> Float { Pair.value(a, b) }

  @inline(__always)
  var kernel: autograd_element_function? { Pair.kernel }
}
