#include "record.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const ptrdiff_t sizes[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,  12,  13,  14,  15,  16,  17,
                           18, 19, 20, 23, 24, 25, 31, 32, 33, 35, 39, 40,  41,  47,  48,  49,  63,  64,
                           65, 67, 79, 80, 81, 95, 96, 97, 99, 127, 128, 129, 255, 256, 257, 511, MOST};
const int size_count = sizeof sizes / sizeof *sizes;

static const uint32_t edges[] = {
    0x00000000, 0x80000000, 0x7f800000, 0xff800000, 0x7fc00000, 0xffc00000, 0x7fc00001, 0xffffffff,
    0x7f800001, 0xff800001, 0x00000001, 0x80000001, 0x007fffff, 0x807fffff, 0x00800000, 0x80800000,
    0x7f7fffff, 0xff7fffff, 0x3f800000, 0xbf800000, 0x3f800001, 0x3f7fffff, 0x40000000, 0xc0000000,
    0x3f000000, 0xbf000000, 0x42b17218, 0xc2cff1b5, 0x4b800000, 0xcb800001, 0x3fc90fdb, 0x40490fdb,
};

// Weyl's sequence, mixed by two multiplications.
static uint32_t mixed(uint64_t *state) {
  uint64_t bits = *state += 0x9e3779b97f4a7c15;
  bits = (bits ^ bits >> 32) * 0xd6e8feb86659fd93;
  return (uint32_t)((bits ^ bits >> 32) * 0xd6e8feb86659fd93 >> 32);
}

void fill(float *numbers, ptrdiff_t count, kind kind, uint64_t seed) {
  uint64_t state = seed * 0x100000001b3 + (uint64_t)kind;
  for (ptrdiff_t i = 0; i < count; i++) {
    const uint32_t random = mixed(&state);
    uint32_t bits = random;
    switch (kind) {
      case EDGES: bits = edges[random >> 27]; break;
      case NUMBERS: numbers[i] = (float)(int32_t)(random >> 8) * 0x1p-21f - 4; continue;
      case SHARES: numbers[i] = (float)(int32_t)(random >> 8) * 0x1p-24f; continue;
      default: break;
    }
    memcpy(numbers + i, &bits, sizeof bits);
  }
}

static uint64_t hashed(uint64_t hash, uint64_t bits) {
  hash = (hash ^ bits) * 0x9fb21c651e98df25;
  return hash ^ hash >> 29;
}

static void print(const char *name, ptrdiff_t number, kind kind, uint64_t hash, uint64_t raw) {
  static const char *const names[KIND_COUNT] = {"edges", "bits", "numbers", "shares"};
  printf("%s %td %s %016" PRIx64 " %016" PRIx64 "\n", name, number, names[kind], hash, raw);
}

void record(const char *name, ptrdiff_t number, kind kind, const float *result, ptrdiff_t count) {
  uint64_t hash = (uint64_t)count, raw = hash;
  for (ptrdiff_t i = 0; i < count; i++) {
    uint32_t bits;
    memcpy(&bits, result + i, sizeof bits);
    raw = hashed(raw, bits);
    hash = hashed(hash, (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : bits);
  }
  print(name, number, kind, hash, raw);
}

void record_bits(const char *name, ptrdiff_t number, kind kind, const uint64_t *bits, ptrdiff_t count) {
  uint64_t hash = (uint64_t)count;
  for (ptrdiff_t i = 0; i < count; i++) hash = hashed(hash, bits[i]);
  print(name, number, kind, hash, hash);
}

float *numbers(ptrdiff_t count) {
  float *start = malloc((size_t)count * sizeof(float) + 1);
  if (start == NULL) {
    fprintf(stderr, "no memory for %td numbers\n", count);
    exit(2);
  }
  return start;
}
