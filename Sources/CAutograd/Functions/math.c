// Functions of one argument, by the widest lanes that the processor has.
#include "autograd_math.h"

#include <stdint.h>
#include <string.h>

#include "autograd_parallel.h"
#include "careful.h"
#include "polynomials.h"
#include "quadrant.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

// In the order of autograd_function.
#define FUNCTIONS(each) each(exp) FUNCTIONS_BUT_EXP(each)
#define FUNCTIONS_BUT_EXP(each) \
  each(expm1) each(log) each(log1p) each(sin) each(cos) each(tanh) each(sigmoid) each(erf) \
  each(exp2) each(log2) each(log10) each(tan) each(asin) each(acos) each(atan) each(sinh) \
  each(cosh) each(asinh) each(acosh) each(atanh) each(erfc) each(erfinv)

#define GREATEST_ERROR 0x1p-41
#define LOG2_E 0x1.71547652b82fep+0
#define LOG10_E 0x1.bcb7b1526e50ep-2
#define LN_2 0x1.62e42fefa39efp-1
#define TWO_OVER_PI 0x1.45f306dc9c883p-1
// The first two of 32 bits, so that their products with whole numbers below 2^21 are exact.
#define HALF_PI_HIGH 0x1.921fb544p+0
#define HALF_PI_MIDDLE 0x1.0b4611a6p-34
#define HALF_PI_LOW 0x1.3198a2e037073p-69
#define HALF_PI 0x1.921fb54442d18p+0
#define TAN_EIGHTH_PI 0x1.a827999fcef32p-2
#define INTEGERS 0x1.8p52
// Bits of Doubles.
#define SIGN ((uint64_t)1 << 63)
#define FRACTION (((uint64_t)1 << 52) - 1)
#define ONE ((uint64_t)1023 << 52)
#define TWO_TO_52 ((uint64_t)1075 << 52)
#define ROOT_HALF ((uint64_t)0x3fe6a09e667f3bcd)

// Half a unit in the last place of a Float, in those of a Double, and 2^-37 of the power of two
// below a number, which is more than exp_lanes.h errs.
#define HALFWAY ((uint64_t)1 << 28)
#define GREATEST_DOUBT ((uint64_t)1 << 15)

// Two to the power of the whole number in the low bits.
#define PARTS_OF_TWO 1
#define ROOT_OF_TWO(shifted) ((doubles)(((words)(shifted) << 52) + ONE))
#define GROWTH_TERMS growth_terms

#define LANES 2
#define VARIANT(name) name##_portable
#if defined(__aarch64__)
#define FUSED 1
#else
#define FUSED 0
#endif
#include "lanes.h"
#undef FUSED
#undef VARIANT
#undef LANES

#if defined(__x86_64__)
#define FUSED 1
#define LANES 4
#define VARIANT(name) name##_avx2
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "lanes.h"
#pragma clang attribute pop
#undef VARIANT
#undef LANES
#undef GROWTH_TERMS
#undef ROOT_OF_TWO
#undef PARTS_OF_TWO

#include <immintrin.h>

// Roots from a table of two registers.
#define PARTS_OF_TWO 16
#define ROOT_OF_TWO(shifted)                                                               \
  ((doubles)(((words)(shifted) << 48) +                                                    \
             (words)_mm512_permutex2var_epi64(_mm512_load_si512(sixteenths_of_two),        \
                                              (__m512i)(shifted),                          \
                                              _mm512_load_si512(sixteenths_of_two + 8))))
#define GROWTH_TERMS small_growth_terms

#define LANES 8
#define VARIANT(name) name##_avx512
#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), \
                             apply_to = function)
#include "lanes.h"
#pragma clang attribute pop
#undef VARIANT
#undef LANES
#undef FUSED
#endif

#define ALWAYS_CAREFUL(function)                                                             \
  static void function##_careful(float *result, const float *x, ptrdiff_t count) {           \
    for (ptrdiff_t i = 0; i < count; i++) result[i] = autograd_careful_##function(x[i]);     \
  }
FUNCTIONS(ALWAYS_CAREFUL)

typedef void (*array_function)(float *, const float *, ptrdiff_t);

#define PORTABLE(function) function##_portable,
#define WITH_AVX2(function) function##_avx2,
#define WITH_AVX512(function) function##_avx512,
#define CAREFUL(function) function##_careful,

static const array_function kernels[AUTOGRAD_VARIANT_COUNT][AUTOGRAD_FUNCTION_COUNT] = {
    [AUTOGRAD_PORTABLE] = {FUNCTIONS(PORTABLE)},
#if defined(__x86_64__)
    [AUTOGRAD_AVX2] = {FUNCTIONS(WITH_AVX2)},
    [AUTOGRAD_AVX512] = {FUNCTIONS(WITH_AVX512)},
#endif
    [AUTOGRAD_DOUBLE_DOUBLE] = {FUNCTIONS(CAREFUL)},
};

bool autograd_apply(autograd_function function, autograd_variant variant, float *result,
                    const float *x, ptrdiff_t count) {
  if (!autograd_supports(variant)) return false;
  kernels[variant][function](result, x, count);
  return true;
}

// Where the one array of a variant has this function.
#define ORDINAL(function) function##_ordinal,
enum { FUNCTIONS(ORDINAL) };

// Numbers that are worth a thread.
enum { GRAIN = 8192 };

typedef struct {
  array_function function;
  float *result;
  const float *x;
} application;

static void apply_to_part(void *context, ptrdiff_t start, ptrdiff_t end) {
  const application *a = context;
  a->function(a->result + start, a->x + start, end - start);
}

static void apply(int function, float *result, const float *x, ptrdiff_t count) {
  application a = {kernels[autograd_variant_in_use()][function], result, x};
  if (count < 2 * GRAIN)
    apply_to_part(&a, 0, count);
  else
    autograd_parallel(count, GRAIN, apply_to_part, &a);
}

#define ENTRY(function)                                                      \
  void autograd_##function(float *result, const float *x, ptrdiff_t count) { \
    apply(function##_ordinal, result, x, count);                             \
  }
FUNCTIONS(ENTRY)
