/// A number as tables have it: decimals, `nan` or `inf`.
///
/// Swift's own `Float(text)` also takes hexadecimal numbers, a payload behind `nan`, and gives an
/// infinity for what is too large.
enum DecimalNumber: Equatable {
  /// The nearest `Float`.
  case value(Float)
  /// Decimals that no `Float` is near to.
  case tooLarge
  /// No number.
  case none

  /// Reads `text`: a sign or none, digits with a point anywhere or without, an exponent or none; or
  /// `nan`, `inf`, `infinity`, in letters of either case.
  init(_ text: String) {
    var rest = text.utf8[...]
    let sign = rest.first.flatMap { Self.signs.contains($0) ? $0 : nil }
    if sign != nil { rest.removeFirst() }
    switch String(Substring(rest)).lowercased() {
    case "nan":
      self = .value(.nan)
      return
    case "inf", "infinity":
      self = .value(sign == UInt8(ascii: "-") ? -.infinity : .infinity)
      return
    default: break
    }
    guard Self.isDecimal(rest), let value = Float(text) else {
      self = .none
      return
    }
    self = value.isInfinite ? .tooLarge : .value(value)
  }

  private static let signs = Array("+-".utf8)

  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") })
    let mantissa = parts[0].split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard mantissa.allSatisfy({ $0.allSatisfy(isDigit) }), !mantissa.allSatisfy(\.isEmpty)
    else { return false }
    guard parts.count > 1 else { return true }
    let exponent = parts[1].first.map(signs.contains) == true ? parts[1].dropFirst() : parts[1]
    return !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
