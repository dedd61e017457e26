// Arithmetic element by element, in the widest registers that the processor has. Every element is
// one rounding.
#ifndef AUTOGRAD_ELEMENTS_H
#define AUTOGRAD_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  // a + b, a - b, a * b, a / b.
  AUTOGRAD_ADD,
  AUTOGRAD_SUBTRACT,
  AUTOGRAD_MULTIPLY,
  AUTOGRAD_DIVIDE,
  // -a.
  AUTOGRAD_NEGATE,
  // Zero if a is negative, else a.
  AUTOGRAD_RECTIFY,
  // a if b is above zero or not a number, else zero.
  AUTOGRAD_PASS_ABOVE_ZERO,
  // a, or if it is not a number the nan without sign and payload.
  AUTOGRAD_WITH_ONE_NAN,
  // a where b is not zero, else zero; and the other way round.
  AUTOGRAD_KEEP_WHERE,
  AUTOGRAD_KEEP_ELSEWHERE,
  AUTOGRAD_ELEMENT_FUNCTION_COUNT,
} autograd_element_function;

// Writes the function of a[i * a_step] and b[i * b_step] to result[i]. Steps are zero or one;
// `result` may be `a` or `b` if its step is one.
void autograd_combine(autograd_element_function function, float *_Nonnull result,
                      const float *_Nonnull a, ptrdiff_t a_step, const float *_Nonnull b,
                      ptrdiff_t b_step, ptrdiff_t count);

// The same for so many rows of `count` elements, one behind the other in `result`. A row of `a` begins
// `a_stride` elements behind the one before it, and one of `b` `b_stride` elements.
void autograd_combine_rows(autograd_element_function function, float *_Nonnull result,
                           const float *_Nonnull a, ptrdiff_t a_step, ptrdiff_t a_stride,
                           const float *_Nonnull b, ptrdiff_t b_step, ptrdiff_t b_stride,
                           ptrdiff_t rows, ptrdiff_t count);

// Writes a[i * a_step] to result[i] where condition[i] is not zero, and b[i * b_step] elsewhere. Steps are
// zero or one.
void autograd_choose(float *_Nonnull result, const float *_Nonnull condition,
                     const float *_Nonnull a, ptrdiff_t a_step, const float *_Nonnull b,
                     ptrdiff_t b_step, ptrdiff_t count);

// The sum of the squared distances of a[i] from `mean`, in Double and in order, added to `sum`.
double autograd_squared_deviations(double sum, const float *_Nonnull a, double mean,
                                   ptrdiff_t count);

// Writes one to result[i] where flags[i] is true, and zero elsewhere.
void autograd_numbers(float *_Nonnull result, const bool *_Nonnull flags, ptrdiff_t count);

#endif
