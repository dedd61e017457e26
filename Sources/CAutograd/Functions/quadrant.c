// Payne and Hanek, "Radian reduction for trigonometric functions" (1983): of the product with
// 2/pi only those bits are computed that neither are whole turns nor too small to matter.
#include "quadrant.h"

__extension__ typedef unsigned __int128 wide;

enum { WORDS = 4 };

// 64 zero bits, then the bits of 2/pi after the point.
static const uint64_t two_over_pi[] = {
    0,
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
};

static const double_double half_pi = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};

static uint64_t bits_from(int start) {
  const int word = start / 64, shift = start % 64;
  if (shift == 0) return two_over_pi[word];
  return two_over_pi[word] << shift | two_over_pi[word + 1] >> (64 - shift);
}

// The fraction of a quarter turn, at most a half of one, from its bits after the point.
static double_double fraction(const uint64_t bits[WORDS]) {
  double_double sum = {0, 0};
  for (int i = 0; i < WORDS; i++) {
    const double high = ldexp((double)(uint32_t)(bits[i] >> 32), -64 * i - 32);
    const double low = ldexp((double)(uint32_t)bits[i], -64 * i - 64);
    sum = add(sum, ordered_sum(high, low));
  }
  return sum;
}

autograd_angle autograd_reduce(double x) {
  if (x < 0.78) return (autograd_angle){0, {x, 0}};
  int exponent;
  const uint64_t mantissa = (uint64_t)ldexp(frexp(x, &exponent), 53);
  exponent -= 53;

  // x * 2/pi modulo 4 as a fraction of a whole turn: the higher bits of 2/pi give whole turns.
  uint64_t turn[WORDS];
  uint64_t carry = 0;
  for (int i = WORDS - 1; i >= 0; i--) {
    const wide product = (wide)mantissa * bits_from(64 + exponent - 2 + 64 * i) + carry;
    turn[i] = (uint64_t)product;
    carry = (uint64_t)(product >> 64);
  }

  unsigned quadrant = (unsigned)(turn[0] >> 62);
  uint64_t quarter[WORDS];
  for (int i = 0; i < WORDS; i++)
    quarter[i] = turn[i] << 2 | (i + 1 < WORDS ? turn[i + 1] >> 62 : 0);
  // To the nearest quadrant; the complement is less than 2^-254 away from the negative.
  const int isAbove = (int)(quarter[0] >> 63);
  if (isAbove) {
    quadrant = (quadrant + 1) & 3;
    for (int i = 0; i < WORDS; i++) quarter[i] = ~quarter[i];
  }
  const double_double rest = multiply(fraction(quarter), half_pi);
  return (autograd_angle){quadrant, isAbove ? scale(rest, -1) : rest};
}
