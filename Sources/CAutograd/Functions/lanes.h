// The fast path, in Double, several lanes at a time. math.c includes this file once for each kind
// of processor, with LANES, FUSED and VARIANT(name) defined, so it has no include guard.
//
// Every function is within 2^-41 of the exact value. Where that leaves open to which Float it
// rounds, about once in 50,000 times, the slow path decides (Ziv, "Fast evaluation of elementary
// mathematical functions with correctly rounded last bit", 1991); so do numbers outside the
// domain, for which the lanes give NaN. Variants differ in bits that the rounding removes:
// CorrectRounding of the benchmarks found no wrong result of any among all 2^32 Floats.

#define floats VARIANT(floats)
#define doubles VARIANT(doubles)
#define words VARIANT(words)

typedef float floats __attribute__((ext_vector_type(LANES)));
typedef double doubles __attribute__((ext_vector_type(LANES)));
typedef uint64_t words __attribute__((ext_vector_type(LANES)));

// a * b + c.
INLINE doubles VARIANT(fused)(doubles a, doubles b, doubles c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}
#define fused VARIANT(fused)

INLINE doubles VARIANT(polynomial)(doubles x, const double *terms, int count) {
  doubles sum = terms[count - 1];
#pragma clang loop unroll(full)
  for (int i = count - 2; i >= 0; i--) sum = fused(sum, x, terms[i]);
  return sum;
}
#define POLYNOMIAL(x, terms) \
  VARIANT(polynomial)(x, terms, (int)(sizeof(terms) / sizeof((terms)[0])))

INLINE doubles VARIANT(clamped)(doubles x, double low, double high) {
  x = low > x ? low : x;
  return high < x ? high : x;
}

INLINE doubles VARIANT(magnitude)(doubles x) { return (doubles)((words)x & ~SIGN); }

INLINE doubles VARIANT(with_sign)(doubles magnitude, doubles sign) {
  return (doubles)(((words)magnitude & ~SIGN) | ((words)sign & SIGN));
}

INLINE doubles VARIANT(root)(doubles x) { return __builtin_elementwise_sqrt(x); }

// exp(x) = power * (1 + growth) for |x| < 700.
typedef struct {
  doubles power, growth;
} VARIANT(exponential);

INLINE VARIANT(exponential) VARIANT(exponential_of)(doubles x) {
  // Adding INTEGERS rounds to a whole number, which then stands in the low bits.
  const doubles shifted = fused(x, LOG2_E, INTEGERS);
  const doubles rest = fused(shifted - INTEGERS, -LN_2, x);
  const doubles growth = rest * fused(rest, POLYNOMIAL(rest, expm1_terms), 1);
  return (VARIANT(exponential)){(doubles)(((words)shifted << 52) + ONE), growth};
}

INLINE doubles VARIANT(exp_lanes)(doubles x) {
  const VARIANT(exponential) e = VARIANT(exponential_of)(VARIANT(clamped)(x, -105, 105));
  return fused(e.power, e.growth, e.power);
}

INLINE doubles VARIANT(small_or_large_expm1)(doubles x) {
  const VARIANT(exponential) e = VARIANT(exponential_of)(x);
  return fused(e.power, e.growth, e.power - 1);
}

// 2^x: as e^(x log 2), whose whole part is exact.
INLINE doubles VARIANT(exp2_lanes)(doubles x) {
  x = VARIANT(clamped)(x, -152, 130);
  const doubles shifted = x + INTEGERS;
  const doubles rest = (x - (shifted - INTEGERS)) * LN_2;
  const doubles power = (doubles)(((words)shifted << 52) + ONE);
  return fused(power * rest, fused(rest, POLYNOMIAL(rest, expm1_terms), 1), power);
}

INLINE doubles VARIANT(expm1_lanes)(doubles x) {
  return VARIANT(with_sign)(
      VARIANT(small_or_large_expm1)(VARIANT(clamped)(x, -105, 105)), x);
}

