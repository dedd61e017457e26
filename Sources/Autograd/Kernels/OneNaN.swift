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

extension Node {
  /// Writes the numbers to `target`, each that is none as `Float.nan`.
  func copyWithOneNaN(to target: UnsafeMutablePointer<Float>) {
    autograd_combine(AUTOGRAD_WITH_ONE_NAN, target, data, 1, data, 1, count)
  }
}
