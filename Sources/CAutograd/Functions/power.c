// Powers of two arguments. A quick result within 2^-46 of the exact one decides nearly always; the
// rest, and the powers that lie exactly half-way between two Floats, take double-double arithmetic.
#include <stdint.h>
#include <string.h>

#include "autograd_math.h"
#include "autograd_variant.h"
#include "careful.h"
#include "double_double.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

#define GREATEST_ERROR 0x1p-44
#define LN_2 0x1.62e42fefa39efp-1
// 2 / log 2, of which the first part has 24 bits.
#define TWO_OVER_LN_2_HIGH 0x1.715476p+1
#define TWO_OVER_LN_2_LOW 0x1.4ae0bf85ddf44p-25
#define TWO_OVER_LN_2 0x1.71547652b82fep+1
#define INTEGERS 0x1.8p52
// Bits of Doubles.
#define ONE ((uint64_t)1023 << 52)
#define TWO_TO_52 ((uint64_t)1075 << 52)
#define EXPONENT ((uint64_t)0xfff << 52)
#define ROOT_HALF ((uint64_t)0x3fe6a09e667f3bcd)
// So many powers are computed side by side.
#define BLOCK 64

// 1/3 + s/5 + s^2/7 + ..., of which atanh(r) = r + r^3 times that in s = r^2.
static const double atanh_terms[] = {1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11, 1.0 / 13,
                                     1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23};
// 1/n! from n = 2.
static const double exp_terms[] = {
    1.0 / 2,        1.0 / 6,         1.0 / 24,         1.0 / 120,
    1.0 / 720,      1.0 / 5040,      1.0 / 40320,      1.0 / 362880,
    1.0 / 3628800,  1.0 / 39916800,  1.0 / 479001600,  1.0 / 6227020800,
};

#define POLYNOMIAL(terms, x) polynomial(terms, sizeof terms / sizeof *terms, x)

INLINE double polynomial(const double *terms, size_t count, double x) {
  double sum = terms[count - 1];
  for (size_t i = count - 1; i-- > 0;) sum = sum * x + terms[i];
  return sum;
}

INLINE double from_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint64_t to_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// log2(x) for a finite x > 0, within 2^-56 of itself; the high part has 24 bits.
//
// x = 2^e m with m from sqrt(1/2) to sqrt(2), and log m = 2 atanh((m - 1) / (m + 1)). Products of
// parts that have 24 bits each are exact without a fused multiply-add.
INLINE double_double quick_log2(double x) {
  const uint64_t bits = to_bits(x);
  // Above zero, as the smallest Float has exponent -149.
  const uint64_t shifted = bits - ROOT_HALF + ONE;
  const double exponent = from_bits(shifted >> 52 | TWO_TO_52) - (0x1p52 + 1023);
  const double m = from_bits(bits - (shifted & EXPONENT) + ONE);
  const double divisor = m + 1;
  const double quotient = (m - 1) / divisor;
  const double high = (float)quotient;
  const double low = ((m - 1) - high * divisor) / divisor;
  const double square = quotient * quotient;
  const double rest = TWO_OVER_LN_2 * (quotient * square * POLYNOMIAL(atanh_terms, square) + low) +
                      high * TWO_OVER_LN_2_LOW;
  const double_double sum = exact_sum(exponent, high * TWO_OVER_LN_2_HIGH);
  const double leading = (float)sum.high;
  return (double_double){leading, (sum.high - leading) + (sum.low + rest)};
}

// 2^(high + low), within 2^-50 of itself.
INLINE double quick_exp2(double high, double low) {
  const double shifted = (high + low) + INTEGERS;
  const double z = ((high - (shifted - INTEGERS)) + low) * LN_2;
  const double fraction = z + z * z * POLYNOMIAL(exp_terms, z);
  const uint64_t exponent = (to_bits(shifted) << 52) + ONE;
  return from_bits(exponent) * (1 + fraction);
}

// Whether x^y, for a finite x > 0, has at most 25 bits, as all that lie exactly between two Floats
// have; then `power` is it.
//
// With y = n / 2^k in lowest terms, x must be the 2^k-th power of a Float, and the n-th power of
// that has few bits if all powers before it have.
static int is_short_power(double x, double y, double *power) {
  double root = x, count = y;
  for (; count != rint(count); count *= 2) {
    const double next = (float)sqrt(root);
    if (next * next != root) return 0;
    root = next;
  }
  if (count < 0) {
    int exponent;
    if (frexp(root, &exponent) != 0.5) return 0;
    root = 1 / root;
    count = -count;
  }
  if (count > 160) return 0;
  double product = 1;
  for (double n = 0; n < count; n++) {
    product *= root;
    if ((to_bits(product) & 0xfffffff) != 0) return 0;
  }
  *power = product;
  return 1;
}

