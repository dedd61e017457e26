import CMPFR
import Foundation

/// The number whose erf is `x`, by Newton's steps from Winitzki's approximation, with `erf` where it
/// is small and `erfc` elsewhere, in which nothing cancels.
func estimateOfErfinv(_ x: Double) -> Double {
  let size = abs(x)
  if !(size < 1) { return size == 1 ? copysign(.infinity, x) : .nan }
  if size < 1e-9 { return x * (Double.pi.squareRoot() / 2) }
  let a = 0.147
  let logarithm = log1p(-size * size)
  let half = 2 / (Double.pi * a) + logarithm / 2
  var y = ((half * half - logarithm / a).squareRoot() - half).squareRoot()
  for _ in 0..<5 {
    let rest = size < 0.5 ? size - erf(y) : erfc(y) - (1 - size)
    let step = rest * exp(y * y) * (Double.pi.squareRoot() / 2)
    y += step / (1 - y * step)
  }
  return copysign(y, x)
}

/// Replaces a Float by the number whose erf it is, good to about 190 bits.
///
/// Five of Halley's steps, each of which leaves about the cube of the error.
func applyErfinv(_ number: mpfr_ptr) {
  let start = estimateOfErfinv(mpfr_get_d(number, MPFR_RNDN))
  if start == 0 || !start.isFinite {
    mpfr_set_d(number, start, MPFR_RNDN)
    return
  }
  // More bits than the result has: 1 - erf loses up to 24 of them.
  let numbers = mpfr_ptr.allocate(capacity: 3)
  let (y, rest, other) = (numbers, numbers + 1, numbers + 2)
  for place in [y, rest, other] { mpfr_init2(place, 300) }
  defer {
    for place in [y, rest, other] { mpfr_clear(place) }
    numbers.deallocate()
  }
  mpfr_set_d(y, start, MPFR_RNDN)
  for _ in 0..<5 {
    // The rest of x over erf's slope at y.
    mpfr_erf(rest, y, MPFR_RNDN)
    mpfr_sub(rest, number, rest, MPFR_RNDN)
    mpfr_sqr(other, y, MPFR_RNDN)
    mpfr_exp(other, other, MPFR_RNDN)
    mpfr_mul(rest, rest, other, MPFR_RNDN)
    mpfr_const_pi(other, MPFR_RNDN)
    mpfr_sqrt(other, other, MPFR_RNDN)
    mpfr_div_ui(other, other, 2, MPFR_RNDN)
    mpfr_mul(rest, rest, other, MPFR_RNDN)
    // That over 1 - y times it is Halley's step.
    mpfr_mul(other, y, rest, MPFR_RNDN)
    mpfr_ui_sub(other, 1, other, MPFR_RNDN)
    mpfr_div(rest, rest, other, MPFR_RNDN)
    mpfr_add(y, y, rest, MPFR_RNDN)
  }
  mpfr_set(number, y, MPFR_RNDN)
}
