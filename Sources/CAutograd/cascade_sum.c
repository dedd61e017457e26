// The cascade sum: four accumulators, each taking over from the one before when that has seen
// 2^p, 2^2p, 2^3p rows. Partial sums of similar size are added to each other, so the error grows
// with the logarithm of the count. The order is fixed for lanes of eight on every machine.
#include "autograd_kernels.h"

#include <string.h>

#include "autograd_blocks.h"
#include "autograd_parallel.h"

#pragma STDC FP_CONTRACT OFF

enum { ITEMS = 4, LEVELS = 4, WIDTH = 8 };
// Numbers that are worth a thread.
enum { GRAIN = 32768 };

#define INLINE static inline __attribute__((always_inline))

static int ceil_log2(ptrdiff_t count) {
  int power = 0;
  while (((ptrdiff_t)1 << power) < count) power++;
  return power;
}

// The power of two of the rows that each level takes in before it hands over.
static int power_of_level(ptrdiff_t size) {
  const int power = ceil_log2(size) / LEVELS;
  return power < 4 ? 4 : power;
}

// Adds `rows` rows of four items to `sums`; an item is `lanes` neighbouring numbers.
INLINE void add_rows(float *restrict sums, const float *restrict values, ptrdiff_t row_stride,
                     ptrdiff_t item_stride, ptrdiff_t rows, int lanes) {
  for (ptrdiff_t row = 0; row < rows; row++)
    for (int item = 0; item < ITEMS; item++)
      for (int lane = 0; lane < lanes; lane++)
        sums[item * lanes + lane] += values[row * row_stride + item * item_stride + lane];
}

// Sums `size` rows of four items into `sums`. `blocks` holds the sums of the first level's blocks,
// if they are known already.
INLINE void multi_row_sum(float *restrict sums, const float *restrict values,
                          const float *restrict blocks, ptrdiff_t row_stride,
                          ptrdiff_t item_stride, ptrdiff_t size, int lanes) {
  const int level_power = power_of_level(size);
  const ptrdiff_t step = (ptrdiff_t)1 << level_power;
  const size_t bytes = sizeof(float) * (size_t)(ITEMS * lanes);
  float levels[LEVELS][ITEMS * WIDTH];
  memset(levels, 0, sizeof levels);

  ptrdiff_t row = 0;
  while (row + step <= size) {
    if (blocks == NULL)
      add_rows(levels[0], values + row * row_stride, row_stride, item_stride, step, lanes);
    else
      memcpy(levels[0], blocks + row / step * ITEMS * lanes, bytes);
    row += step;
    for (int level = 1; level < LEVELS; level++) {
      for (int i = 0; i < ITEMS * lanes; i++) {
        levels[level][i] += levels[level - 1][i];
        levels[level - 1][i] = 0;
      }
      if (row & ((step - 1) << (level * level_power))) break;
    }
  }
  add_rows(levels[0], values + row * row_stride, row_stride, item_stride, size - row, lanes);
  for (int level = 1; level < LEVELS; level++)
    for (int i = 0; i < ITEMS * lanes; i++) levels[0][i] += levels[level][i];
  memcpy(sums, levels[0], bytes);
}

// Sums `count` items of `lanes` numbers into one item, four interleaved cascades at a time.
INLINE void row_sum(float *restrict sum, const float *restrict values,
                    const float *restrict blocks, ptrdiff_t stride, ptrdiff_t count, int lanes) {
  float parts[ITEMS * WIDTH];
  const ptrdiff_t rows = count / ITEMS;
  multi_row_sum(parts, values, blocks, ITEMS * stride, stride, rows, lanes);
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

// The first level's blocks of a long row, which do not depend on each other.
typedef struct {
  float *sums;
  const float *values;
  ptrdiff_t rows;
} row_blocks;

static void sum_blocks(void *context, ptrdiff_t start, ptrdiff_t end) {
  const row_blocks *b = context;
  const ptrdiff_t length = b->rows * ITEMS * WIDTH;
  for (ptrdiff_t block = start; block < end; block++) {
    float sums[ITEMS * WIDTH] = {0};
    add_rows(sums, b->values + block * length, ITEMS * WIDTH, WIDTH, b->rows, WIDTH);
    memcpy(b->sums + block * ITEMS * WIDTH, sums, sizeof sums);
  }
}

static void long_row_sum(float *sum, const float *values, ptrdiff_t vectors) {
  const ptrdiff_t rows = vectors / ITEMS;
  const ptrdiff_t step = (ptrdiff_t)1 << power_of_level(rows), blocks = rows / step;
  row_blocks b = {autograd_allocate_block(blocks * ITEMS * WIDTH), values, step};
  autograd_parallel(blocks, 1 + GRAIN / (step * ITEMS * WIDTH), sum_blocks, &b);
  row_sum(sum, values, b.sums, WIDTH, vectors, WIDTH);
  autograd_free_block(b.sums, blocks * ITEMS * WIDTH);
}

float autograd_sum(const float *values, ptrdiff_t count) {
  if (count < WIDTH) return short_sum(values, count);
  float lanes[WIDTH];
  const ptrdiff_t vectors = count / WIDTH;
  if (count >= 2 * GRAIN && autograd_thread_count() > 1)
    long_row_sum(lanes, values, vectors);
  else
    row_sum(lanes, values, NULL, WIDTH, vectors, WIDTH);
  float sum = 0;
  for (ptrdiff_t i = vectors * WIDTH; i < count; i++) sum += values[i];
  for (int lane = 0; lane < WIDTH; lane++) sum += lanes[lane];
  return sum;
}

float autograd_sum_strided(const float *values, ptrdiff_t stride, ptrdiff_t count) {
  float sum;
  row_sum(&sum, values, NULL, stride, count, 1);
  return sum;
}

typedef struct {
  float *sums;
  const float *values;
  ptrdiff_t rows, columns;
} matrix_columns;

// The columns from start * 32 up to end * 32.
static void sum_columns(void *context, ptrdiff_t start, ptrdiff_t end) {
  const matrix_columns *m = context;
  const ptrdiff_t rows = m->rows, columns = m->columns;
  ptrdiff_t column = start * ITEMS * WIDTH, last = end * ITEMS * WIDTH;
  if (last > columns) last = columns;
  if (columns >= WIDTH) {
    for (; column + ITEMS * WIDTH <= last; column += ITEMS * WIDTH)
      multi_row_sum(m->sums + column, m->values + column, NULL, columns, WIDTH, rows, WIDTH);
    for (; column + WIDTH <= last; column += WIDTH)
      row_sum(m->sums + column, m->values + column, NULL, columns, rows, WIDTH);
  } else {
    for (; column + ITEMS <= last; column += ITEMS)
      multi_row_sum(m->sums + column, m->values + column, NULL, columns, 1, rows, 1);
  }
  for (; column < last; column++)
    row_sum(m->sums + column, m->values + column, NULL, columns, rows, 1);
}

void autograd_sum_columns(float *sums, const float *values, ptrdiff_t rows, ptrdiff_t columns) {
  if (columns == 1) {
    sums[0] = autograd_sum(values, rows);
    return;
  }
  matrix_columns m = {sums, values, rows, columns};
  const ptrdiff_t blocks = (columns + ITEMS * WIDTH - 1) / (ITEMS * WIDTH);
  if (rows * columns < 2 * GRAIN)
    sum_columns(&m, 0, blocks);
  else
    autograd_parallel(blocks, 1 + GRAIN / (rows * ITEMS * WIDTH), sum_columns, &m);
}
