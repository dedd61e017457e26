/// How far numbers may be from those expected.
struct Tolerance: Sendable {
  /// Equal to the bit, but for the sign of zero; numbers that are none equal each other.
  static let exact = Tolerance(units: 0)

  /// The distance, in units of the last place of the number expected, or of one if that is smaller.
  let units: Float

  /// So many units in the last place of the number expected, or of one if that is smaller.
  static func units(_ units: Float) -> Tolerance { Tolerance(units: units) }

  /// The numbers that are too far from those expected.
  func differences(_ values: [Float], _ expected: [Float]) -> [String] {
    if values.count != expected.count {
      return ["\(values.count) numbers, not \(expected.count)"]
    }
    return zip(values, expected).filter { !accepts($0, $1) }.map { "\($0), not \($1)" }
  }

  private func accepts(_ value: Float, _ expected: Float) -> Bool {
    if value == expected || (value.isNaN && expected.isNaN) { return true }
    return (value - expected).magnitude <= units * max(expected.magnitude, 1).ulp
  }
}
