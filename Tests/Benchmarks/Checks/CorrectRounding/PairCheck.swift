import CAutograd
import Foundation

/// Compares powers with MPFR, for pairs from a seeded generator: there are too many to go through.
struct PairCheck: Sendable {
  /// Where pairs come from.
  enum Source: String, CaseIterable {
    /// Any two patterns of bits.
    case anyPair = "any two Floats"
    /// A positive base, and an exponent that leads to a number within range.
    case withinRange = "results within range"
    /// Whole numbers: many powers lie exactly half-way between two Floats.
    case wholeNumbers = "small whole numbers"
    /// A whole number, squared some times, to the power of a whole number halved as often.
    case roots = "powers with exact roots"
    /// Bases within a thousand units of one.
    case nearOne = "bases near one"
    /// Powers of two: results at the end of the range, and half-way between zero and the smallest.
    case powersOfTwo = "powers of two"
  }

  let source: Source
  let count: Int

  static let parts = 64
  /// So many pairs are computed at a time, by the widest lanes that the processor has.
  static let size = 1024

  func run() async -> PairTally {
    await withTaskGroup(of: PairTally.self) { group in
      for part in 0..<PairCheck.parts { group.addTask { tally(part: part) } }
      return await group.reduce(into: PairTally()) { $0 += $1 }
    }
  }

  private func tally(part: Int) -> PairTally {
    var random = SplitMix(state: UInt64(part) << 32 | UInt64(source.rawValue.utf8.count))
    var tally = PairTally()
    let reference = PowerReference()
    for _ in 0..<count / PairCheck.parts / PairCheck.size {
      compare((0..<PairCheck.size).map { _ in pair(&random) }, with: reference, tally: &tally)
    }
    tally.undecided = reference.undecided
    return tally
  }

  private func compare(
    _ pairs: [(base: Float, exponent: Float)], with reference: PowerReference,
    tally: inout PairTally
  ) {
    var results = [Float](repeating: 0, count: pairs.count)
    autograd_pow(
      &results, pairs.map(\.base), 1, pairs.map(\.exponent), 1, pairs.count)
    for (i, (base, exponent)) in pairs.enumerated() {
      let (expected, isHard) = reference.result(base, exponent)
      tally.compare(results[i], to: expected, base, exponent)
      if isHard || i == 0 {
        tally.compare(autograd_careful_pow(base, exponent), to: expected, base, exponent)
      }
    }
  }

  private func pair(_ random: inout SplitMix) -> (Float, Float) {
    let (first, second) = (random.next(), random.next())
    switch source {
    case .anyPair:
      return (
        Float(bitPattern: UInt32(truncatingIfNeeded: first)),
        Float(bitPattern: UInt32(truncatingIfNeeded: second))
      )
    case .withinRange:
      let base = Float(bitPattern: UInt32(first % 0x7f80_0000))
      let size = Double(second >> 11) * 0x1p-53 * 300 - 150
      return (base, Float(size / log2(Double(base))))
    case .wholeNumbers:
      return (Float(Int(first % 8001) - 4000), Float(Int(second % 41) - 20))
    case .roots:
      let squarings = Int(first >> 60) % 7
      var base = Double(1 + first % 5000) * exp2(-Double(first >> 32 & 31))
      for _ in 0..<squarings { base *= base }
      return (Float(base), Float(Double(Int(second % 65) - 32) * exp2(-Double(squarings))))
    case .nearOne:
      return (
        1 + Float(Int(first % 2001) - 1000) * 0x1p-23,
        Float(bitPattern: UInt32(truncatingIfNeeded: second))
      )
    case .powersOfTwo:
      return (
        Float(exp2(Double(Int(first % 277) - 149))),
        Float(Double(Int(second % 8001) - 4000) * exp2(-Double(second >> 32 % 12)))
      )
    }
  }
}
