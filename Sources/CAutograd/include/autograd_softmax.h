// Softmax and its logarithm along the rows of a row-major rows x columns matrix of at least one
// column. Exponentials and logarithms are correctly rounded, sums are the fixed cascade.
#ifndef AUTOGRAD_SOFTMAX_H
#define AUTOGRAD_SOFTMAX_H

#include <stddef.h>

// exp(x - greatest) / sum of these.
void autograd_softmax(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t rows,
                      ptrdiff_t columns);

// (x - greatest) - log(sum of exp(x - greatest)).
void autograd_log_softmax(float *_Nonnull result, const float *_Nonnull x, ptrdiff_t rows,
                          ptrdiff_t columns);

// The gradients of the operand of each, from that of its result y; `result` may be `gradient`.
void autograd_softmax_gradient(float *_Nonnull result, const float *_Nonnull gradient,
                               const float *_Nonnull y, ptrdiff_t rows, ptrdiff_t columns);
void autograd_log_softmax_gradient(float *_Nonnull result, const float *_Nonnull gradient,
                                   const float *_Nonnull y, ptrdiff_t rows, ptrdiff_t columns);

#endif
