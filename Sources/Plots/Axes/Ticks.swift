/// The marked numbers of an axis, each a round number with its label.
struct Ticks {
  /// One marked number.
  struct Tick {
    var value: Double
    var label: String
  }

  /// The marked numbers, ascending.
  var ticks: [Tick]
  /// The smallest number on the axis.
  var lower: Double
  /// The largest number on the axis.
  var upper: Double

  /// Marks about `count` numbers that are 1, 2 or 5 times a power of ten apart, so that they enclose
  /// what lies between `lower` and `upper`.
  init(from lower: Double, to upper: Double, count: Int) {
    let (lower, upper) = Self.apart(lower, upper)
    // Halves, because the difference of the largest numbers is infinite.
    let raw = (upper / 2 - lower / 2) / (Double(count) / 2)
    var exponent = Int(Logarithm.base10(raw).rounded(.down))
    let power = Self.number(1, exponent)
    var mantissa = [1, 2, 5].first { Double($0) * power >= raw * 0.999_999 } ?? 10
    if mantissa == 10 { (mantissa, exponent) = (1, exponent + 1) }
    let step = Self.number(mantissa, exponent)
    let (first, last) = ((lower / step).rounded(.down), (upper / step).rounded(.up))
    ticks = (Int(first)...Int(last))
      .map { index in
        Tick(
          value: Self.number(index * mantissa, exponent),
          label: DecimalText.text(index * mantissa, exponent: exponent))
      }
      .filter(\.value.isFinite)
    self.lower = min(lower, ticks.first?.value ?? lower)
    self.upper = max(upper, ticks.last?.value ?? upper)
  }

  /// Marks powers of ten that enclose what lies between two positive numbers.
  init(powersFrom lower: Double, to upper: Double, count: Int) {
    let first = Int((Logarithm.base10(lower) + 1e-9).rounded(.down))
    let last = max(Int((Logarithm.base10(upper) - 1e-9).rounded(.up)), first + 1)
    let step = (last - first + count - 1) / count
    ticks = stride(from: first, through: last + step - 1, by: step)
      .map { Tick(value: Self.number(1, $0), label: DecimalText.text(1, exponent: $0)) }
      .filter { $0.value.isFinite && $0.value > 0 }
    self.lower = min(lower, ticks.first?.value ?? lower)
    self.upper = max(upper, ticks.last?.value ?? upper)
  }

  /// Two numbers far enough apart to tell what lies between them.
  private static func apart(_ lower: Double, _ upper: Double) -> (Double, Double) {
    let size = max(lower.magnitude, upper.magnitude)
    let half = upper / 2 - lower / 2
    guard half <= size * 1e-12 || half < 1e-290 else { return (lower, upper) }
    let room = size < 1e-280 ? 1 : size / 10
    let largest = Double.greatestFiniteMagnitude
    return (max(lower - room, -largest), min(upper + room, largest))
  }

  /// The number nearest to `mantissa` times ten to the power of `exponent`.
  private static func number(_ mantissa: Int, _ exponent: Int) -> Double {
    Double("\(mantissa)e\(exponent)") ?? .nan
  }
}
