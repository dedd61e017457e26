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

// The first 106 significant bits of the bits after a point.
static double_double fraction(const uint64_t bits[WORDS]) {
  int first = 0;
  while (first < WORDS - 3 && bits[first] == 0) first++;
  const int zeros = bits[first] == 0 ? 0 : __builtin_clzll(bits[first]);
  const wide top = ((wide)bits[first] << 64 | bits[first + 1]) << zeros |
                   (wide)bits[first + 2] >> (64 - zeros);
  const double high = (double)(int64_t)(uint64_t)(top >> 75);
  const double low = (double)((int64_t)(uint64_t)(top >> 22) & ((INT64_C(1) << 53) - 1));
  const double unit = ldexp(1, -64 * first - zeros - 53);
  return (double_double){high * unit, low * unit * 0x1p-53};
}

autograd_angle autograd_reduce(double x) {
  const double size = fabs(x);
  if (size < 0.78) return (autograd_angle){0, {x, 0}};
  if (!(size < 0x1p128)) return (autograd_angle){0, {NAN, NAN}};
  uint64_t bits;
  memcpy(&bits, &size, sizeof bits);
  const int exponent = (int)(bits >> 52) - 1075;
  const uint64_t mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;

  // |x| * 2/pi modulo 4 as a fraction of a whole turn: the higher bits of 2/pi give whole turns.
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
  const int isNegative = x < 0;
  return (autograd_angle){(isNegative ? 4 - quadrant : quadrant) & 3,
                          isNegative == isAbove ? rest : scale(rest, -1)};
}
