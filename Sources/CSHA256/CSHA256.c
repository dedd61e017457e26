// SHA-256. Source: NIST, FIPS PUB 180-4, "Secure Hash Standard" (2015), sections 4.1.2, 4.2.2, 5.1.1, 5.3.3
// and 6.2; the names are the standard's.
//
// Macros and unrolled rounds, because a debug build does not optimize C: so it takes a third of the time.
#include "CSHA256.h"

#include <string.h>

#define ROTR(x, n) ((x) >> (n) | (x) << (32 - (n)))
#define CH(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJ(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))
#define SUM_0(x) (ROTR(x, 2) ^ ROTR(x, 13) ^ ROTR(x, 22))
#define SUM_1(x) (ROTR(x, 6) ^ ROTR(x, 11) ^ ROTR(x, 25))
#define SIGMA_0(x) (ROTR(x, 7) ^ ROTR(x, 18) ^ (x) >> 3)
#define SIGMA_1(x) (ROTR(x, 17) ^ ROTR(x, 19) ^ (x) >> 10)

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define ROUND(a, b, c, d, e, f, g, h, t)               \
  T1 = (h) + SUM_1(e) + CH(e, f, g) + K[t] + W[t];     \
  (d) += T1;                                           \
  (h) = T1 + SUM_0(a) + MAJ(a, b, c)

static void add_block(uint32_t H[8], const uint8_t *block) {
  uint32_t W[64], T1;
  for (int t = 0; t < 16; t += 1) {
    W[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
           (uint32_t)block[4 * t + 2] << 8 | (uint32_t)block[4 * t + 3];
  }
  for (int t = 16; t < 64; t += 1) {
    uint32_t x = W[t - 2], y = W[t - 15];
    W[t] = SIGMA_1(x) + W[t - 7] + SIGMA_0(y) + W[t - 16];
  }
  uint32_t a = H[0], b = H[1], c = H[2], d = H[3], e = H[4], f = H[5], g = H[6], h = H[7];
  for (int t = 0; t < 64; t += 8) {
    ROUND(a, b, c, d, e, f, g, h, t);
    ROUND(h, a, b, c, d, e, f, g, t + 1);
    ROUND(g, h, a, b, c, d, e, f, t + 2);
    ROUND(f, g, h, a, b, c, d, e, t + 3);
    ROUND(e, f, g, h, a, b, c, d, t + 4);
    ROUND(d, e, f, g, h, a, b, c, t + 5);
    ROUND(c, d, e, f, g, h, a, b, t + 6);
    ROUND(b, c, d, e, f, g, h, a, t + 7);
  }
  H[0] += a;
  H[1] += b;
  H[2] += c;
  H[3] += d;
  H[4] += e;
  H[5] += f;
  H[6] += g;
  H[7] += h;
}

void sha256_begin(sha256_message *message) {
  // The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memset(message, 0, sizeof *message);
  memcpy(message->state, initial, sizeof initial);
}

void sha256_add(sha256_message *message, const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  size_t used = message->count % SHA256_BLOCK_SIZE;
  message->count += count;
  if (used > 0) {
    size_t part = SHA256_BLOCK_SIZE - used;
    if (part > count) part = count;
    if (part > 0) memcpy(message->block + used, next, part);
    next += part;
    count -= part;
    if (used + part < SHA256_BLOCK_SIZE) return;
    add_block(message->state, message->block);
  }
  for (; count >= SHA256_BLOCK_SIZE; count -= SHA256_BLOCK_SIZE, next += SHA256_BLOCK_SIZE) {
    add_block(message->state, next);
  }
  if (count > 0) memcpy(message->block, next, count);
}

void sha256_end(sha256_message *message, uint8_t digest[SHA256_DIGEST_SIZE]) {
  uint64_t bits = message->count * 8;
  size_t used = message->count % SHA256_BLOCK_SIZE;
  // A one, zeros, and the length as the last 64 bits of a block.
  uint8_t padding[2 * SHA256_BLOCK_SIZE] = {0x80};
  size_t length = (used < 56 ? SHA256_BLOCK_SIZE : 2 * SHA256_BLOCK_SIZE) - used;
  for (int index = 0; index < 8; index += 1) {
    padding[length - 8 + (size_t)index] = (uint8_t)(bits >> (56 - 8 * index));
  }
  sha256_add(message, padding, length);
  for (int index = 0; index < SHA256_DIGEST_SIZE; index += 1) {
    digest[index] = (uint8_t)(message->state[index / 4] >> (24 - 8 * (index % 4)));
  }
}
