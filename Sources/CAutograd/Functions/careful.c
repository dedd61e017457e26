// Series that need no tables: Horner's scheme over the quotients of neighbouring terms.
#include "careful.h"

#include "autograd_math.h"
#include "double_double.h"
#include "quadrant.h"

static const double_double one = {1, 0};
static const double_double ln2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
static const double_double ln10 = {0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53};
static const double_double two_over_root_pi = {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56};

// exp(x) as power * (1 + growth), where the growth of a small x keeps all its bits.
typedef struct {
  double power;
  double_double growth;
} exponential;

static exponential exponential_of(double_double x) {
  const double exponent = rint(x.high * 0x1.71547652b82fep+0);
  const double_double rest =
      scale(add(x, multiply(ln2, (double_double){-exponent, 0})), 1.0 / 16);
  // r + r^2/2! + r^3/3! + ... for r up to 0.022.
  double_double sum = one;
  for (int n = 14; n >= 2; n--)
    sum = add_double(divide_by(multiply(sum, rest), n), 1);
  double_double growth = multiply(rest, sum);
  // (1 + g)^2 = 1 + g (2 + g), four times.
  for (int i = 0; i < 4; i++) growth = multiply(growth, add_double(growth, 2));
  return (exponential){ldexp(1, (int)exponent), growth};
}

double_double autograd_careful_exp_of(double_double x) {
  const exponential e = exponential_of(x);
  return scale(add_double(e.growth, 1), e.power);
}

double_double autograd_careful_expm1_of(double x) {
  const exponential e = exponential_of((double_double){x, 0});
  return add(scale(e.growth, e.power), exact_sum(e.power, -1));
}

// log(2^exponent (1 + f)) = exponent * log 2 + 2 atanh(f / (2 + f)), for f from -0.3 to 0.42.
static double_double log_of(int exponent, double_double f) {
  const double_double s = divide(f, add_double(f, 2));
  const double_double square = multiply(s, s);
  double_double sum = {0, 0};
  for (int n = 43; n >= 1; n -= 2)
    sum = add(multiply(sum, square), divide_by(one, n));
  const double_double part = scale(multiply(s, sum), 2);
  if (exponent == 0) return part;
  return add(multiply(ln2, (double_double){exponent, 0}), part);
}

static int exponent_for_log(double x) {
  int exponent;
  return frexp(x, &exponent) < 0.7071 ? exponent - 1 : exponent;
}

double_double autograd_careful_log_of(double x) {
  const int exponent = exponent_for_log(x);
  return log_of(exponent, (double_double){ldexp(x, -exponent) - 1, 0});
}

double_double autograd_careful_log1p_of(double_double x) {
  // Near zero the sum would lose bits of x, and the exponent is zero.
  if (x.high > -0.29 && x.high < 0.41) return log_of(0, x);
  const double_double sum = add_double(x, 1);
  const int exponent = exponent_for_log(sum.high);
  const double_double mantissa = scale(sum, ldexp(1, -exponent));
  return log_of(exponent, add_double(mantissa, -1));
}

static double_double sin_of_rest(double_double r) {
  const double_double square = multiply(r, r);
  double_double sum = one;
  for (int n = 28; n >= 2; n -= 2)
    sum = add_double(divide_by(multiply(sum, square), -n * (n + 1)), 1);
  return multiply(r, sum);
}

static double_double cos_of_rest(double_double r) {
  const double_double square = multiply(r, r);
  double_double sum = one;
  for (int n = 28; n >= 2; n -= 2)
    sum = add_double(divide_by(multiply(sum, square), -n * (n - 1)), 1);
  return sum;
}

double_double autograd_careful_sin_of(double x, unsigned quadrants) {
  const autograd_angle angle = autograd_reduce(x);
  const unsigned quadrant = angle.quadrant + quadrants;
  const double_double value =
      quadrant & 1 ? cos_of_rest(angle.rest) : sin_of_rest(angle.rest);
  return quadrant & 2 ? scale(value, -1) : value;
}

double autograd_log1p_double(double x) {
  if (!(x > -1 && x < HUGE_VAL) || x == 0) return x == -1 ? -HUGE_VAL : x >= 0 ? x : NAN;
  return autograd_careful_log1p_of((double_double){x, 0}).high;
}

double autograd_exp_double(double x) {
  return x < -110 ? 0 : autograd_careful_exp_of((double_double){x, 0}).high;
}

double autograd_sin_double(double x) {
  return fabs(x) < 0x1p128 ? autograd_careful_sin_of(x, 0).high : NAN;
}

double autograd_cos_double(double x) {
  return fabs(x) < 0x1p128 ? autograd_careful_sin_of(x, 1).high : NAN;
}

float autograd_careful_exp(float x) {
  if (isnan(x)) return NAN;
  if (fabsf(x) > 105) return x > 0 ? HUGE_VALF : 0;
  return nearest_float(autograd_careful_exp_of((double_double){x, 0}));
}

float autograd_careful_exp2(float x) {
  if (isnan(x)) return NAN;
  if (x > 130 || x < -152) return x > 0 ? HUGE_VALF : 0;
  const double whole = rint(x), power = ldexp(1, (int)whole);
  // Halfway between zero and the smallest Float lies 2^-150.
  if (x == whole) return (float)power;
  return nearest_float(
      scale(autograd_careful_exp_of(multiply(ln2, (double_double){x - whole, 0})), power));
}

float autograd_careful_expm1(float x) {
  if (isnan(x)) return NAN;
  if (fabsf(x) > 105) return x > 0 ? HUGE_VALF : -1;
  return x == 0 ? x : nearest_float(autograd_careful_expm1_of(x));
}

