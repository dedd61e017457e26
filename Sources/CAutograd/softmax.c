// Softmax along the last dimension: some rows at a time, which the caches still hold from one step
// to the next.
#include "autograd_softmax.h"

#include <math.h>

#include "autograd_blocks.h"
#include "autograd_kernels.h"
#include "autograd_math.h"
#include "autograd_parallel.h"
#include "autograd_variant.h"

#pragma STDC FP_CONTRACT OFF

// Numbers that are taken at a time.
enum { GROUP = 2048 };
// Numbers that are worth a thread.
enum { GRAIN = 8192 };
enum { WIDTH = 16 };

typedef struct {
  float *result;
  const float *first, *second;
  ptrdiff_t columns;
} rows_of_numbers;

#define INLINE static inline __attribute__((always_inline))

static ptrdiff_t least(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

// Not a number if one of them is not.
INLINE float greatest(const float *x, ptrdiff_t count) {
  float lanes[WIDTH];
  int are_numbers[WIDTH];
  for (int lane = 0; lane < WIDTH; lane++) {
    lanes[lane] = -INFINITY;
    are_numbers[lane] = 1;
  }
  ptrdiff_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH)
    for (int lane = 0; lane < WIDTH; lane++) {
      lanes[lane] = x[i + lane] > lanes[lane] ? x[i + lane] : lanes[lane];
      are_numbers[lane] &= x[i + lane] == x[i + lane];
    }
  float result = -INFINITY;
  int is_number = 1;
  for (int lane = 0; lane < WIDTH; lane++) {
    result = lanes[lane] > result ? lanes[lane] : result;
    is_number &= are_numbers[lane];
  }
  for (; i < count; i++) {
    result = x[i] > result ? x[i] : result;
    is_number &= x[i] == x[i];
  }
  return is_number ? result : NAN;
}

INLINE void subtract(float *result, const float *x, float number, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) result[i] = x[i] - number;
}

INLINE void subtract_greatest(float *result, const float *x, ptrdiff_t rows, ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; row++, result += columns, x += columns)
    subtract(result, x, greatest(x, columns), columns);
}

INLINE void softmax(void *context, ptrdiff_t start, ptrdiff_t end) {
  const rows_of_numbers *r = context;
  const ptrdiff_t columns = r->columns, group = 1 + GROUP / columns;
  for (; start < end; start += group) {
    const ptrdiff_t rows = least(group, end - start);
    float *result = r->result + start * columns;
    subtract_greatest(result, r->first + start * columns, rows, columns);
    autograd_exp(result, result, rows * columns);
    for (ptrdiff_t row = 0; row < rows; row++, result += columns) {
      const float sum = autograd_sum(result, columns);
      for (ptrdiff_t i = 0; i < columns; i++) result[i] = result[i] / sum;
    }
  }
}

INLINE void log_softmax(void *context, ptrdiff_t start, ptrdiff_t end) {
  const rows_of_numbers *r = context;
  const ptrdiff_t columns = r->columns, group = 1 + GROUP / columns;
  float *powers = autograd_allocate_block(group * columns);
  for (; start < end; start += group) {
    const ptrdiff_t rows = least(group, end - start);
    float *result = r->result + start * columns;
    subtract_greatest(result, r->first + start * columns, rows, columns);
    autograd_exp(powers, result, rows * columns);
    for (ptrdiff_t row = 0; row < rows; row++, result += columns) {
      float sum = autograd_sum(powers + row * columns, columns);
      autograd_log(&sum, &sum, 1);
      subtract(result, result, sum, columns);
    }
  }
  autograd_free_block(powers, group * columns);
}

// (g - sum of g * y) * y.
INLINE void softmax_gradient(void *context, ptrdiff_t start, ptrdiff_t end) {
  const rows_of_numbers *r = context;
  const ptrdiff_t columns = r->columns;
  float *products = autograd_allocate_block(columns);
  for (; start < end; start++) {
    float *result = r->result + start * columns;
    const float *g = r->first + start * columns, *y = r->second + start * columns;
    for (ptrdiff_t i = 0; i < columns; i++) products[i] = g[i] * y[i];
    const float sum = autograd_sum(products, columns);
    for (ptrdiff_t i = 0; i < columns; i++) result[i] = (g[i] - sum) * y[i];
  }
  autograd_free_block(products, columns);
}

// g - exp(y) * sum of g.
INLINE void log_softmax_gradient(void *context, ptrdiff_t start, ptrdiff_t end) {
  const rows_of_numbers *r = context;
  const ptrdiff_t columns = r->columns, group = 1 + GROUP / columns;
  float *powers = autograd_allocate_block(group * columns);
  for (; start < end; start += group) {
    const ptrdiff_t rows = least(group, end - start);
    autograd_exp(powers, r->second + start * columns, rows * columns);
    for (ptrdiff_t row = 0; row < rows; row++) {
      float *result = r->result + (start + row) * columns;
      const float *g = r->first + (start + row) * columns, *power = powers + row * columns;
      const float sum = autograd_sum(g, columns);
      for (ptrdiff_t i = 0; i < columns; i++) result[i] = g[i] - power[i] * sum;
    }
  }
  autograd_free_block(powers, group * columns);
}

// The same loops for any processor, and for wider registers. Neither changes a bit: these are
// sums, products and quotients of single numbers, and nothing is fused.
#define TASKS(each) each(softmax) each(log_softmax) each(softmax_gradient) each(log_softmax_gradient)

#define VARIANT_OF(task, variant)                                                   \
  static void task##_##variant(void *context, ptrdiff_t start, ptrdiff_t end) {     \
    task(context, start, end);                                                      \
  }

#define PORTABLE(task) VARIANT_OF(task, portable)
TASKS(PORTABLE)

#if defined(__x86_64__)
#define WITH_AVX2(task) __attribute__((target("avx2"))) VARIANT_OF(task, avx2)
#define WITH_AVX512(task) \
  __attribute__((target("avx2,avx512f,avx512dq,avx512vl"))) VARIANT_OF(task, avx512)
TASKS(WITH_AVX2)
TASKS(WITH_AVX512)
#define BEST(task)                                                 \
  (autograd_variant_in_use() == AUTOGRAD_AVX512 ? task##_avx512    \
   : autograd_variant_in_use() == AUTOGRAD_AVX2 ? task##_avx2      \
                                                : task##_portable)
#else
#define BEST(task) task##_portable
#endif

static void share(autograd_task task, rows_of_numbers *r, ptrdiff_t rows) {
  autograd_parallel(rows, 1 + GRAIN / r->columns, task, r);
}

void autograd_softmax(float *result, const float *x, ptrdiff_t rows, ptrdiff_t columns) {
  rows_of_numbers r = {result, x, x, columns};
  share(BEST(softmax), &r, rows);
}

void autograd_log_softmax(float *result, const float *x, ptrdiff_t rows, ptrdiff_t columns) {
  rows_of_numbers r = {result, x, x, columns};
  share(BEST(log_softmax), &r, rows);
}

void autograd_softmax_gradient(float *result, const float *gradient, const float *y,
                               ptrdiff_t rows, ptrdiff_t columns) {
  rows_of_numbers r = {result, gradient, y, columns};
  share(BEST(softmax_gradient), &r, rows);
}

void autograd_log_softmax_gradient(float *result, const float *gradient, const float *y,
                                   ptrdiff_t rows, ptrdiff_t columns) {
  rows_of_numbers r = {result, gradient, y, columns};
  share(BEST(log_softmax_gradient), &r, rows);
}
