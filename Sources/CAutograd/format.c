#include "autograd_format.h"

#include <stdio.h>

int32_t autograd_format(char *buffer, int32_t capacity, double value, int32_t digits,
                        int32_t scientific) {
  return snprintf(buffer, (size_t)capacity, scientific ? "%.*e" : "%.*f", digits, value);
}
