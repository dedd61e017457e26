// Kernels whose order of operations is part of the library's documented arithmetic. They give
// the same bits on every processor, in debug and in release builds.
#ifndef AUTOGRAD_KERNELS_H
#define AUTOGRAD_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

#include "autograd_variant.h"

// The sum of `count` numbers by the fixed cascade, eight lanes wide whatever the machine.
float autograd_sum(const float *_Nonnull values, ptrdiff_t count);

// The sum of every `stride`-th of the numbers, `count` of them, by the cascade of one lane.
float autograd_sum_strided(const float *_Nonnull values, ptrdiff_t stride, ptrdiff_t count);

// The sums of the columns of a row-major rows x columns matrix, by the same cascade.
void autograd_sum_columns(float *_Nonnull sums, const float *_Nonnull values, ptrdiff_t rows,
                          ptrdiff_t columns);

// The sum of the squares of `count` numbers, in eight lanes; and of every `stride`-th of them, in order.
float autograd_sum_of_squares(const float *_Nonnull values, ptrdiff_t count);
float autograd_sum_of_squares_strided(const float *_Nonnull values, ptrdiff_t stride,
                                      ptrdiff_t count);

// A matrix read through strides: element (i, j) is values[i * row_stride + j * column_stride].
typedef struct {
  const float *_Nonnull values;
  ptrdiff_t row_stride;
  ptrdiff_t column_stride;
} autograd_matrix;

// The row-major rows x columns product of a (rows x depth) and b (depth x columns). Every
// element is a chain of fused multiply-adds over the depth, in order, from zero.
void autograd_multiply_matrices(float *_Nonnull product, autograd_matrix a, autograd_matrix b,
                                ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth);

// The same by a chosen variant, for tests. Returns false, and writes nothing, where the processor
// lacks it.
bool autograd_multiply_matrices_by(autograd_variant variant, float *_Nonnull product,
                                   autograd_matrix a, autograd_matrix b, ptrdiff_t rows,
                                   ptrdiff_t columns, ptrdiff_t depth);

#endif
