// Decimal text of floating-point numbers, as C's printf writes it.
#ifndef AUTOGRAD_FORMAT_H
#define AUTOGRAD_FORMAT_H

#include <stdint.h>

// Writes `value` with `digits` decimals ("%.3f") or, if `scientific`, one digit before the
// point and an exponent ("%.4e"). Returns the length of the whole text without its final zero,
// which may exceed `capacity`: call again with more room then.
int32_t autograd_format(char *_Nonnull buffer, int32_t capacity, double value, int32_t digits,
                        int32_t scientific);

#endif
