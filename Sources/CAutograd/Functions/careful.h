// The slow path: functions in double-double arithmetic, of which no correctly rounded result is
// out of reach (no exact value lies nearer than about 2^-65 of itself to a rounding boundary).
#ifndef CAREFUL_H
#define CAREFUL_H

#include "double_double.h"

float autograd_careful_exp(float x);
float autograd_careful_expm1(float x);
float autograd_careful_log(float x);
float autograd_careful_log1p(float x);
float autograd_careful_sin(float x);
float autograd_careful_cos(float x);
float autograd_careful_tanh(float x);
float autograd_careful_sigmoid(float x);
float autograd_careful_erf(float x);
float autograd_careful_exp2(float x);
float autograd_careful_log2(float x);
float autograd_careful_log10(float x);
float autograd_careful_tan(float x);
float autograd_careful_asin(float x);
float autograd_careful_acos(float x);
float autograd_careful_atan(float x);
float autograd_careful_sinh(float x);
float autograd_careful_cosh(float x);
float autograd_careful_asinh(float x);
float autograd_careful_acosh(float x);
float autograd_careful_atanh(float x);
float autograd_careful_erfc(float x);
float autograd_careful_erfinv(float x);

// Within 2^-98 of exp(x), relative to it, for |x| < 110.
double_double autograd_careful_exp_of(double_double x);
// exp(x) - 1 for |x| < 110, relative to it as near.
double_double autograd_careful_expm1_of(double x);
// Within 2^-100 of log(x), relative to it, for a Float x > 0.
double_double autograd_careful_log_of(double x);
// log(1 + x), relative to it as near.
double_double autograd_careful_log1p_of(double_double x);
// sin(x + quadrants * pi/2), relative to it as near.
double_double autograd_careful_sin_of(double x, unsigned quadrants);

#endif
