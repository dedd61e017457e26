// One accumulator an output element, fused multiply-adds over the depth in order from zero: the
// loop vectorises over columns, so the bits do not depend on the width of the registers.
#include "autograd_kernels.h"

#include <math.h>
#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

enum { TILE_ROWS = 4, TILE_COLUMNS = 16 };

#define INLINE static inline __attribute__((always_inline))

// A tile that fits the registers of any 64-bit processor; `b` has neighbouring columns.
INLINE void multiply_tile(float *restrict product, ptrdiff_t product_stride, autograd_matrix a,
                          autograd_matrix b, int rows, int columns, ptrdiff_t depth) {
  float sums[TILE_ROWS][TILE_COLUMNS] = {{0}};
  for (ptrdiff_t k = 0; k < depth; k++) {
    const float *b_row = b.values + k * b.row_stride;
    for (int i = 0; i < rows; i++) {
      const float factor = a.values[i * a.row_stride + k * a.column_stride];
      for (int j = 0; j < columns; j++) sums[i][j] = fmaf(factor, b_row[j], sums[i][j]);
    }
  }
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < columns; j++) product[i * product_stride + j] = sums[i][j];
}

INLINE void multiply(float *restrict product, autograd_matrix a, autograd_matrix b,
                     ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  for (ptrdiff_t j = 0; j < columns; j += TILE_COLUMNS) {
    const int width = columns - j < TILE_COLUMNS ? (int)(columns - j) : TILE_COLUMNS;
    const autograd_matrix b_tile = {b.values + j, b.row_stride, 1};
    for (ptrdiff_t i = 0; i < rows; i += TILE_ROWS) {
      const int height = rows - i < TILE_ROWS ? (int)(rows - i) : TILE_ROWS;
      const autograd_matrix a_tile = {a.values + i * a.row_stride, a.row_stride,
                                      a.column_stride};
      float *corner = product + i * columns + j;
      // The constants let the compiler unroll whole tiles.
      if (height == TILE_ROWS && width == TILE_COLUMNS)
        multiply_tile(corner, columns, a_tile, b_tile, TILE_ROWS, TILE_COLUMNS, depth);
      else
        multiply_tile(corner, columns, a_tile, b_tile, height, width, depth);
    }
  }
}

static void multiply_portably(float *product, autograd_matrix a, autograd_matrix b,
                              ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  multiply(product, a, b, rows, columns, depth);
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static void multiply_with_avx2(
    float *product, autograd_matrix a, autograd_matrix b, ptrdiff_t rows, ptrdiff_t columns,
    ptrdiff_t depth) {
  multiply(product, a, b, rows, columns, depth);
}

static int has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#endif

static void multiply_with_best_kernel(float *product, autograd_matrix a, autograd_matrix b,
                                      ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
#if defined(__x86_64__)
  if (has_avx2()) {
    multiply_with_avx2(product, a, b, rows, columns, depth);
    return;
  }
#endif
  multiply_portably(product, a, b, rows, columns, depth);
}

// A handful of outputs is not worth a copy of `b`: the same chains, element by element.
static void multiply_small(float *product, autograd_matrix a, autograd_matrix b, ptrdiff_t rows,
                           ptrdiff_t columns, ptrdiff_t depth) {
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < columns; j++) {
      float sum = 0;
      for (ptrdiff_t k = 0; k < depth; k++)
        sum = fmaf(a.values[i * a.row_stride + k * a.column_stride],
                   b.values[k * b.row_stride + j * b.column_stride], sum);
      product[i * columns + j] = sum;
    }
}

void autograd_multiply_matrices(float *product, autograd_matrix a, autograd_matrix b,
                                ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  if (columns == 1 || rows * columns * depth <= 64) {
    multiply_small(product, a, b, rows, columns, depth);
    return;
  }
  if (b.column_stride == 1) {
    multiply_with_best_kernel(product, a, b, rows, columns, depth);
    return;
  }
  float *packed = malloc(sizeof(float) * (size_t)(depth * columns));
  if (packed == NULL) {
    multiply_small(product, a, b, rows, columns, depth);
    return;
  }
  for (ptrdiff_t j = 0; j < columns; j++)
    for (ptrdiff_t k = 0; k < depth; k++)
      packed[k * columns + j] = b.values[k * b.row_stride + j * b.column_stride];
  const autograd_matrix rows_of_b = {packed, columns, 1};
  multiply_with_best_kernel(product, a, rows_of_b, rows, columns, depth);
  free(packed);
}
