#include "autograd_softmax.h"

#include <stdlib.h>

#include "record.h"

static void record_rows(kind kind, ptrdiff_t rows, ptrdiff_t columns) {
  const ptrdiff_t count = rows * columns, number = rows * 1000000 + columns;
  float *x = numbers(count), *gradient = numbers(count), *result = numbers(count), *y = numbers(count);
  fill(x, count, kind, (uint64_t)number);
  fill(gradient, count, kind, (uint64_t)number + 1);
  autograd_softmax(y, x, rows, columns);
  record("softmax", number, kind, y, count);
  autograd_softmax_gradient(result, gradient, y, rows, columns);
  record("softmax-gradient", number, kind, result, count);
  autograd_log_softmax(y, x, rows, columns);
  record("log-softmax", number, kind, y, count);
  autograd_log_softmax_gradient(result, gradient, y, rows, columns);
  record("log-softmax-gradient", number, kind, result, count);
  free(y);
  free(result);
  free(gradient);
  free(x);
}

void record_softmax(void) {
  for (kind kind = 0; kind < KIND_COUNT; kind++) {
    for (int i = 1; i < size_count; i++)
      for (ptrdiff_t rows = 1; rows * sizes[i] <= MOST && rows < 40; rows = 3 * rows + 1)
        record_rows(kind, rows, sizes[i]);
    record_rows(kind, 3, 7001);
    record_rows(kind, 300, 64);
  }
}
