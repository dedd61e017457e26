// The slow path of tangents and of inverse functions, on that of the functions they belong to.
#include "autograd_math.h"
#include "careful.h"
#include "double_double.h"

// For a >= 0.
static double_double root(double_double a) {
  const double first = sqrt(a.high);
  if (first == 0) return (double_double){0, 0};
  const double_double rest = add(a, scale(exact_product(first, first), -1));
  return ordered_sum(first, rest.high / (2 * first));
}

// sqrt(1 - x^2) for |x| <= 1.
static double_double other_side(double x) {
  return root(multiply(exact_sum(1, -x), exact_sum(1, x)));
}

// The angle of the point (x, y). The system's own, which is near enough, is turned back; what is
// left is its tangent, whose cube is out of reach.
static double_double angle_of(double_double y, double_double x) {
  const double near = atan2(y.high, x.high);
  const double_double sine = autograd_careful_sin_of(near, 0);
  const double_double cosine = autograd_careful_sin_of(near, 1);
  const double_double rise = add(multiply(y, cosine), scale(multiply(x, sine), -1));
  const double_double run = add(multiply(x, cosine), multiply(y, sine));
  return add_double(divide(rise, run), near);
}

float autograd_careful_tan(float x) {
  if (!isfinite(x)) return NAN;
  if (x == 0) return x;
  return nearest_float(divide(autograd_careful_sin_of(x, 0), autograd_careful_sin_of(x, 1)));
}

float autograd_careful_asin(float x) {
  if (!(fabsf(x) <= 1)) return NAN;
  return x == 0 ? x : nearest_float(angle_of((double_double){x, 0}, other_side(x)));
}

float autograd_careful_acos(float x) {
  if (!(fabsf(x) <= 1)) return NAN;
  return x == 1 ? 0 : nearest_float(angle_of(other_side(x), (double_double){x, 0}));
}

float autograd_careful_atan(float x) {
  if (isnan(x)) return NAN;
  if (isinf(x)) return copysignf(0x1.921fb6p+0f, x);
  return x == 0 ? x : nearest_float(angle_of((double_double){x, 0}, (double_double){1, 0}));
}

float autograd_atan2(float y, float x) {
  if (isnan(x) || isnan(y)) return NAN;
  const double estimate = atan2(y, x);
  const float low = (float)(estimate * (1 - 0x1p-41)), high = (float)(estimate * (1 + 0x1p-41));
  if (low == high) return low;
  const double_double height = {isinf(y) ? copysignf(1, y) : isinf(x) ? 0 : y, 0};
  const double_double side = {isinf(x) ? copysignf(1, x) : isinf(y) ? 0 : x, 0};
  return nearest_float(angle_of(height, side));
}

float autograd_careful_sinh(float x) {
  if (isnan(x)) return NAN;
  if (x == 0 || fabsf(x) > 105) return x == 0 ? x : copysignf(HUGE_VALF, x);
  const double_double growth = autograd_careful_expm1_of(fabsf(x));
  const double_double sum = add(growth, divide(growth, add_double(growth, 1)));
  return copysignf(nearest_float(scale(sum, 0.5)), x);
}

float autograd_careful_cosh(float x) {
  if (isnan(x)) return NAN;
  if (fabsf(x) > 105) return HUGE_VALF;
  const double_double power = autograd_careful_exp_of((double_double){fabsf(x), 0});
  const double_double inverse = divide((double_double){1, 0}, power);
  return nearest_float(scale(add(power, inverse), 0.5));
}

// log(x + sqrt(x^2 + 1)) = log(1 + x + x^2 / (1 + sqrt(x^2 + 1))).
float autograd_careful_asinh(float x) {
  if (x == 0 || !isfinite(x)) return isnan(x) ? NAN : x;
  const double size = fabsf(x);
  const double_double square = {size * size, 0};
  const double_double divisor = add_double(root(exact_sum(square.high, 1)), 1);
  const double_double more = add_double(divide(square, divisor), size);
  return copysignf(nearest_float(autograd_careful_log1p_of(more)), x);
}

// log(x + sqrt(x^2 - 1)) = log(1 + m + sqrt(m (m + 2))) with m = x - 1.
float autograd_careful_acosh(float x) {
  if (!(x >= 1)) return NAN;
  if (x == 1 || x == HUGE_VALF) return x == 1 ? 0 : x;
  const double_double more = exact_sum(x, -1);
  const double_double side = root(multiply(more, add_double(more, 2)));
  return nearest_float(autograd_careful_log1p_of(add(more, side)));
}

// log((1 + x) / (1 - x)) / 2 = log(1 + 2x / (1 - x)) / 2.
float autograd_careful_atanh(float x) {
  if (!(fabsf(x) <= 1)) return NAN;
  if (x == 0 || fabsf(x) == 1) return x == 0 ? x : copysignf(HUGE_VALF, x);
  const double size = fabsf(x);
  const double_double ratio = divide((double_double){2 * size, 0}, exact_sum(1, -size));
  return copysignf(nearest_float(scale(autograd_careful_log1p_of(ratio), 0.5)), x);
}
