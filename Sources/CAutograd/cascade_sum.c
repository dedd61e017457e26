// The cascade sum: four accumulators, each taking over from the one before when that has seen
// 2^p, 2^2p, 2^3p rows. Partial sums of similar size are added to each other, so the error grows
// with the logarithm of the count. The order is fixed for lanes of eight on every machine.
#include "autograd_kernels.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

enum { ITEMS = 4, LEVELS = 4, WIDTH = 8 };

#define INLINE static inline __attribute__((always_inline))

static int ceil_log2(ptrdiff_t count) {
  int power = 0;
  while (((ptrdiff_t)1 << power) < count) power++;
  return power;
}

// Sums `size` rows of four items into `sums`; an item is `lanes` neighbouring numbers.
INLINE void multi_row_sum(float *restrict sums, const float *restrict values,
                          ptrdiff_t row_stride, ptrdiff_t item_stride, ptrdiff_t size, int lanes) {
  int level_power = ceil_log2(size) / LEVELS;
  if (level_power < 4) level_power = 4;
  const ptrdiff_t step = (ptrdiff_t)1 << level_power;
  float levels[LEVELS][ITEMS * WIDTH];
  memset(levels, 0, sizeof levels);

  ptrdiff_t row = 0;
  while (row + step <= size) {
    for (ptrdiff_t end = row + step; row < end; row++)
      for (int item = 0; item < ITEMS; item++)
        for (int lane = 0; lane < lanes; lane++)
          levels[0][item * lanes + lane] += values[row * row_stride + item * item_stride + lane];
    for (int level = 1; level < LEVELS; level++) {
      for (int i = 0; i < ITEMS * lanes; i++) {
        levels[level][i] += levels[level - 1][i];
        levels[level - 1][i] = 0;
      }
      if (row & ((step - 1) << (level * level_power))) break;
    }
  }
  for (; row < size; row++)
    for (int item = 0; item < ITEMS; item++)
      for (int lane = 0; lane < lanes; lane++)
        levels[0][item * lanes + lane] += values[row * row_stride + item * item_stride + lane];
  for (int level = 1; level < LEVELS; level++)
    for (int i = 0; i < ITEMS * lanes; i++) levels[0][i] += levels[level][i];
  memcpy(sums, levels[0], sizeof(float) * (size_t)(ITEMS * lanes));
}

// Sums `count` items of `lanes` numbers into one item, four interleaved cascades at a time.
INLINE void row_sum(float *restrict sum, const float *restrict values, ptrdiff_t stride,
                    ptrdiff_t count, int lanes) {
  float parts[ITEMS * WIDTH];
  const ptrdiff_t rows = count / ITEMS;
  multi_row_sum(parts, values, ITEMS * stride, stride, rows, lanes);
  for (ptrdiff_t item = rows * ITEMS; item < count; item++)
    for (int lane = 0; lane < lanes; lane++) parts[lane] += values[item * stride + lane];
  for (int item = 1; item < ITEMS; item++)
    for (int lane = 0; lane < lanes; lane++) parts[lane] += parts[item * lanes + lane];
  memcpy(sum, parts, sizeof(float) * (size_t)lanes);
}

// Fewer than eight contiguous numbers: row_sum written out, because a scalar loss meets it.
static float short_sum(const float *values, ptrdiff_t count) {
  float parts[ITEMS] = {0, 0, 0, 0};
  ptrdiff_t tail = 0;
  if (count >= ITEMS)
    for (; tail < ITEMS; tail++) parts[tail] += values[tail];
  for (; tail < count; tail++) parts[0] += values[tail];
  return ((parts[0] + parts[1]) + parts[2]) + parts[3];
}

float autograd_sum(const float *values, ptrdiff_t count) {
  if (count < WIDTH) return short_sum(values, count);
  float lanes[WIDTH];
  const ptrdiff_t vectors = count / WIDTH;
  row_sum(lanes, values, WIDTH, vectors, WIDTH);
  float sum = 0;
  for (ptrdiff_t i = vectors * WIDTH; i < count; i++) sum += values[i];
  for (int lane = 0; lane < WIDTH; lane++) sum += lanes[lane];
  return sum;
}

float autograd_sum_strided(const float *values, ptrdiff_t stride, ptrdiff_t count) {
  float sum;
  row_sum(&sum, values, stride, count, 1);
  return sum;
}

void autograd_sum_columns(float *sums, const float *values, ptrdiff_t rows, ptrdiff_t columns) {
  if (columns == 1) {
    sums[0] = autograd_sum(values, rows);
    return;
  }
  ptrdiff_t column = 0;
  if (columns >= WIDTH) {
    for (; column + ITEMS * WIDTH <= columns; column += ITEMS * WIDTH)
      multi_row_sum(sums + column, values + column, columns, WIDTH, rows, WIDTH);
    for (; column + WIDTH <= columns; column += WIDTH)
      row_sum(sums + column, values + column, columns, rows, WIDTH);
  } else {
    for (; column + ITEMS <= columns; column += ITEMS)
      multi_row_sum(sums + column, values + column, columns, 1, rows, 1);
  }
  for (; column < columns; column++) row_sum(sums + column, values + column, columns, rows, 1);
}
