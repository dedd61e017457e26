#include <stdlib.h>

#include "autograd_kernels.h"
#include "record.h"

// By rows or by columns, in both factors.
static void record_product(kind kind, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  float *a = numbers(rows * depth), *b = numbers(depth * columns), *product = numbers(rows * columns);
  fill(a, rows * depth, kind, (uint64_t)(rows * 31 + depth));
  fill(b, depth * columns, kind, (uint64_t)(columns * 37 + depth));
  for (int order = 0; order < 4; order++) {
    const autograd_matrix first = {a, order & 1 ? 1 : depth, order & 1 ? rows : 1};
    const autograd_matrix second = {b, order & 2 ? 1 : columns, order & 2 ? depth : 1};
    autograd_multiply_matrices(product, first, second, rows, columns, depth);
    record("product", ((rows * 1000 + columns) * 1000 + depth) * 4 + order, kind, product, rows * columns);
  }
  free(product);
  free(b);
  free(a);
}

void record_products(void) {
  static const ptrdiff_t extents[] = {1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 31, 33};
  const int count = sizeof extents / sizeof *extents;
  for (kind kind = 0; kind < KIND_COUNT; kind++) {
    for (int i = 0; i < count; i++)
      for (int j = 0; j < count; j++)
        for (int k = i % 3; k < count; k += 3) record_product(kind, extents[i], extents[j], extents[k]);
    record_product(kind, 70, 65, 61);
    record_product(kind, 1, 600, 500);
    record_product(kind, 600, 1, 500);
    record_product(kind, 3, 5, 900);
  }
}