float autograd_careful_log(float x) {
  if (x == 0) return -HUGE_VALF;
  if (!(x > 0)) return NAN;
  return x == HUGE_VALF ? x : nearest_float(autograd_careful_log_of(x));
}

float autograd_careful_log2(float x) {
  if (!(x > 0 && x < HUGE_VALF)) return autograd_careful_log(x);
  const int exponent = exponent_for_log(x);
  const double_double rest = log_of(0, (double_double){ldexp(x, -exponent) - 1, 0});
  return nearest_float(add_double(divide(rest, ln2), exponent));
}

float autograd_careful_log10(float x) {
  if (!(x > 0 && x < HUGE_VALF)) return autograd_careful_log(x);
  return nearest_float(divide(autograd_careful_log_of(x), ln10));
}

float autograd_careful_log1p(float x) {
  if (x == 0 || x == HUGE_VALF) return x;
  if (!(x > -1)) return x == -1 ? -HUGE_VALF : NAN;
  return nearest_float(autograd_careful_log1p_of((double_double){x, 0}));
}

float autograd_careful_sin(float x) {
  if (!isfinite(x)) return NAN;
  return x == 0 ? x : nearest_float(autograd_careful_sin_of(x, 0));
}

float autograd_careful_cos(float x) {
  return isfinite(x) ? nearest_float(autograd_careful_sin_of(x, 1)) : NAN;
}

float autograd_careful_tanh(float x) {
  if (isnan(x)) return NAN;
  if (x == 0) return x;
  if (fabsf(x) > 20) return copysignf(1, x);
  const double_double growth = autograd_careful_expm1_of(2 * fabs(x));
  return copysignf(nearest_float(divide(growth, add_double(growth, 2))), x);
}

float autograd_careful_sigmoid(float x) {
  if (isnan(x)) return NAN;
  if (fabsf(x) > 105) return x > 0 ? 1 : 0;
  return nearest_float(divide(one, add_double(autograd_careful_exp_of((double_double){-x, 0}), 1)));
}

// 2/sqrt(pi) exp(-x^2) (x + 2 x^3/3 + 4 x^5/15 + ...): no term is negative, nothing cancels.
static double_double erf_of(double x) {
  const double square = x * x;
  double_double term = {x, 0}, sum = term;
  for (int n = 3; fabs(term.high) > 0x1p-110 * fabs(sum.high); n += 2) {
    term = divide_by(multiply(term, (double_double){2 * square, 0}), n);
    sum = add(sum, term);
  }
  const double_double decay = autograd_careful_exp_of((double_double){-square, 0});
  return multiply(multiply(two_over_root_pi, decay), sum);
}

// exp(-x^2)/sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + (3/2) / (x + ...)))), for x >= 3.
static double_double erfc_of(double x) {
  double_double fraction = {x, 0};
  for (int n = 120; n > 0; n--)
    fraction = add_double(divide((double_double){0.5 * n, 0}, fraction), x);
  const double_double decay = autograd_careful_exp_of((double_double){-x * x, 0});
  return divide(multiply(scale(two_over_root_pi, 0.5), decay), fraction);
}

float autograd_careful_erf(float x) {
  if (isnan(x)) return NAN;
  if (x == 0) return x;
  return fabsf(x) > 4 ? copysignf(1, x) : nearest_float(erf_of(x));
}

float autograd_careful_erfc(float x) {
  if (isnan(x)) return NAN;
  if (x < -4 || x > 10.25f) return x > 0 ? 0 : 2;
  return nearest_float(x < 3 ? add_double(scale(erf_of(x), -1), 1) : erfc_of(x));
}

// Winitzki's approximation of the number whose erf is x, within 0.004 of it, relative to it ("A
// handy approximation for the error function and its inverse", 2008), for x from 0 to 1.
static double erfinv_estimate(double x) {
  const double a = 0.147;
  const double logarithm = autograd_careful_log_of((1 - x) * (1 + x)).high;
  const double half = 0x1.45f306dc9c883p-1 / a + logarithm / 2;
  return sqrt(sqrt(half * half - logarithm / a) - half);
}

// From y near it: erf's inverse is y + d + y d^2 + (1 + 4 y^2)/3 d^3 + (7 y + 12 y^3)/6 d^4 + ...,
// where d is the rest of x over erf's slope at y.
static double_double erfinv_of(double x) {
  double_double result = {erfinv_estimate(x), 0};
  // Each step leaves about the fifth power of the error.
  for (int step = 0; step < 3; step++) {
    // A Float, of which the square is exact.
    const double y = (float)result.high;
    // Where x is near 1 both are small.
    const double_double rest =
        y < 3 ? add_double(scale(erf_of(y), -1), x) : add_double(erfc_of(y), x - 1);
    const double_double growth = autograd_careful_exp_of((double_double){y * y, 0});
    const double_double d = divide(multiply(rest, growth), two_over_root_pi);
    const double square = y * y;
    const double further = (1 + 4 * square) / 3 + (7 + 12 * square) / 6 * y * d.high;
    const double_double powers = multiply(multiply(d, d), add_double(exact_product(further, d.high), y));
    result = add_double(add(d, powers), y);
  }
  return result;
}

double autograd_erfinv_double(double x) {
  if (!(fabs(x) < 1) || x == 0) return fabs(x) == 1 ? copysign(HUGE_VAL, x) : x == 0 ? x : NAN;
  return copysign(erfinv_of(fabs(x)).high, x);
}

float autograd_careful_erfinv(float x) {
  if (x == 0) return x;
  if (!(fabsf(x) < 1)) return fabsf(x) == 1 ? copysignf(HUGE_VALF, x) : NAN;
  return copysignf(nearest_float(erfinv_of(fabs(x))), x);
}
