// Images as matrices, whose columns are what a window sees.
#ifndef AUTOGRAD_UNFOLD_H
#define AUTOGRAD_UNFOLD_H

#include "autograd_images.h"

static inline ptrdiff_t autograd_area(autograd_extent extent) {
  return extent.height * extent.width;
}

// An image with its padding around it.
autograd_extent autograd_padded(const autograd_windows *windows);

// Copies channels into the midst of padded ones, whose borders stay as they are.
void autograd_pad(float *padded, const float *channels, ptrdiff_t count,
                  const autograd_windows *windows);

// The reverse of `autograd_pad`.
void autograd_crop(float *channels, const float *padded, ptrdiff_t count,
                   const autograd_windows *windows);

// Writes a row of positions for every channel, kernel row and kernel column; rows are
// `row_stride` apart.
void autograd_unfold(float *columns, ptrdiff_t row_stride, const float *padded, ptrdiff_t count,
                     const autograd_windows *windows);

// Adds such rows to the elements of the padded channels that they came from.
void autograd_fold(float *padded, const float *columns, ptrdiff_t row_stride, ptrdiff_t count,
                   const autograd_windows *windows);

#endif
