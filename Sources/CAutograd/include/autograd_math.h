// Functions of one argument, correctly rounded: each result is the Float nearest to the exact
// value, whatever the processor, the system and the build configuration. A result that is not a
// number is 0x7fc00000.
#ifndef AUTOGRAD_MATH_H
#define AUTOGRAD_MATH_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "autograd_variant.h"

// Each writes f(x[i]) to result[i]; `result` may be `x` itself.
void autograd_exp(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_expm1(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_log(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_log1p(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_sin(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_cos(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_tanh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
// 1 / (1 + exp(-x)).
void autograd_sigmoid(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_erf(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_exp2(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_log2(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_log10(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_tan(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_asin(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_acos(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_atan(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_sinh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_cosh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_asinh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_acosh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
void autograd_atanh(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
// 1 - erf(x).
void autograd_erfc(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);
// The number whose erf is x.
void autograd_erfinv(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t count);

// The angle of the point (x, y), correctly rounded like a power below. The system's atan2 in double
// precision decides where it leaves no doubt.
float autograd_atan2(float y, float x);

// Each writes x[i] to the power of y[i] to result[i], correctly rounded, for all pairs of Floats; a
// step of zero repeats the first base or exponent. `result` may be `x` or `y`.
void autograd_pow(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t x_step,
                  const float *_Nonnull y, ptrdiff_t y_step, ptrdiff_t count);
// The same by a chosen variant, for tests. Returns false, and writes nothing, where the processor
// lacks it.
bool autograd_pow_by(autograd_variant variant, float *_Nonnull result, const float *_Nonnull x,
                     ptrdiff_t x_step, const float *_Nonnull y, ptrdiff_t y_step,
                     ptrdiff_t count);
// One power by the slow path alone, for tests.
float autograd_careful_pow(float x, float y);

typedef enum {
  AUTOGRAD_EXP,
  AUTOGRAD_EXPM1,
  AUTOGRAD_LOG,
  AUTOGRAD_LOG1P,
  AUTOGRAD_SIN,
  AUTOGRAD_COS,
  AUTOGRAD_TANH,
  AUTOGRAD_SIGMOID,
  AUTOGRAD_ERF,
  AUTOGRAD_EXP2,
  AUTOGRAD_LOG2,
  AUTOGRAD_LOG10,
  AUTOGRAD_TAN,
  AUTOGRAD_ASIN,
  AUTOGRAD_ACOS,
  AUTOGRAD_ATAN,
  AUTOGRAD_SINH,
  AUTOGRAD_COSH,
  AUTOGRAD_ASINH,
  AUTOGRAD_ACOSH,
  AUTOGRAD_ATANH,
  AUTOGRAD_ERFC,
  AUTOGRAD_ERFINV,
  AUTOGRAD_FUNCTION_COUNT,
} autograd_function;

// A function by a chosen variant, for tests. Returns false, and writes nothing, where the
// processor lacks it.
bool autograd_apply(autograd_function function, autograd_variant variant, float *_Nonnull result,
                    const float *_Nonnull x, ptrdiff_t count);

// Doubles that are within 0.51 units of the last place of the exact value, on every system.
double autograd_log1p_double(double x);
// For x < 110: zero below -110.
double autograd_exp_double(double x);
// For |x| < 2^128.
double autograd_sin_double(double x);
double autograd_cos_double(double x);
// The number whose erf is x.
double autograd_erfinv_double(double x);

#endif
