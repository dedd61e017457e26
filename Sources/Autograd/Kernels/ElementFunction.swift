import CAutograd

/// A function of one number.
///
/// A type instead of a closure, because the compiler makes a loop of its own for each type, also
/// for the loops that several threads run; there it would call a closure for every element.
protocol ElementFunction {
  func callAsFunction(_ x: Float) -> Float

  /// The same function in C, where that has it.
  var kernel: ElementKernel? { get }
}

/// A function of two numbers, as a type.
protocol PairFunction {
  func callAsFunction(_ a: Float, _ b: Float) -> Float

  /// The same function in C, where that has it.
  var kernel: autograd_element_function? { get }
}

extension ElementFunction {
  @inline(__always)
  var kernel: ElementKernel? { nil }
}

extension PairFunction {
  @inline(__always)
  var kernel: autograd_element_function? { nil }
}

/// A function of two numbers in C, one of which is fixed.
///
/// C's loops fill the widest registers that the processor has; Swift's compiler knows only those of
/// every processor.
struct ElementKernel {
  let function: autograd_element_function
  /// The other number, and whether it is the first.
  var scalar: Float = 0
  var isScalarFirst = false

  @inline(__always)
  func callAsFunction(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, _ part: Range<Int>
  ) {
    let (result, a) = (result + part.lowerBound, a + part.lowerBound)
    withUnsafePointer(to: scalar) { scalar in
      if isScalarFirst {
        autograd_combine(function, result, scalar, 0, a, 1, part.count)
      } else {
        autograd_combine(function, result, a, 1, scalar, 0, part.count)
      }
    }
  }
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

  @inline(__always)
  var kernel: autograd_element_function? { Pair.kernel }
}

extension PairFunction where Self == Value<Operations.Add> {
  @inline(__always)
  static var sum: Self { Self(of: Operations.Add.self) }
}

extension PairFunction where Self == Value<Operations.Subtract> {
  @inline(__always)
  static var difference: Self { Self(of: Operations.Subtract.self) }
}

extension PairFunction where Self == Value<Operations.Multiply> {
  @inline(__always)
  static var product: Self { Self(of: Operations.Multiply.self) }
}

extension PairFunction where Self == Value<Operations.Divide> {
  @inline(__always)
  static var quotient: Self { Self(of: Operations.Divide.self) }
}

/// What an operation of two tensors makes of one element and a number.
struct ValueWithScalar<Pair: Pairwise>: ScalarFunction {
  let scalar: Float

  init(of operation: Pair.Type, _ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { Pair.value(x, scalar) }

  @inline(__always)
  var kernel: ElementKernel? { Pair.kernel.map { ElementKernel(function: $0, scalar: scalar) } }
}

/// One element with its sign changed.
struct Negated: ElementFunction {
  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { -x }

  @inline(__always)
  var kernel: ElementKernel? { ElementKernel(function: AUTOGRAD_NEGATE) }
}

/// The difference between a number and one element.
struct DifferenceFromScalar: ScalarFunction {
  let scalar: Float

  init(_ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { scalar - x }

  @inline(__always)
  var kernel: ElementKernel? {
    ElementKernel(function: AUTOGRAD_SUBTRACT, scalar: scalar, isScalarFirst: true)
  }
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

  @inline(__always)
  var kernel: autograd_element_function? { Rule.gradientKernel }
}
