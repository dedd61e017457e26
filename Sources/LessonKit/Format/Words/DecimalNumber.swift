import BigInt
import LessonText

/// A number exactly as it is written in decimals, so that a boundary such as 0.335 lies where a reader
/// sees it and not where the nearest binary fraction does.
package struct DecimalNumber: Equatable, Sendable {
  /// The value is `significand` · 10^`exponent`.
  private let significand: BigInt
  private let exponent: Int
  /// Whether it has more digits than are kept: what is left lies between the same two of all numbers that
  /// have fewer digits.
  package private(set) var isCut = false

  /// Numbers further out than any floating-point type has are text: their powers would fill memory.
  private static let largestExponent: UInt = 5000
  private static let mostDigits = 1000
  /// So many digits always fit in an integer of the machine.
  private static let mostNativeDigits = 18

  package static let zero = DecimalNumber(significand: 0, exponent: 0)

  var isNegative: Bool { significand < 0 }
  package var isZero: Bool { significand.isZero }

  /// Half a unit of the last digit that was written: what rounds to the number is no further away.
  package var halfUnit: DecimalNumber { DecimalNumber(significand: 5, exponent: exponent - 1) }

  package var magnitude: DecimalNumber {
    DecimalNumber(significand: isNegative ? -significand : significand, exponent: exponent)
  }
}

extension DecimalNumber {
  /// Reads `12`, `-0.5`, `1.`, `.5` or `6.02e23`; `nil` for anything else, for what is out of range, and
  /// for more digits than can be kept.
  package init?(_ text: String) {
    self.init(printed: Array(text.utf8)[...])
    if isCut { return nil }
  }

  /// Reads a number that a program printed: of one that is longer than any in a fence the first digits
  /// are kept, and whether others follow.
  package init?(printed text: ArraySlice<UInt8>) {
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: \.isASCIIDigit)
    rest = rest[whole.endIndex...]
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
      rest = rest[fraction.endIndex...]
    }
    var power = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      let digits = rest.dropFirst()
      guard let last = digits.last, last.isASCIIDigit,
        let value = Int(String(decoding: digits, as: UTF8.self))
      else { return nil }
      power = value
      rest = []
    }
    guard rest.isEmpty, !(whole.isEmpty && fraction.isEmpty),
      power.magnitude <= Self.largestExponent
    else { return nil }
    if whole.count + fraction.count <= Self.mostNativeDigits {
      let value = (whole + fraction).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      self.init(
        significand: BigInt(isNegative ? -value : value), exponent: power - fraction.count)
      return
    }
    let digits = (whole + fraction).drop { $0 == UInt8(ascii: "0") }
    var kept = Array(digits.prefix(Self.mostDigits))
    var exponent = power - fraction.count + digits.count - kept.count
    let cut = digits.dropFirst(kept.count)
    if cut.contains(where: { $0 != UInt8(ascii: "0") }) {
      kept.append(UInt8(ascii: "1"))
      exponent -= 1
    }
    let text = kept.isEmpty ? "0" : String(decoding: kept, as: UTF8.self)
    guard let value = BigInt(text, radix: 10) else { return nil }
    self.init(significand: isNegative ? -value : value, exponent: exponent, isCut: !cut.isEmpty)
  }

  /// Whether the distance from `other` is `limit` at most.
  ///
  /// The number may be of any size: one that is far too large is told by its size, and of one that has
  /// far more digits than `other` and `limit` have those are left out that decide nothing.
  package func isWithin(_ limit: DecimalNumber, of other: DecimalNumber) -> Bool {
    guard !isZero else { return other.magnitude <= limit }
    guard lowerOrder <= max(other.upperOrder, limit.upperOrder) + 1 else { return false }
    let number = coarsened(to: min(other.exponent, limit.exponent) - 1)
    return (number - other).magnitude <= limit
  }

  package static func - (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
    let (a, b, exponent) = aligned(lhs, rhs)
    return DecimalNumber(significand: a - b, exponent: exponent)
  }

  package static func * (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
    DecimalNumber(
      significand: lhs.significand * rhs.significand, exponent: lhs.exponent + rhs.exponent)
  }

  package static func <= (lhs: DecimalNumber, rhs: DecimalNumber) -> Bool {
    let (a, b, _) = aligned(lhs, rhs)
    return a <= b
  }

  private static func aligned(
    _ lhs: DecimalNumber, _ rhs: DecimalNumber
  ) -> (BigInt, BigInt, exponent: Int) {
    let exponent = min(lhs.exponent, rhs.exponent)
    func scaled(_ number: DecimalNumber) -> BigInt {
      number.exponent == exponent
        ? number.significand
        : number.significand * BigInt(10).power(number.exponent - exponent)
    }
    return (scaled(lhs), scaled(rhs), exponent)
  }

  // MARK: - Sizes

  /// A power of ten that the number's magnitude is below.
  private var upperOrder: Int {
    exponent + Int(Double(significand.magnitude.bitWidth) * 0.302) + 1
  }

  /// A power of ten that the magnitude is not below, of a number that is not zero.
  private var lowerOrder: Int {
    exponent + Int(Double(significand.magnitude.bitWidth - 1) * 0.301)
  }
  /// The number without digits below 10^`place`, between the same two multiples of 10^(`place` + 1).
  private func coarsened(to place: Int) -> DecimalNumber {
    guard exponent < place else { return self }
    var value: BigInt = 0
    var isExact = false
    if place < upperOrder {
      let (quotient, remainder) = BigInt(significand.magnitude)
        .quotientAndRemainder(dividingBy: BigInt(10).power(place - exponent))
      (value, isExact) = (quotient, remainder.isZero)
    }
    if !isExact, (value % 10).isZero { value += 1 }
    return DecimalNumber(significand: isNegative ? -value : value, exponent: place)
  }
}

/// How far a printed number may lie from the one in the lesson.
package struct NumberRule: Equatable, Sendable {
  /// Whether what rounds to the written digits matches.
  package var allowsRounding = false
  /// The distance allowed as a part of the lesson's number.
  package var relativeTolerance: DecimalNumber?
  package var absoluteTolerance: DecimalNumber?

  /// Whether numbers count as text, as they do by default.
  package var isOff: Bool { self == NumberRule() }
}
