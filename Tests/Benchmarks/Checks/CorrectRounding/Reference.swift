import CMPFR

/// Correctly rounded results, from the system's Double functions where these leave no doubt.
///
/// A Double function is trusted to 2^-40 only, that is to 8,192 units in its last place. Where
/// that leaves two Floats, about once in 2^15 times, MPFR computes 200 bits.
final class Reference {
  let function: ReferenceFunction
  private let number: mpfr_ptr
  private(set) var undecided = 0
  /// The input whose result lies nearest to a rounding boundary, and how near, as a part of the
  /// distance between the two Floats.
  private(set) var hardest: (input: Float, distance: Double) = (0, 1)

  init(_ function: ReferenceFunction) {
    self.function = function
    number = .allocate(capacity: 1)
    mpfr_init2(number, 200)
  }

  deinit {
    mpfr_clear(number)
    number.deallocate()
  }

  /// The nearest Float, and whether it took MPFR to tell.
  func result(_ x: Float) -> (value: Float, isHard: Bool) {
    let estimate = function.estimate(Double(x))
    let low = Float(estimate * (1 - 0x1p-40))
    let high = Float(estimate * (1 + 0x1p-40))
    if low == high { return (low, false) }
    if estimate.isNaN { return (.nan, false) }
    undecided += 1
    mpfr_set_flt(number, x, MPFR_RNDN)
    function.apply(number)
    let value = mpfr_get_flt(number, MPFR_RNDN)
    note(x, between: low, and: high)
    return (value, true)
  }

  private func note(_ x: Float, between low: Float, and high: Float) {
    let step = Double(high) - Double(low)
    mpfr_sub_d(number, number, Double(low) + step / 2, MPFR_RNDN)
    let distance = abs(mpfr_get_d(number, MPFR_RNDN) / step)
    if distance < hardest.distance { hardest = (x, distance) }
  }
}
