extension NumberRule {
  /// A tolerance of so many times the number says nothing about the number.
  private static let unbounded = DecimalNumber("1e6")
  private static let one = DecimalNumber("1")

  /// Whether `printed` is near enough to `expected`.
  ///
  /// Exact in decimals: an exact half rounds either way, and a distance equal to the tolerance is
  /// within it. `nan` matches `nan`, an infinity itself.
  func accepts(_ printed: NumberToken, for expected: NumberToken) -> Bool {
    switch (expected.value, printed.value) {
    case (.notANumber, .notANumber): return true
    case (.infinity(let a), .infinity(let b)): return a == b
    case (.decimal(let b), .decimal(let a)):
      if allowsRounding, a.isWithin(b.halfUnit, of: b) { return true }
      if let tolerance = relativeTolerance, a.isWithin(tolerance * b.magnitude, of: b) {
        return true
      }
      if let limit = absoluteTolerance, a.isWithin(limit, of: b) { return true }
      return a.isWithin(.zero, of: b)
    default: return false
    }
  }

  /// Whether the tolerance is so large that `expected` says nothing about a printed number: a million
  /// times its size, or a million for a number below 1.
  func acceptsAnything(for expected: NumberToken) -> Bool {
    guard case .decimal(let number) = expected.value, let times = Self.unbounded,
      let one = Self.one
    else { return false }
    let size = number.magnitude
    let limit = times * (size <= one ? one : size)
    if allowsRounding, limit <= number.halfUnit { return true }
    if let tolerance = relativeTolerance, times <= tolerance, !number.isZero { return true }
    return absoluteTolerance.map { limit <= $0 } ?? false
  }
}
