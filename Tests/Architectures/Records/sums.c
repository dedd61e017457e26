#include <stdlib.h>

#include "autograd_kernels.h"
#include "record.h"

// Enough numbers for several threads.
enum { LARGE = 70001 };

static void record_large(kind kind) {
  float *values = numbers(LARGE), *sums = numbers(LARGE);
  fill(values, LARGE, kind, 5);
  sums[0] = autograd_sum(values, LARGE);
  record("sum", LARGE, kind, sums, 1);
  static const ptrdiff_t columns[] = {1, 3, 7, 8, 33, 100, 255, 7000, 35000};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    autograd_sum_columns(sums, values, LARGE / columns[i], columns[i]);
    record("sum-columns-large", columns[i], kind, sums, columns[i]);
  }
  free(sums);
  free(values);
}

void record_sums(void) {
  float values[MOST], sums[MOST];
  for (kind kind = 0; kind < KIND_COUNT; kind++) {
    for (int i = 0; i < size_count; i++) {
      const ptrdiff_t count = sizes[i];
      fill(values, MOST, kind, (uint64_t)i + 500);
      sums[0] = autograd_sum(values, count);
      record("sum", count, kind, sums, 1);
      for (ptrdiff_t stride = 1; stride < 6; stride += 2) {
        sums[0] = autograd_sum_strided(values, stride, count / stride);
        record("sum-strided", 8 * count + stride, kind, sums, 1);
      }
      if (count == 0) continue;
      for (ptrdiff_t rows = 1; rows * count <= MOST; rows = 2 * rows + 1) {
        autograd_sum_columns(sums, values, rows, count);
        record("sum-columns", 1000 * count + rows, kind, sums, count);
      }
    }
    record_large(kind);
  }
}
