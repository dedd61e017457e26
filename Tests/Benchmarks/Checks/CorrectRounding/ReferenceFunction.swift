import CAutograd
import CMPFR
import Foundation

/// A function as others compute it: quickly in Double, and slowly to any precision.
struct ReferenceFunction: Sendable {
  let name: String
  let function: autograd_function
  /// The system's own, good to a few units in the last place.
  let estimate: @Sendable (Double) -> Double
  /// Replaces the number by the function of it, correctly rounded to the number's precision.
  let apply: @Sendable (mpfr_ptr) -> Void

  static let all = [
    ReferenceFunction(
      name: "exp", function: AUTOGRAD_EXP, estimate: { exp($0) },
      apply: { mpfr_exp($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "expm1", function: AUTOGRAD_EXPM1, estimate: { expm1($0) },
      apply: { mpfr_expm1($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "log", function: AUTOGRAD_LOG, estimate: { log($0) },
      apply: { mpfr_log($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "log1p", function: AUTOGRAD_LOG1P, estimate: { log1p($0) },
      apply: { mpfr_log1p($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "sin", function: AUTOGRAD_SIN, estimate: { sin($0) },
      apply: { mpfr_sin($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "cos", function: AUTOGRAD_COS, estimate: { cos($0) },
      apply: { mpfr_cos($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "tanh", function: AUTOGRAD_TANH, estimate: { tanh($0) },
      apply: { mpfr_tanh($0, $0, MPFR_RNDN) }),
    // Three roundings to 200 bits, each far below what decides.
    ReferenceFunction(
      name: "sigmoid", function: AUTOGRAD_SIGMOID, estimate: { 1 / (1 + exp(-$0)) },
      apply: {
        mpfr_neg($0, $0, MPFR_RNDN)
        mpfr_exp($0, $0, MPFR_RNDN)
        mpfr_add_ui($0, $0, 1, MPFR_RNDN)
        mpfr_ui_div($0, 1, $0, MPFR_RNDN)
      }),
    ReferenceFunction(
      name: "erf", function: AUTOGRAD_ERF, estimate: { erf($0) },
      apply: { mpfr_erf($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "exp2", function: AUTOGRAD_EXP2, estimate: { exp2($0) },
      apply: { mpfr_exp2($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "log2", function: AUTOGRAD_LOG2, estimate: { log2($0) },
      apply: { mpfr_log2($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "log10", function: AUTOGRAD_LOG10, estimate: { log10($0) },
      apply: { mpfr_log10($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "tan", function: AUTOGRAD_TAN, estimate: { tan($0) },
      apply: { mpfr_tan($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "asin", function: AUTOGRAD_ASIN, estimate: { asin($0) },
      apply: { mpfr_asin($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "acos", function: AUTOGRAD_ACOS, estimate: { acos($0) },
      apply: { mpfr_acos($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "atan", function: AUTOGRAD_ATAN, estimate: { atan($0) },
      apply: { mpfr_atan($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "sinh", function: AUTOGRAD_SINH, estimate: { sinh($0) },
      apply: { mpfr_sinh($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "cosh", function: AUTOGRAD_COSH, estimate: { cosh($0) },
      apply: { mpfr_cosh($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "asinh", function: AUTOGRAD_ASINH, estimate: { asinh($0) },
      apply: { mpfr_asinh($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "acosh", function: AUTOGRAD_ACOSH, estimate: { acosh($0) },
      apply: { mpfr_acosh($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "atanh", function: AUTOGRAD_ATANH, estimate: { atanh($0) },
      apply: { mpfr_atanh($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "erfc", function: AUTOGRAD_ERFC, estimate: { erfc($0) },
      apply: { mpfr_erfc($0, $0, MPFR_RNDN) }),
    ReferenceFunction(
      name: "erfinv", function: AUTOGRAD_ERFINV, estimate: estimateOfErfinv, apply: applyErfinv),
  ]
}
