/// How far a printed number may lie from the one in the lesson.
struct NumberRule: Equatable, Sendable {
  /// Whether what rounds to the written digits matches.
  var allowsRounding = false
  /// The distance allowed as a part of the lesson's number.
  var relativeTolerance: DecimalNumber?
  /// The distance allowed.
  var absoluteTolerance: DecimalNumber?

  /// Whether numbers count as text, as they do by default.
  var isOff: Bool { self == NumberRule() }

  /// Whether `printed` is near enough to `expected`.
  ///
  /// Exact in decimals: an exact half rounds either way, and a distance equal to the tolerance is
  /// within it. `nan` matches `nan`, an infinity itself.
  func accepts(_ printed: NumberToken, for expected: NumberToken) -> Bool {
    switch (expected.value, printed.value) {
    case (.notANumber, .notANumber): return true
    case (.infinity(let a), .infinity(let b)): return a == b
    case (.decimal(let b), .decimal(let a)):
      let distance = (a - b).magnitude
      if allowsRounding, distance <= b.halfUnit { return true }
      if let tolerance = relativeTolerance, distance <= tolerance * b.magnitude { return true }
      if let limit = absoluteTolerance, distance <= limit { return true }
      return distance <= DecimalNumber.zero
    default: return false
    }
  }
}