INLINE doubles VARIANT(tanh_lanes)(doubles x) {
  const doubles doubled = VARIANT(clamped)(2 * VARIANT(magnitude)(x), 0, 40);
  const doubles growth = VARIANT(small_or_large_expm1)(doubled);
  return VARIANT(with_sign)(growth / (growth + 2), x);
}

INLINE doubles VARIANT(sinh_lanes)(doubles x) {
  const doubles growth =
      VARIANT(small_or_large_expm1)(VARIANT(clamped)(VARIANT(magnitude)(x), 0, 105));
  return VARIANT(with_sign)(0.5 * (growth + growth / (growth + 1)), x);
}

INLINE doubles VARIANT(cosh_lanes)(doubles x) {
  const doubles power = VARIANT(exp_lanes)(VARIANT(magnitude)(x));
  return 0.5 * (power + 1 / power);
}

INLINE doubles VARIANT(sigmoid_lanes)(doubles x) {
  return 1 / (1 + VARIANT(exp_lanes)(-x));
}

// x = 2^exponent * mantissa, with a mantissa between sqrt(1/2) and sqrt(2), for x > 0.
typedef struct {
  doubles exponent, mantissa;
} VARIANT(binary);

INLINE VARIANT(binary) VARIANT(binary_of)(doubles x) {
  const words shifted = (words)x - ROOT_HALF + ((uint64_t)1024 << 52);
  const words whole = (shifted >> 52) | TWO_TO_52;
  return (VARIANT(binary)){(doubles)whole - (0x1p52 + 1024),
                           (doubles)((shifted & FRACTION) + ROOT_HALF)};
}

// exponent * log(2) + log(1 + f).
INLINE doubles VARIANT(log_of)(doubles exponent, doubles f) {
  const doubles s = f / (2 + f);
  const doubles square = s * s;
  const doubles part = 2 * s * fused(square, POLYNOMIAL(square, atanh_terms), 1);
  return fused(exponent, LN_2, part);
}

// NaN outside of the domain.
INLINE doubles VARIANT(log_lanes)(doubles x) {
  const VARIANT(binary) parts = VARIANT(binary_of)(x);
  const doubles y = VARIANT(log_of)(parts.exponent, parts.mantissa - 1);
  return ((x > 0) & (x < HUGE_VAL)) ? y : NAN;
}

INLINE doubles VARIANT(log2_lanes)(doubles x) {
  const VARIANT(binary) parts = VARIANT(binary_of)(x);
  const doubles y = fused(VARIANT(log_of)(0, parts.mantissa - 1), LOG2_E, parts.exponent);
  return ((x > 0) & (x < HUGE_VAL)) ? y : NAN;
}

INLINE doubles VARIANT(log10_lanes)(doubles x) { return VARIANT(log_lanes)(x) * LOG10_E; }

INLINE doubles VARIANT(log1p_lanes)(doubles x) {
  const VARIANT(binary) parts = VARIANT(binary_of)(1 + x);
  // Near zero the sum has lost bits of x, and the exponent is zero.
  const doubles f = VARIANT(magnitude)(x) < 0.25 ? x : parts.mantissa - 1;
  const doubles y = VARIANT(with_sign)(VARIANT(log_of)(parts.exponent, f), x);
  return ((x > -1) & (x < HUGE_VAL)) ? y : NAN;
}

INLINE doubles VARIANT(asinh_lanes)(doubles x) {
  const doubles size = VARIANT(magnitude)(x), square = size * size;
  const doubles more = square / (1 + VARIANT(root)(square + 1));
  return VARIANT(with_sign)(VARIANT(log1p_lanes)(size + more), x);
}

INLINE doubles VARIANT(acosh_lanes)(doubles x) {
  const doubles more = x - 1;
  const doubles y = VARIANT(log1p_lanes)(more + VARIANT(root)(more * (more + 2)));
  return x >= 1 ? y : NAN;
}

