/// How strongly a field is coloured, and in which of two colours.
struct Strength: Hashable, Comparable {
  var isNegative: Bool
  var twentieths: Int

  static func < (first: Self, second: Self) -> Bool {
    first.isNegative == second.isNegative
      ? first.twentieths < second.twentieths : first.isNegative
  }
}

/// The strengths of a matrix's numbers.
///
/// Without negative numbers the smallest has no strength and the largest has all of it. With them zero has
/// none, so that both colours grow from the same ground.
struct StrengthRule {
  private let lowest: Double
  private let size: Double

  init(_ matrix: Matrix) {
    let (low, high) = (matrix.known.min() ?? 0, matrix.known.max() ?? 0)
    lowest = low < 0 || low == high ? 0 : low
    size = max(high / 2 - lowest / 2, low < 0 ? -(low / 2) : 0)
  }

  /// The strength of `value`; `nil` where it is not finite.
  func strength(of value: Double) -> Strength? {
    guard value.isFinite else { return nil }
    let part = size > 0 ? (value / 2 - lowest / 2) / size : 0
    return Strength(isNegative: part < 0, twentieths: Int((part.magnitude * 20).rounded()))
  }
}
