// Arithmetic element by element, in the widest registers that the processor has. Every element is
// one rounding.
#ifndef AUTOGRAD_ELEMENTS_H
#define AUTOGRAD_ELEMENTS_H

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
  AUTOGRAD_ELEMENT_FUNCTION_COUNT,
} autograd_element_function;

// Writes the function of a[i * a_step] and b[i * b_step] to result[i]. Steps are zero or one;
// `result` may be `a` or `b` if its step is one.
void autograd_combine(autograd_element_function function, float *_Nonnull result,
                      const float *_Nonnull a, ptrdiff_t a_step, const float *_Nonnull b,
                      ptrdiff_t b_step, ptrdiff_t count);

#endif
