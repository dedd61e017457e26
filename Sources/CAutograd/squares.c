// Sums of squares as PyTorch's compiled loop adds them where registers have eight lanes: a lane for
// each eighth number, the lanes in order, and then what is left, of which the last few are fused.
#include <math.h>

#include "autograd_kernels.h"

#pragma STDC FP_CONTRACT OFF

enum { WIDTH = 8, GROUP = 4 };

float autograd_sum_of_squares(const float *values, ptrdiff_t count) {
  const ptrdiff_t whole = count - count % WIDTH;
  float lanes[WIDTH] = {0};
  for (ptrdiff_t i = 0; i < whole; i += WIDTH)
    for (int lane = 0; lane < WIDTH; lane++) {
      const float x = values[i + lane];
      lanes[lane] = lanes[lane] + x * x;
    }
  float sum = lanes[0];
  for (int lane = 1; lane < WIDTH; lane++) sum += lanes[lane];
  const ptrdiff_t grouped = count - (count - whole) % GROUP;
  for (ptrdiff_t i = whole; i < grouped; i++) sum = sum + values[i] * values[i];
  for (ptrdiff_t i = grouped; i < count; i++) sum = fmaf(values[i], values[i], sum);
  return sum;
}

float autograd_sum_of_squares_strided(const float *values, ptrdiff_t stride, ptrdiff_t count) {
  float sum = 0;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float x = values[i * stride];
    sum = sum + x * x;
  }
  return sum;
}
