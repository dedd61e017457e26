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
