// Sines, cosines, tangents and their inverses. lanes.h includes this file, so it is compiled once
// for each kind of processor.

// An angle as a number of quarter turns, modulo four, and the rest.
typedef struct {
  doubles rest;
  words quadrant;
} VARIANT(angle);

// Cody and Waite's reduction, with three parts of pi/2, up to 2^20.
INLINE VARIANT(angle) VARIANT(angle_of)(doubles x) {
  const doubles shifted = fused(x, TWO_OVER_PI, INTEGERS);
  const doubles whole = shifted - INTEGERS;
  doubles rest = fused(whole, -HALF_PI_HIGH, x);
  rest = fused(whole, -HALF_PI_MIDDLE, rest);
  rest = fused(whole, -HALF_PI_LOW, rest);
  VARIANT(angle) angle = {rest, (words)shifted};
  const doubles size = VARIANT(magnitude)(x);
  if (__builtin_reduce_or(size > 0x1p20) == 0) return angle;
  for (int lane = 0; lane < LANES; lane++) {
    if (size[lane] <= 0x1p20) continue;
    const autograd_angle large = autograd_reduce(x[lane]);
    angle.rest[lane] = large.rest.high;
    angle.quadrant[lane] = large.quadrant;
  }
  return angle;
}

// Sine and cosine of the rest.
typedef struct {
  doubles sine, cosine;
} VARIANT(direction);

INLINE VARIANT(direction) VARIANT(direction_of)(doubles rest) {
  const doubles square = rest * rest;
  return (VARIANT(direction)){rest * fused(square, POLYNOMIAL(square, sin_terms), 1),
                              fused(square, POLYNOMIAL(square, cos_terms), 1)};
}

// sin(x + quadrants * pi/2).
INLINE doubles VARIANT(sin_of)(doubles x, uint64_t quadrants) {
  const VARIANT(angle) angle = VARIANT(angle_of)(x);
  const VARIANT(direction) direction = VARIANT(direction_of)(angle.rest);
  const words quadrant = angle.quadrant + quadrants;
  const doubles value = (quadrant & 1) != 0 ? direction.cosine : direction.sine;
  return (doubles)((words)value ^ ((quadrant & 2) << 62));
}

INLINE doubles VARIANT(sin_lanes)(doubles x) { return VARIANT(sin_of)(x, 0); }

INLINE doubles VARIANT(cos_lanes)(doubles x) { return VARIANT(sin_of)(x, 1); }

// A quarter turn makes -cosine / sine of it.
INLINE doubles VARIANT(tan_lanes)(doubles x) {
  const VARIANT(angle) angle = VARIANT(angle_of)(x);
  const VARIANT(direction) direction = VARIANT(direction_of)(angle.rest);
  const doubles turned = -direction.cosine / direction.sine;
  return (angle.quadrant & 1) != 0 ? turned : direction.sine / direction.cosine;
}

// asin(x) for x from 0 to 1/2, and half of acos(x) beyond: with t = sqrt((1 - x) / 2), acos(x) is
// 2 asin(t). NaN above 1.
INLINE doubles VARIANT(small_angle)(doubles x) {
  const doubles square = x > 0.5 ? 0.5 * (1 - x) : x * x;
  const doubles sine = x > 0.5 ? VARIANT(root)(square) : x;
  return fused(sine * square, POLYNOMIAL(square, asin_terms), sine);
}

INLINE doubles VARIANT(asin_lanes)(doubles x) {
  const doubles size = VARIANT(magnitude)(x), angle = VARIANT(small_angle)(size);
  return VARIANT(with_sign)(size > 0.5 ? HALF_PI - 2 * angle : angle, x);
}

INLINE doubles VARIANT(acos_lanes)(doubles x) {
  const doubles size = VARIANT(magnitude)(x), angle = VARIANT(small_angle)(size);
  const doubles far = x > 0 ? 2 * angle : 2 * (HALF_PI - angle);
  return size > 0.5 ? far : HALF_PI - VARIANT(with_sign)(angle, x);
}

// What is left between the nearest of 0, pi/4 and pi/2 is at most pi/8.
INLINE doubles VARIANT(atan_lanes)(doubles x) {
  const doubles size = VARIANT(magnitude)(x);
  const doubles zero = 0, one = 1;
  const doubles rise = size <= TAN_EIGHTH_PI ? size : size <= 1 / TAN_EIGHTH_PI ? size - 1 : -one;
  const doubles run = size <= TAN_EIGHTH_PI ? one : size <= 1 / TAN_EIGHTH_PI ? size + 1 : size;
  const doubles start = size <= TAN_EIGHTH_PI        ? zero
                        : size <= 1 / TAN_EIGHTH_PI ? HALF_PI / 2 + zero
                                                     : HALF_PI + zero;
  const doubles tangent = rise / run, square = tangent * tangent;
  const doubles rest = fused(tangent * square, POLYNOMIAL(square, atan_terms), tangent);
  return VARIANT(with_sign)(start + rest, x);
}
