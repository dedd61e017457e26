// Numbers of about 106 bits: unevaluated sums of two Doubles.
//
// Two-sum is Knuth's, the product takes a fused multiply-add; the rest follows Joldes, Muller and
// Popescu, "Tight and rigorous error bounds for basic building blocks of double-word arithmetic"
// (2017), with relative errors of a few 2^-106 an operation.
#ifndef DOUBLE_DOUBLE_H
#define DOUBLE_DOUBLE_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

typedef struct {
  double high, low;
} double_double;

// For |a| >= |b|, or a == 0.
static inline double_double ordered_sum(double a, double b) {
  const double sum = a + b;
  return (double_double){sum, b - (sum - a)};
}

static inline double_double exact_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return (double_double){sum, (a - (sum - part)) + (b - part)};
}

static inline double_double exact_product(double a, double b) {
  const double product = a * b;
  return (double_double){product, fma(a, b, -product)};
}

static inline double_double add(double_double a, double_double b) {
  const double_double high = exact_sum(a.high, b.high);
  const double_double low = exact_sum(a.low, b.low);
  const double_double sum = ordered_sum(high.high, high.low + low.high);
  return ordered_sum(sum.high, sum.low + low.low);
}

static inline double_double add_double(double_double a, double b) {
  return add(a, (double_double){b, 0});
}

static inline double_double multiply(double_double a, double_double b) {
  const double_double high = exact_product(a.high, b.high);
  const double low = fma(a.high, b.low, a.low * b.high);
  return ordered_sum(high.high, high.low + low);
}

// The product with a power of two, which is exact.
static inline double_double scale(double_double a, double power) {
  return (double_double){a.high * power, a.low * power};
}

static inline double_double divide(double_double a, double_double b) {
  const double first = a.high / b.high;
  const double_double rest = add(a, scale(multiply(b, (double_double){first, 0}), -1));
  return ordered_sum(first, rest.high / b.high);
}

static inline double_double divide_by(double_double a, double b) {
  return divide(a, (double_double){b, 0});
}

// The Float nearest to `a`, rounded once: between two neighbouring Doubles the odd one is taken
// first, which can be neither a Float nor half-way between two (Boldo and Melquiond, "Emulation
// of FMA and correctly rounded sums: proved algorithms using rounding to odd", 2008).
static inline float nearest_float(double_double a) {
  const double_double sum = ordered_sum(a.high, a.low);
  double odd = sum.high;
  uint64_t bits;
  memcpy(&bits, &odd, sizeof bits);
  if (sum.low != 0 && (bits & 1) == 0) {
    bits += (sum.low > 0) == (sum.high > 0) ? 1 : UINT64_MAX;
    memcpy(&odd, &bits, sizeof odd);
  }
  return (float)odd;
}

#endif
