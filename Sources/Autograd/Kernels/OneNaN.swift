import CAutograd

/// Which nan an operation gives, and whether it prints as `nan` or `-nan`, depends on the processor,
/// the compiler and the order of its operands. Numbers that leave the library have the one that
/// `Float.nan` is: quiet, without sign and payload.
extension Float {
  /// The number, or `Float.nan` if it is none.
  @inline(__always)
  var withOneNaN: Float { self == self ? self : .nan }
}

extension Double {
  /// The number, or `Double.nan` if it is none.
  var withOneNaN: Double { self == self ? self : .nan }
}

extension Elementwise {
  /// Copies numbers, each that is none as `Float.nan`.
  static func copyWithOneNaN(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, count: Int
  ) {
    autograd_combine(AUTOGRAD_WITH_ONE_NAN, result, a, 1, a, 1, count)
  }
}