// x^y for a finite x > 0 other than 1 and a finite y other than 0.
static float careful_power(double x, double y) {
  const double size = y * quick_log2(x).high;
  if (size > 130) return HUGE_VALF;
  if (size < -152) return 0;
  double power;
  if (is_short_power(x, y, &power)) return (float)power;
  const double_double logarithm = autograd_careful_log_of(x);
  return nearest_float(
      autograd_careful_exp_of(multiply(logarithm, (double_double){y, 0})));
}

// Bounds of x^y, for what is not special; where they differ, or anything is, they mean nothing.
INLINE void bound_powers(float *low, float *high, const float *x, const float *y,
                         int count) {
  // Two vectors at a time: each polynomial is one long chain.
#pragma clang loop interleave_count(2)
  for (int i = 0; i < count; i++) {
    const double_double logarithm = quick_log2(x[i]);
    double first = y[i] * logarithm.high, second = y[i] * logarithm.low;
    // What lies beyond is zero or infinite anyway.
    const int is_far = fabs(first) > 160;
    second = is_far ? 0 : second;
    first = is_far ? copysign(160, first) : first;
    const double power = quick_exp2(first, second);
    low[i] = (float)(power * (1 - GREATEST_ERROR));
    high[i] = (float)(power * (1 + GREATEST_ERROR));
  }
}

static void bound_powers_portable(float *low, float *high, const float *x, const float *y,
                                  int count) {
  bound_powers(low, high, x, y, count);
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static void bound_powers_avx2(
    float *low, float *high, const float *x, const float *y, int count) {
  bound_powers(low, high, x, y, count);
}

__attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))) static void bound_powers_avx512(
    float *low, float *high, const float *x, const float *y, int count) {
  bound_powers(low, high, x, y, count);
}
#endif

typedef void (*bounds)(float *, float *, const float *, const float *, int);

// None for the slow path alone.
static const bounds bounds_of[AUTOGRAD_VARIANT_COUNT] = {
    [AUTOGRAD_PORTABLE] = bound_powers_portable,
#if defined(__x86_64__)
    [AUTOGRAD_AVX2] = bound_powers_avx2,
    [AUTOGRAD_AVX512] = bound_powers_avx512,
#endif
};

static inline int is_odd(float y) {
  return fabsf(y) < 0x1p24f && fmodf(y, 2) != 0 && y == rintf(y);
}

// Where a base or an exponent is zero, infinite or not a number, or the base is negative.
static float special_power(float x, float y, float (*power)(double, double)) {
  if (y == 0 || x == 1) return 1;
  if (isnan(x) || isnan(y)) return NAN;
  const float sign = signbit(x) && is_odd(y) ? -1 : 1;
  const float size = fabsf(x);
  if (isinf(y)) return size == 1 ? 1 : (size > 1) == (y > 0) ? HUGE_VALF : 0;
  if (size == 0 || isinf(x)) return sign * ((size == 0) == (y < 0) ? HUGE_VALF : 0);
  if (y != rintf(y)) return NAN;
  return sign * power(size, y);
}

static inline int is_special(float x, float y) {
  return !(x > 0 && x < HUGE_VALF && fabsf(y) < HUGE_VALF) || x == 1 || y == 0;
}

static void power_block(float *result, const float *x, const float *y, int count, bounds bound) {
  float low[BLOCK], high[BLOCK];
  bound(low, high, x, y, count);
  for (int i = 0; i < count; i++) {
    result[i] = is_special(x[i], y[i]) ? special_power(x[i], y[i], careful_power)
                : low[i] == high[i]    ? low[i]
                                       : careful_power(x[i], y[i]);
  }
}

static void careful_block(float *result, const float *x, const float *y, int count) {
  for (int i = 0; i < count; i++) result[i] = autograd_careful_pow(x[i], y[i]);
}

bool autograd_pow_by(autograd_variant variant, float *result, const float *x, ptrdiff_t x_step,
                     const float *y, ptrdiff_t y_step, ptrdiff_t count) {
  if (!autograd_supports(variant)) return false;
  const bounds bound = bounds_of[variant];
  float bases[BLOCK], exponents[BLOCK];
  for (ptrdiff_t start = 0; start < count; start += BLOCK) {
    const int size = count - start < BLOCK ? (int)(count - start) : BLOCK;
    for (int i = 0; i < size; i++) {
      bases[i] = x[(start + i) * x_step];
      exponents[i] = y[(start + i) * y_step];
    }
    if (bound != NULL)
      power_block(result + start, bases, exponents, size, bound);
    else
      careful_block(result + start, bases, exponents, size);
  }
  return true;
}

void autograd_pow(float *result, const float *x, ptrdiff_t x_step, const float *y,
                  ptrdiff_t y_step, ptrdiff_t count) {
  autograd_pow_by(autograd_variant_in_use(), result, x, x_step, y, y_step, count);
}

float autograd_careful_pow(float x, float y) {
  return is_special(x, y) ? special_power(x, y, careful_power) : careful_power(x, y);
}
