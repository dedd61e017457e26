/// What a part of the Floats gave; parts add up in any order.
struct Tally: Sendable {
  var inputs = 0
  var undecided = 0
  /// Wrong results by variant.
  var wrong: [String: Int] = [:]
  var firstWrong: (variant: String, input: Float, result: Float, expected: Float)?
  var hardest: (input: Float, distance: Double) = (0, 1)
  /// Of the bits of all inputs and expected results.
  var checksum: UInt64 = 0

  mutating func add(input: Float, expected: Float) {
    inputs += 1
    let pair = UInt64(input.bitPattern) << 32 | UInt64(expected.bitPattern)
    checksum &+= (pair ^ pair >> 29) &* 0x9e37_79b9_7f4a_7c15
  }

  mutating func compare(_ result: Float, to expected: Float, input: Float, variant: String) {
    guard result.bitPattern != expected.bitPattern else { return }
    wrong[variant, default: 0] += 1
    firstWrong = firstWrong ?? (variant, input, result, expected)
  }

  static func += (total: inout Tally, part: Tally) {
    total.inputs += part.inputs
    total.undecided += part.undecided
    total.wrong.merge(part.wrong, uniquingKeysWith: +)
    total.firstWrong = total.firstWrong ?? part.firstWrong
    if part.hardest.distance < total.hardest.distance { total.hardest = part.hardest }
    total.checksum &+= part.checksum
  }
}
