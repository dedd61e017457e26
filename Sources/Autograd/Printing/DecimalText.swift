import CAutograd

/// Numbers as text, as Python writes them.
enum DecimalText {
  /// A fixed number of decimals, rounded correctly: Python's `f'{x:.3f}'`.
  static func fixed(_ value: Double, digits: Int) -> String {
    formatted(value, digits: digits, scientific: false)
  }

  /// One digit before the point, an exponent of at least two digits: Python's `f'{x:.4e}'`.
  static func scientific(_ value: Double, digits: Int) -> String {
    formatted(value, digits: digits, scientific: true)
  }

  /// The shortest decimal that reads back as the same `Double`: Python's `str(x)`.
  static func shortest(_ value: Double) -> String {
    if !value.isFinite { return nonFinite(value) }
    // Swift and Python agree on the digits. Python writes whole numbers out up to 10^16, Swift
    // only up to 2^54.
    if value.magnitude >= 0x1p53 && value.magnitude < 1e16 { return "\(Int64(value)).0" }
    return "\(value)"
  }

  /// C leaves open whether `nan` has a sign, and Python gives it none.
  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  private static func formatted(_ value: Double, digits: Int, scientific: Bool) -> String {
    if !value.isFinite { return nonFinite(value) }
    // A Double has at most 309 digits before the point.
    let digits = max(digits, 0)
    let capacity = digits + 320
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return 0 }
        return Int(
          autograd_format(start, Int32(capacity), value, Int32(digits), scientific ? 1 : 0))
      }
    }
  }
}
