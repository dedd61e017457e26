/// The text of numbers in pictures.
///
/// It is made from decimal digits by integer arithmetic, not by the system's formatting, so
/// that it is the same everywhere.
enum DecimalText {
  /// The text of `mantissa` times ten to the power of `exponent`, without zeros at the end.
  ///
  ///     DecimalText.text(25, exponent: -1)  // 2.5
  ///     DecimalText.text(2, exponent: -7)   // 2e-7
  static func text(_ mantissa: Int, exponent: Int) -> String {
    guard mantissa != 0 else { return "0" }
    let digits = Array(String(mantissa.magnitude).utf8)
    return (mantissa < 0 ? "-" : "") + text(digits, point: digits.count + exponent)
  }

  /// The text of `value`, rounded to so many digits; a half rounds away from zero.
  static func text(_ value: Double, digits count: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    // The shortest digits that read back as the number: Swift's own, and exact.
    var (digits, point) = parts(of: value.magnitude.description)
    guard !digits.isEmpty else { return "0" }
    if digits.count > count {
      let roundsUp = digits[count] >= UInt8(ascii: "5")
      digits.removeSubrange(count...)
      if roundsUp { point += increment(&digits) }
    }
    return (value < 0 ? "-" : "") + text(digits, point: point)
  }

  /// The digits of a description, starting with the first that is not zero, and how many of them stand
  /// before the decimal point.
  private static func parts(of description: String) -> (digits: [UInt8], point: Int) {
    let pieces = description.split(separator: "e")
    let number = pieces[0].split(separator: ".")
    let exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    let all = Array(number.joined().utf8)
    let zeros = all.prefix { $0 == UInt8(ascii: "0") }.count
    return (Array(all.dropFirst(zeros)), number[0].utf8.count + exponent - zeros)
  }

  /// Adds one to the last digit; returns 1 where the number became one digit longer.
  private static func increment(_ digits: inout [UInt8]) -> Int {
    for index in digits.indices.reversed() {
      guard digits[index] == UInt8(ascii: "9") else {
        digits[index] += 1
        return 0
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
    return 1
  }

  private static let plainPoints = -3...6

  private static func text(_ digits: [UInt8], point: Int) -> String {
    var digits = digits
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let text = String(decoding: digits, as: UTF8.self)
    guard plainPoints.contains(point) else {
      let fraction = text.dropFirst()
      return "\(text.prefix(1))\(fraction.isEmpty ? "" : "." + fraction)e\(point - 1)"
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
    if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
    return "\(text.prefix(point)).\(text.dropFirst(point))"
  }
}
