// The exponential, which softmax and many other functions wait for, in two vectors at a time. Like
// lanes.h, which includes this file, it is compiled once for each kind of processor.
//
// A first attempt is within 2^-38.4 of the exact value. A Double has 29 bits behind those of a
// Float: only if they lie near those of a number halfway between two Floats, about once in 8,000
// times, can the Float be in doubt. These vectors, and those with numbers whose exponentials are
// not normal Floats, are left to the step of lanes.h.

#define both_floats VARIANT(both_floats)
#define both_words VARIANT(both_words)

typedef float both_floats __attribute__((ext_vector_type(2 * LANES)));
typedef uint32_t both_words __attribute__((ext_vector_type(2 * LANES)));

// exp(x) = 2^(whole / PARTS_OF_TWO) * exp(rest) for |x| <= 87.
INLINE doubles VARIANT(nearly_exp)(doubles x) {
  const doubles shifted = fused(x, PARTS_OF_TWO * LOG2_E, INTEGERS);
  const doubles rest = fused(shifted - INTEGERS, -LN_2 / PARTS_OF_TWO, x);
  const doubles power = ROOT_OF_TWO(shifted);
  return fused(power * rest, POLYNOMIAL(rest, GROWTH_TERMS), power);
}

// Zero where y may round to either of two Floats.
INLINE words VARIANT(distance_from_doubt)(doubles y) {
  return ((words)y + (HALFWAY + GREATEST_DOUBT)) & (2 * HALFWAY - 2 * GREATEST_DOUBT);
}

// Out of line, so that it takes no registers from the loop.
__attribute__((noinline)) static void VARIANT(exp_in_doubt)(float *result, const float *x) {
  VARIANT(exp_step)(result, x);
  VARIANT(exp_step)(result + LANES, x + LANES);
}

INLINE void VARIANT(exp_both_steps)(float *result, const float *x) {
  both_floats both;
  memcpy(&both, x, sizeof both);
  const doubles low = VARIANT(nearly_exp)(__builtin_convertvector(both.lo, doubles));
  const doubles high = VARIANT(nearly_exp)(__builtin_convertvector(both.hi, doubles));
  const words doubt = (words)((VARIANT(distance_from_doubt)(low) == 0) |
                              (VARIANT(distance_from_doubt)(high) == 0));
  const both_floats size = (both_floats)((both_words)both & 0x7fffffff);
  if (__builtin_reduce_or(doubt) != 0 || __builtin_reduce_or(~(size <= 87)) != 0) {
    VARIANT(exp_in_doubt)(result, x);
    return;
  }
  both.lo = __builtin_convertvector(low, floats);
  both.hi = __builtin_convertvector(high, floats);
  memcpy(result, &both, sizeof both);
}

static void VARIANT(exp)(float *result, const float *x, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 2 * LANES <= count; i += 2 * LANES) VARIANT(exp_both_steps)(result + i, x + i);
  if (i == count) return;
  float rest[2 * LANES] = {0};
  const size_t size = sizeof(float) * (size_t)(count - i);
  memcpy(rest, x + i, size);
  VARIANT(exp_both_steps)(rest, rest);
  memcpy(result + i, rest, size);
}

#undef both_floats
#undef both_words
