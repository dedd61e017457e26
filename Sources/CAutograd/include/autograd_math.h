// Functions of one argument, correctly rounded: each result is the Float nearest to the exact
// value, whatever the processor, the system and the build configuration.
#ifndef AUTOGRAD_MATH_H
#define AUTOGRAD_MATH_H

#include <math.h>
#include <stddef.h>

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

// Doubles from the system's math library, under names of our own so that importing it brings
// no other symbol.
static inline double autograd_cos_double(double x) { return cos(x); }
static inline double autograd_sin_double(double x) { return sin(x); }
static inline double autograd_log_double(double x) { return log(x); }
static inline double autograd_log1p_double(double x) { return log1p(x); }
static inline double autograd_pow(double x, double y) { return pow(x, y); }

#endif
