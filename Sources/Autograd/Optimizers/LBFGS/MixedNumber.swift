/// A number of PyTorch's line search: one of Python's, in `Double`, or one of a tensor's, to whose
/// `Float` everything is rounded that meets it.
struct MixedNumber: Comparable {
  let value: Double
  let isSingle: Bool

  /// A number of Python's.
  init(_ value: Double) {
    self.value = value
    isSingle = false
  }

  /// A number of a tensor's.
  init(single value: Float) {
    self.value = Double(value)
    isSingle = true
  }

  /// The number as a factor of a tensor's elements.
  var single: Float { Float(value) }

  var magnitude: MixedNumber { self < MixedNumber(0) ? MixedNumber(0) - self : self }

  /// For single precision too: the root of a `Float` in `Double`, rounded once more, is its own.
  func squareRoot() -> MixedNumber {
    let root = value.squareRoot()
    return isSingle ? MixedNumber(single: Float(root)) : MixedNumber(root)
  }

  static func + (a: MixedNumber, b: MixedNumber) -> MixedNumber { combine(a, b, +, +) }
  static func - (a: MixedNumber, b: MixedNumber) -> MixedNumber { combine(a, b, -, -) }
  static func * (a: MixedNumber, b: MixedNumber) -> MixedNumber { combine(a, b, *, *) }
  static func / (a: MixedNumber, b: MixedNumber) -> MixedNumber { combine(a, b, /, /) }
  static func * (a: Double, b: MixedNumber) -> MixedNumber { MixedNumber(a) * b }

  static func == (a: MixedNumber, b: MixedNumber) -> Bool {
    a.isSingle || b.isSingle ? a.single == b.single : a.value == b.value
  }

  static func < (a: MixedNumber, b: MixedNumber) -> Bool {
    a.isSingle || b.isSingle ? a.single < b.single : a.value < b.value
  }

  // A number that is none is neither less nor greater nor equal.
  static func > (a: MixedNumber, b: MixedNumber) -> Bool { b < a }
  static func <= (a: MixedNumber, b: MixedNumber) -> Bool { a < b || a == b }
  static func >= (a: MixedNumber, b: MixedNumber) -> Bool { b < a || a == b }

  private static func combine(
    _ a: MixedNumber, _ b: MixedNumber, _ ofFloats: (Float, Float) -> Float,
    _ ofDoubles: (Double, Double) -> Double
  ) -> MixedNumber {
    a.isSingle || b.isSingle
      ? MixedNumber(single: ofFloats(a.single, b.single))
      : MixedNumber(ofDoubles(a.value, b.value))
  }
}
