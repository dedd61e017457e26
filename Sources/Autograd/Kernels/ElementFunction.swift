/// A function of one number.
///
/// A type instead of a closure, because the compiler makes a loop of its own for each type, also
/// for the loops that several threads run; there it would call a closure for every element.
protocol ElementFunction {
  func callAsFunction(_ x: Float) -> Float
}

/// A function of two numbers, as a type.
protocol PairFunction {
  func callAsFunction(_ a: Float, _ b: Float) -> Float
}

/// A function of one number that depends on another.
protocol ScalarFunction: ElementFunction {
  var scalar: Float { get }
}

/// What an operation of two tensors makes of one element of each.
struct Value<Pair: Pairwise>: PairFunction {
  init(of operation: Pair.Type) {}

  @inline(__always)
  func callAsFunction(_ a: Float, _ b: Float) -> Float { Pair.value(a, b) }
}

/// What an operation of two tensors makes of one element and a number.
struct ValueWithScalar<Pair: Pairwise>: ScalarFunction {
  let scalar: Float

  init(of operation: Pair.Type, _ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { Pair.value(x, scalar) }
}

/// The difference between a number and one element.
struct DifferenceFromScalar: ScalarFunction {
  let scalar: Float

  init(_ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { scalar - x }
}

/// One element of an operand's gradient, from that of the result and the number saved.
struct LocalGradient<Rule: LocallyDifferentiated>: PairFunction {
  private let constants: Constants

  init(of operation: Rule.Type, _ constants: Constants) {
    self.constants = constants
  }

  @inline(__always)
  func callAsFunction(_ g: Float, _ saved: Float) -> Float {
    Rule.gradient(g, saved, constants)
  }
}
