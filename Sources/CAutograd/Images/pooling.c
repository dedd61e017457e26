#include <math.h>
#include <string.h>

#include "autograd_images.h"
#include "unfold.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
  ptrdiff_t start, end;
} range;

// The positions, of `result` many, from which an element of the window falls on the image.
static range positions(ptrdiff_t offset, ptrdiff_t stride, ptrdiff_t image, ptrdiff_t result) {
  range found = {0, 0};
  if (offset < 0) found.start = (stride - 1 - offset) / stride;
  if (image > offset) found.end = (image - offset - 1) / stride + 1;
  if (found.end > result) found.end = result;
  return found;
}

// A row of the result, an element of the window, and the row of the image that it falls on.
typedef struct {
  ptrdiff_t result_row, image_row;
  // The first column of the image, and the columns of the result.
  ptrdiff_t offset;
  range columns;
} glimpse;

// Calls `look` for all rows of the result and, for each, all elements of the window that fall on
// the image, in order.
#define FOR_EACH_GLIMPSE(windows, seen, look)                                                    \
  for (ptrdiff_t y = 0; y < (windows)->result.height; y++)                                       \
    for (ptrdiff_t i = 0; i < (windows)->kernel.height; i++) {                                   \
      glimpse seen = {y, y * (windows)->stride.height - (windows)->padding.height +              \
                             i * (windows)->dilation.height};                                    \
      if (seen.image_row < 0 || seen.image_row >= (windows)->image.height) continue;             \
      for (ptrdiff_t j = 0; j < (windows)->kernel.width; j++) {                                  \
        seen.offset = j * (windows)->dilation.width - (windows)->padding.width;                  \
        seen.columns = positions(seen.offset, (windows)->stride.width, (windows)->image.width,   \
                                 (windows)->result.width);                                       \
        look                                                                                     \
      }                                                                                          \
    }

void autograd_pool_maxima(float *result, int32_t *restrict indices, const float *channels,
                          ptrdiff_t count, const autograd_windows *windows) {
  const ptrdiff_t step = windows->stride.width, width = windows->result.width;
  const ptrdiff_t area = autograd_area(windows->result);
  for (ptrdiff_t i = 0; i < count * area; i++) {
    result[i] = -INFINITY;
    indices[i] = -1;
  }
  for (ptrdiff_t channel = 0; channel < count; channel++) {
    const float *image = channels + channel * autograd_area(windows->image);
    FOR_EACH_GLIMPSE(windows, seen, {
      const ptrdiff_t start = seen.image_row * windows->image.width + seen.offset;
      float *restrict greatest = result + channel * area + seen.result_row * width;
      int32_t *restrict places = indices + channel * area + seen.result_row * width;
      for (ptrdiff_t x = seen.columns.start; x < seen.columns.end; x++) {
        const float value = image[start + x * step];
        // The first element is taken even if it is the smallest number there is.
        const int takes = value > greatest[x] || value != value || places[x] < 0;
        greatest[x] = takes ? value : greatest[x];
        places[x] = takes ? (int32_t)(start + x * step) : places[x];
      }
    })
  }
}

void autograd_pool_sums(float *result, const float *channels, ptrdiff_t count,
                        const autograd_windows *windows) {
  const ptrdiff_t step = windows->stride.width, width = windows->result.width;
  const ptrdiff_t area = autograd_area(windows->result);
  memset(result, 0, (size_t)(count * area) * sizeof(float));
  for (ptrdiff_t channel = 0; channel < count; channel++) {
    const float *image = channels + channel * autograd_area(windows->image);
    FOR_EACH_GLIMPSE(windows, seen, {
      const float *source = image + seen.image_row * windows->image.width + seen.offset;
      float *restrict sums = result + channel * area + seen.result_row * width;
      for (ptrdiff_t x = seen.columns.start; x < seen.columns.end; x++)
        sums[x] += source[x * step];
    })
  }
}

// Windows in order, so that elements that several of them saw add up as PyTorch's do.
void autograd_spread_sums(float *channels, const float *gradient, ptrdiff_t count,
                          const autograd_windows *windows) {
  const autograd_extent image = windows->image, result = windows->result;
  for (ptrdiff_t channel = 0; channel < count; channel++)
    for (ptrdiff_t y = 0; y < result.height; y++)
      for (ptrdiff_t x = 0; x < result.width; x++, gradient++)
        for (ptrdiff_t i = 0; i < windows->kernel.height; i++) {
          const ptrdiff_t row = y * windows->stride.height - windows->padding.height +
                                i * windows->dilation.height;
          if (row < 0 || row >= image.height) continue;
          for (ptrdiff_t j = 0; j < windows->kernel.width; j++) {
            const ptrdiff_t column = x * windows->stride.width - windows->padding.width +
                                     j * windows->dilation.width;
            if (column < 0 || column >= image.width) continue;
            channels[channel * autograd_area(image) + row * image.width + column] += *gradient;
          }
        }
}