INLINE doubles VARIANT(atanh_lanes)(doubles x) {
  const doubles size = VARIANT(magnitude)(x);
  return VARIANT(with_sign)(0.5 * VARIANT(log1p_lanes)(2 * size / (1 - size)), x);
}

#include "circle_lanes.h"

INLINE doubles VARIANT(erf_lanes)(doubles x) {
  const doubles size = VARIANT(clamped)(VARIANT(magnitude)(x), 0, 4);
  const doubles near = size * POLYNOMIAL(size * size, erf_terms);
  const doubles far = POLYNOMIAL((2 * size - 5) * (1.0 / 3), erf_tail_terms);
  return VARIANT(with_sign)(size <= 1 ? near : far, x);
}

// 1 - erf(x), and e^(-x^2) times a polynomial where that would cancel.
INLINE doubles VARIANT(erfc_lanes)(doubles x) {
  const doubles near = 1 - x * POLYNOMIAL(x * x, erf_terms);
  const doubles size = VARIANT(clamped)(VARIANT(magnitude)(x), 1, 10.25);
  const doubles tail = VARIANT(exp_lanes)(-(size * size)) *
                       POLYNOMIAL((size - 3) / (size + 3), erfc_tail_terms);
  const doubles far = x < 0 ? 2 - tail : tail;
  return VARIANT(magnitude)(x) <= 1 ? near : far;
}

// A polynomial in -log(1 - x^2), times x, or one in its root near 1 (Giles, "Approximating the
// erfinv function", 2012). NaN outside of the domain and at its ends.
INLINE doubles VARIANT(erfinv_lanes)(doubles x) {
  const doubles w = -VARIANT(log_lanes)(1 - x * x);
  const doubles near = x * POLYNOMIAL(w - 3.125, erfinv_terms);
  const doubles far = POLYNOMIAL(VARIANT(root)(w) - 3.25, erfinv_tail_terms);
  return w <= 6.25 ? near : VARIANT(with_sign)(far, x);
}

// Rounds down and up by the greatest error: the Floats are the same, or the slow path decides.
#define STEP(function)                                                                    \
  INLINE void VARIANT(function##_step)(float *result, const float *x) {                   \
    floats input;                                                                         \
    memcpy(&input, x, sizeof input);                                                      \
    const doubles y = VARIANT(function##_lanes)(__builtin_convertvector(input, doubles)); \
    const floats low = __builtin_convertvector(y * (1 - GREATEST_ERROR), floats);         \
    const floats high = __builtin_convertvector(y * (1 + GREATEST_ERROR), floats);        \
    memcpy(result, &low, sizeof low);                                                     \
    if (__builtin_reduce_or(low != high) == 0) return;                                    \
    for (int lane = 0; lane < LANES; lane++)                                              \
      if (low[lane] != high[lane]) result[lane] = autograd_careful_##function(input[lane]); \
  }
FUNCTIONS(STEP)

#define ARRAY_FUNCTION(function)                                                          \
  static void VARIANT(function)(float *result, const float *x, ptrdiff_t count) {         \
    ptrdiff_t i = 0;                                                                      \
    for (; i + LANES <= count; i += LANES) VARIANT(function##_step)(result + i, x + i);   \
    if (i == count) return;                                                               \
    float rest[LANES] = {0};                                                              \
    const size_t size = sizeof(float) * (size_t)(count - i);                              \
    for (int lane = 0; lane < LANES; lane++) rest[lane] = 1;                              \
    memcpy(rest, x + i, size);                                                            \
    VARIANT(function##_step)(rest, rest);                                                 \
    memcpy(result + i, rest, size);                                                       \
  }
FUNCTIONS_BUT_EXP(ARRAY_FUNCTION)

#include "exp_lanes.h"

#undef ARRAY_FUNCTION
#undef STEP
#undef POLYNOMIAL
#undef fused
#undef floats
#undef doubles
#undef words
