import CAutograd

/// Loops over numbers that lie side by side.
///
/// Every element is one rounding of the operation given:
/// the Swift compiler fuses nothing, in debug and in release builds.
///
/// A destination may be one of the sources. Loops over functions that are types are shared among
/// threads, and left to C if the type names a kernel; those over closures are not, because the
/// compiler would not make one loop of both.
enum Elementwise {
  /// How many numbers are worth a call of C.
  static let kernelGrain = 32

  @inline(__always)
  static func map(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, _ part: Range<Int>,
    _ body: (Float) -> Float
  ) {
    for i in part { result[i] = body(a[i]) }
  }

  /// Combines two operands; a step of zero repeats an operand's first number.
  @inline(__always)
  static func combine<Result>(
    _ result: UnsafeMutablePointer<Result>,
    _ a: UnsafePointer<Float>, step aStep: Int,
    _ b: UnsafePointer<Float>, step bStep: Int,
    _ part: Range<Int>, _ body: (Float, Float) -> Result
  ) {
    // Loops of their own, so that each vectorises.
    if aStep == 1 && bStep == 1 {
      for i in part { result[i] = body(a[i], b[i]) }
    } else if aStep == 1 {
      let value = b[0]
      for i in part { result[i] = body(a[i], value) }
    } else if bStep == 1 {
      let value = a[0]
      for i in part { result[i] = body(value, b[i]) }
    } else {
      let value = body(a[0], b[0])
      for i in part { result[i] = value }
    }
  }

  static func accumulate(
    _ sum: UnsafeMutablePointer<Float>, _ term: UnsafePointer<Float>, count: Int
  ) {
    if count < kernelGrain {
      for i in 0..<count { sum[i] = sum[i] + term[i] }
      return
    }
    Parallel.forEachPart(of: count) { part in
      let sum = sum + part.lowerBound
      autograd_combine(AUTOGRAD_ADD, sum, sum, 1, term + part.lowerBound, 1, part.count)
    }
  }

  static func copy(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, count: Int
  ) {
    Parallel.forEachPart(of: count) { part in
      (result + part.lowerBound).update(from: a + part.lowerBound, count: part.count)
    }
  }
}
