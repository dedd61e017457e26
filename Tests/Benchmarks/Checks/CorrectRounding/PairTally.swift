/// What a part of the pairs gave.
struct PairTally: Sendable {
  var pairs = 0
  var undecided = 0
  var wrong = 0
  var firstWrong: (base: Float, exponent: Float, result: Float, expected: Float)?

  mutating func compare(
    _ result: Float, to expected: Float, _ base: Float, _ exponent: Float
  ) {
    pairs += 1
    guard result.bitPattern != expected.bitPattern else { return }
    wrong += 1
    firstWrong = firstWrong ?? (base, exponent, result, expected)
  }

  static func += (total: inout PairTally, part: PairTally) {
    total.pairs += part.pairs
    total.undecided += part.undecided
    total.wrong += part.wrong
    total.firstWrong = total.firstWrong ?? part.firstWrong
  }
}
