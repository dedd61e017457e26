// Functions of one argument, computed in Double and rounded once.
#include "autograd_math.h"

#pragma STDC FP_CONTRACT OFF

static double sigmoid(double x) { return 1 / (1 + exp(-x)); }

#define ARRAY_FUNCTION(name, function)                                              \
  void name(float *result, const float *x, ptrdiff_t count) {                       \
    for (ptrdiff_t i = 0; i < count; i++) result[i] = (float)function((double)x[i]); \
  }

ARRAY_FUNCTION(autograd_exp, exp)
ARRAY_FUNCTION(autograd_expm1, expm1)
ARRAY_FUNCTION(autograd_log, log)
ARRAY_FUNCTION(autograd_log1p, log1p)
ARRAY_FUNCTION(autograd_sin, sin)
ARRAY_FUNCTION(autograd_cos, cos)
ARRAY_FUNCTION(autograd_tanh, tanh)
ARRAY_FUNCTION(autograd_sigmoid, sigmoid)
ARRAY_FUNCTION(autograd_erf, erf)
