// The same loops for every kind of processor: additions, products and quotients of single numbers,
// of which nothing is fused, so the width of the registers changes no bit.
#include "autograd_elements.h"

#include <stdint.h>
#include <string.h>

#include "autograd_variant.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

INLINE float add(float a, float b) { return a + b; }
INLINE float subtract(float a, float b) { return a - b; }
INLINE float multiply(float a, float b) { return a * b; }
INLINE float divide(float a, float b) { return a / b; }
INLINE float negate(float a, float b) {
  (void)b;
  return -a;
}
// By patterns of bits: those from behind the negative zero's up to the negative infinity's are below zero. Of a
// choice between numbers some compilers make the greater of zero and `a`, and lose the sign of zero (clang 14 on
// aarch64).
INLINE float rectify(float a, float b) {
  (void)b;
  uint32_t bits;
  memcpy(&bits, &a, sizeof bits);
  bits = bits - 0x80000001 < 0x7f800000 ? 0 : bits;
  memcpy(&a, &bits, sizeof a);
  return a;
}
INLINE float pass_above_zero(float a, float b) { return b <= 0 ? 0 : a; }
INLINE float with_one_nan(float a, float b) {
  (void)b;
  return a != a ? __builtin_nanf("") : a;
}
INLINE float keep_where(float a, float b) { return b != 0 ? a : 0; }
INLINE float keep_elsewhere(float a, float b) { return b != 0 ? 0 : a; }

// In the order of autograd_element_function.
#define FUNCTIONS(each) \
  each(add) each(subtract) each(multiply) each(divide) each(negate) each(rectify) \
  each(pass_above_zero) each(with_one_nan) each(keep_where) each(keep_elsewhere)

// An element of the result depends on the same element of an operand at most, so a loop in place
// may be cut into vectors like any other.
#define LOOP _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")

#define ARRAY_FUNCTION(function, variant)                                                     \
  static void function##_##variant(float *result, const float *a, ptrdiff_t a_step,           \
                                   const float *b, ptrdiff_t b_step, ptrdiff_t count) {       \
    if (a_step != 0 && b_step != 0) {                                                         \
      LOOP for (ptrdiff_t i = 0; i < count; i++) result[i] = function(a[i], b[i]);            \
    } else if (a_step != 0) {                                                                 \
      const float second = *b;                                                                \
      LOOP for (ptrdiff_t i = 0; i < count; i++) result[i] = function(a[i], second);          \
    } else if (b_step != 0) {                                                                 \
      const float first = *a;                                                                 \
      LOOP for (ptrdiff_t i = 0; i < count; i++) result[i] = function(first, b[i]);           \
    } else {                                                                                  \
      const float value = function(*a, *b);                                                   \
      LOOP for (ptrdiff_t i = 0; i < count; i++) result[i] = value;                           \
    }                                                                                         \
  }

#define PORTABLE(function) ARRAY_FUNCTION(function, portable)
FUNCTIONS(PORTABLE)

#if defined(__x86_64__)
#define WITH_AVX2(function) __attribute__((target("avx2"))) ARRAY_FUNCTION(function, avx2)
#define WITH_AVX512(function) \
  __attribute__((target("avx2,avx512f,avx512dq,avx512vl"))) ARRAY_FUNCTION(function, avx512)
FUNCTIONS(WITH_AVX2)
FUNCTIONS(WITH_AVX512)
#endif

typedef void (*array_function)(float *, const float *, ptrdiff_t, const float *, ptrdiff_t,
                               ptrdiff_t);

#define NAME_PORTABLE(function) function##_portable,
#define NAME_AVX2(function) function##_avx2,
#define NAME_AVX512(function) function##_avx512,

static const array_function kernels[AUTOGRAD_VARIANT_COUNT][AUTOGRAD_ELEMENT_FUNCTION_COUNT] = {
    [AUTOGRAD_PORTABLE] = {FUNCTIONS(NAME_PORTABLE)},
#if defined(__x86_64__)
    [AUTOGRAD_AVX2] = {FUNCTIONS(NAME_AVX2)},
    [AUTOGRAD_AVX512] = {FUNCTIONS(NAME_AVX512)},
#endif
};

void autograd_combine(autograd_element_function function, float *result, const float *a,
                      ptrdiff_t a_step, const float *b, ptrdiff_t b_step, ptrdiff_t count) {
  kernels[autograd_variant_in_use()][function](result, a, a_step, b, b_step, count);
}

void autograd_combine_rows(autograd_element_function function, float *result, const float *a,
                           ptrdiff_t a_step, ptrdiff_t a_stride, const float *b, ptrdiff_t b_step,
                           ptrdiff_t b_stride, ptrdiff_t rows, ptrdiff_t count) {
  const array_function kernel = kernels[autograd_variant_in_use()][function];
  for (ptrdiff_t row = 0; row < rows; row++) {
    kernel(result + row * count, a + row * a_stride, a_step, b + row * b_stride, b_step, count);
  }
}

double autograd_squared_deviations(double sum, const float *a, double mean, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const double deviation = (double)a[i] - mean;
    sum += deviation * deviation;
  }
  return sum;
}

void autograd_choose(float *result, const float *condition, const float *a, ptrdiff_t a_step,
                     const float *b, ptrdiff_t b_step, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    result[i] = condition[i] != 0 ? a[i * a_step] : b[i * b_step];
  }
}

void autograd_numbers(float *result, const bool *flags, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) result[i] = flags[i] ? 1 : 0;
}
