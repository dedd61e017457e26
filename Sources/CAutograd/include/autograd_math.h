// The math library, under names of our own so that importing it brings no other symbol.
#ifndef AUTOGRAD_MATH_H
#define AUTOGRAD_MATH_H

#include <math.h>

static inline double autograd_cos(double x) { return cos(x); }
static inline double autograd_sin(double x) { return sin(x); }
static inline double autograd_log(double x) { return log(x); }
static inline double autograd_log1p(double x) { return log1p(x); }
static inline double autograd_pow(double x, double y) { return pow(x, y); }

#endif
