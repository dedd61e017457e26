import CAutograd

/// An operation on every element of one tensor.
///
/// The result has the operand's shape.
protocol Pointwise: Operation {
  /// What the gradient rule reads: the operand, the result, or nothing.
  static var saved: Operands { get }

  /// Writes the operation's values of `x` into `result`, which holds the constants already.
  static func evaluate(_ x: Node, into result: Node)

  /// One element of the result in `Double`.
  static func value(_ x: Double, _ constants: Constants) -> Double

  /// The operand's gradient, from that of the result `y`; reads of `x` and `y` only what is saved.
  static func gradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
  ) -> Tensor
}

/// An operation on every element whose gradient is a formula of that element alone, or of the
/// result's.
protocol LocallyDifferentiated: Pointwise {
  /// The operand's gradient, from that of the result and what is saved: of one element, or of all.
  static func gradient<Number: GradientNumber>(
    _ g: Number, _ saved: Number, _ constants: Constants
  ) -> Number

  /// The same in C, where that has it.
  static var gradientKernel: autograd_element_function? { get }
}

/// The numbers that an operation was called with, besides its operands.
typealias Constants = (first: Float, second: Float)

extension Node {
  @inline(__always)
  final var constants: Constants {
    (fields.pointee.scalar, fields.pointee.secondScalar)
  }
}

extension Pointwise {
  static var saved: Operands { .first }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    guard let x = node.operandTensor(.first) else { return }
    pass.give(
      Self.gradient(gradient, x, Tensor(node), node.constants), to: .first, of: node)
  }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    let constants = node.constants
    return operands.first.values.map { value($0, constants) }
  }
}

extension LocallyDifferentiated {
  @inline(__always)
  static var gradientKernel: autograd_element_function? { nil }

  @inline(__always)
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let operand = node.fields.pointee.first?.takeUnretainedValue()
    guard let numbers = saved == .first ? operand : node else { return }
    let result = Node.reusing(&gradient)
    result.assign(gradient, numbers, by: LocalGradient<Self>(constants: node.constants))
    pass.give(result, to: .first, of: node)
  }

  static func gradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
  ) -> Tensor {
    gradient(g, saved == .first ? x : y, constants)
  }
}

/// One element of an operand's gradient, from that of the result and the number saved.
private struct LocalGradient<Rule: LocallyDifferentiated>: PairFunction {
  let constants: Constants

  @inline(__always)
  func callAsFunction(_ g: Float, _ saved: Float) -> Float {
    Rule.gradient(g, saved, constants)
  }

  @inline(__always)
  var kernel: autograd_element_function? { Rule.gradientKernel }
}

/// An operation on every element whose slope takes functions that C computes for whole arrays.
protocol SlopeDifferentiated: Pointwise {
  /// Writes the slope of the operation at every element of `x`.
  static func writeSlope(of x: Node, into slope: Node, _ constants: Constants)
}

extension SlopeDifferentiated {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
    let slope = Node.uninitialized(like: x)
    writeSlope(of: x, into: slope, node.constants)
    let result = Node.reusing(&gradient)
    result.assign(gradient, slope, by: .product)
    pass.give(result, to: .first, of: node)
  }
}

extension Tensor {
  /// The operation's values of every element.
  @inline(__always)
  func pointwise<Function: Pointwise>(
    _ operation: Function.Type, _ constants: Constants = (0, 0)
  ) -> Tensor {
    let result = Node.uninitialized(like: node)
    result.fields.pointee.scalar = constants.first
    result.fields.pointee.secondScalar = constants.second
    Function.evaluate(node, into: result)
    if node.isTracked { result.record(operation, node, saving: Function.saved) }
    return Tensor(result)
  }
}
