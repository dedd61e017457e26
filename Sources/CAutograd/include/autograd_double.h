// The system's functions in double precision, for gradient checks: they compare numbers within
// tolerances, so the last digits may differ between systems.
#ifndef AUTOGRAD_DOUBLE_H
#define AUTOGRAD_DOUBLE_H

#include <math.h>

// Under names of ours, so that importing them brings no other symbol.
static inline double autograd_double_exp(double x) { return exp(x); }
static inline double autograd_double_expm1(double x) { return expm1(x); }
static inline double autograd_double_log(double x) { return log(x); }
static inline double autograd_double_log1p(double x) { return log1p(x); }
static inline double autograd_double_sin(double x) { return sin(x); }
static inline double autograd_double_cos(double x) { return cos(x); }
static inline double autograd_double_tanh(double x) { return tanh(x); }
static inline double autograd_double_erf(double x) { return erf(x); }
static inline double autograd_double_exp2(double x) { return exp2(x); }
static inline double autograd_double_log2(double x) { return log2(x); }
static inline double autograd_double_log10(double x) { return log10(x); }
static inline double autograd_double_tan(double x) { return tan(x); }
static inline double autograd_double_asin(double x) { return asin(x); }
static inline double autograd_double_acos(double x) { return acos(x); }
static inline double autograd_double_atan(double x) { return atan(x); }
static inline double autograd_double_sinh(double x) { return sinh(x); }
static inline double autograd_double_cosh(double x) { return cosh(x); }
static inline double autograd_double_asinh(double x) { return asinh(x); }
static inline double autograd_double_acosh(double x) { return acosh(x); }
static inline double autograd_double_atanh(double x) { return atanh(x); }
static inline double autograd_double_erfc(double x) { return erfc(x); }
static inline double autograd_double_atan2(double y, double x) { return atan2(y, x); }
static inline double autograd_double_pow(double x, double y) { return pow(x, y); }

#endif
