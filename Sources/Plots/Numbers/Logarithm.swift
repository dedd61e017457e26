/// Logarithms to the base ten.
///
/// Those of the system's mathematics library differ in their last digits from system to system;
/// these are sums and products, which do not.
enum Logarithm {
  private static let ofTwo = 0.693147180559945309417
  private static let ofTen = 2.302585092994045684018
  private static let rootOfTwo = 1.41421356237309504880

  /// The logarithm of a positive, finite number, good to a few units of the last place.
  static func base10(_ value: Double) -> Double {
    var (significand, exponent) = (value.significand, Double(value.exponent))
    if significand > rootOfTwo {
      significand /= 2
      exponent += 1
    }
    // ln s = 2 artanh t, by its power series; t is at most 0.172.
    let t = (significand - 1) / (significand + 1)
    var power = t
    var sum = 0.0
    for odd in stride(from: 1.0, through: 23, by: 2) {
      sum += power / odd
      power *= t * t
    }
    return (exponent * ofTwo + 2 * sum) / ofTen
  }
}
