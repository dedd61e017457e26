import CMPFR
import Foundation

/// Correctly rounded powers, from the system's where it leaves no doubt, as in `Reference`.
final class PowerReference {
  private let base: mpfr_ptr
  private let exponent: mpfr_ptr
  private let power: mpfr_ptr
  private(set) var undecided = 0

  init() {
    let allocate = { (precision: mpfr_prec_t) -> mpfr_ptr in
      let number = mpfr_ptr.allocate(capacity: 1)
      mpfr_init2(number, precision)
      return number
    }
    (base, exponent, power) = (allocate(24), allocate(24), allocate(24))
  }

  deinit {
    for number in [base, exponent, power] {
      mpfr_clear(number)
      number.deallocate()
    }
  }

  /// The nearest Float, and whether it took MPFR to tell.
  func result(_ x: Float, _ y: Float) -> (value: Float, isHard: Bool) {
    let estimate = pow(Double(x), Double(y))
    if estimate.isNaN { return (.nan, false) }
    let low = Float(estimate * (1 - 0x1p-40))
    let high = Float(estimate * (1 + 0x1p-40))
    if low == high { return (low, false) }
    undecided += 1
    mpfr_set_flt(base, x, MPFR_RNDN)
    mpfr_set_flt(exponent, y, MPFR_RNDN)
    // The range of Float, with its subnormal numbers, so that nothing is rounded twice.
    let (lowest, highest) = (mpfr_get_emin(), mpfr_get_emax())
    mpfr_set_emin(-148)
    mpfr_set_emax(128)
    let side = mpfr_pow(power, base, exponent, MPFR_RNDN)
    mpfr_subnormalize(power, mpfr_check_range(power, side, MPFR_RNDN), MPFR_RNDN)
    let value = mpfr_get_flt(power, MPFR_RNDN)
    mpfr_set_emin(lowest)
    mpfr_set_emax(highest)
    return (value, true)
  }
}
