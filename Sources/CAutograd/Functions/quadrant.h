// An angle as a number of quarter turns and the rest.
#ifndef QUADRANT_H
#define QUADRANT_H

#include "double_double.h"

typedef struct {
  // Modulo four.
  unsigned quadrant;
  // Between -pi/4 and pi/4.
  double_double rest;
} autograd_angle;

// The angle `x`, for |x| < 2^128; the rest is NaN for others.
autograd_angle autograd_reduce(double x);

#endif
