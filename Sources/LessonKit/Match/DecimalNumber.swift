import BigInt

/// A number exactly as it is written in decimals, so that a boundary such as 0.335 lies where a reader
/// sees it and not where the nearest binary fraction does.
struct DecimalNumber: Equatable, Sendable {
  /// The value is `significand` · 10^`exponent`.
  private let significand: BigInt
  private let exponent: Int

  /// Numbers further out than any floating-point type has are text: their powers would fill memory.
  private static let largestExponent: UInt = 5000
  private static let mostDigits = 1000

  static let zero = DecimalNumber(significand: 0, exponent: 0)

  var isNegative: Bool { significand < 0 }

  /// Half a unit of the last digit that was written: what rounds to the number is no further away.
  var halfUnit: DecimalNumber { DecimalNumber(significand: 5, exponent: exponent - 1) }

  var magnitude: DecimalNumber {
    DecimalNumber(significand: isNegative ? -significand : significand, exponent: exponent)
  }

  private init(significand: BigInt, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Reads `12`, `-0.5`, `1.`, `.5` or `6.02e23`; `nil` for anything else and for what is out of range.
  init?(_ text: String) {
    var digits = ""
    var scale = 0
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" }
    digits += rest.prefix(while: isDigit)
    rest = rest.drop(while: isDigit)
    if rest.first == "." {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit)
      digits += fraction
      scale = fraction.count
      rest = rest.dropFirst(scale)
    }
    var power = 0
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      guard let last = rest.last, isDigit(last), let value = Int(rest) else { return nil }
      power = value
      rest = ""
    }
    guard rest.isEmpty, !digits.isEmpty, digits.count <= Self.mostDigits,
      power.magnitude <= Self.largestExponent, let value = BigInt(digits, radix: 10)
    else { return nil }
    self.init(significand: isNegative ? -value : value, exponent: power - scale)
  }

  static func - (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
    let (a, b, exponent) = aligned(lhs, rhs)
    return DecimalNumber(significand: a - b, exponent: exponent)
  }

  static func * (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
    DecimalNumber(
      significand: lhs.significand * rhs.significand, exponent: lhs.exponent + rhs.exponent)
  }

  static func <= (lhs: DecimalNumber, rhs: DecimalNumber) -> Bool {
    let (a, b, _) = aligned(lhs, rhs)
    return a <= b
  }

  private static func aligned(
    _ lhs: DecimalNumber, _ rhs: DecimalNumber
  ) -> (BigInt, BigInt, exponent: Int) {
    let exponent = min(lhs.exponent, rhs.exponent)
    func scaled(_ number: DecimalNumber) -> BigInt {
      number.significand * BigInt(10).power(number.exponent - exponent)
    }
    return (scaled(lhs), scaled(rhs), exponent)
  }
}
