// Made-up numbers, and lines that say which bits the kernels make of them.
#ifndef RECORD_H
#define RECORD_H

#include <stddef.h>
#include <stdint.h>

// What the numbers of a record are drawn from.
typedef enum {
  // Zeros, infinities, nans, ends of the range, and neighbours of one.
  EDGES,
  // Any pattern of 32 bits.
  BITS,
  // Between -4 and 4.
  NUMBERS,
  // Between 0 and 1.
  SHARES,
  KIND_COUNT,
} kind;

// The sizes that most records come in: every length of a vector's rest, and both sides of blocks.
extern const ptrdiff_t sizes[];
extern const int size_count;
// The greatest of them.
enum { MOST = 1000 };

// Writes numbers of a kind, always the same for the same seed.
void fill(float *numbers, ptrdiff_t count, kind kind, uint64_t seed);

// Prints a line: what was done, a number that tells records of it apart, the kind, a hash of the bits in which
// every nan counts as one, and a hash of the bits as they are.
void record(const char *name, ptrdiff_t number, kind kind, const float *result, ptrdiff_t count);
void record_bits(const char *name, ptrdiff_t number, kind kind, const uint64_t *bits, ptrdiff_t count);

// Memory for `count` numbers; ends the program if there is none.
float *numbers(ptrdiff_t count);

// Each prints the records of one header of the kernels.
void record_elements(void);
void record_functions(void);
void record_sums(void);
void record_products(void);
void record_softmax(void);
void record_images(void);
void record_optimizers(void);

#endif
