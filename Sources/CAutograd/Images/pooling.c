#include <stdbool.h>
#include <string.h>

#include "autograd_images.h"
#include "unfold.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

typedef struct {
  ptrdiff_t start, end;
} range;

// Which elements of a kernel fall on the image, for a window that begins at `start`.
INLINE range visible(ptrdiff_t start, ptrdiff_t dilation, ptrdiff_t image, ptrdiff_t kernel) {
  range found = {0, kernel};
  if (start < 0) found.start = (dilation - 1 - start) / dilation;
  if (start + (kernel - 1) * dilation >= image)
    found.end = start < image ? (image - start - 1) / dilation + 1 : 0;
  return found;
}

INLINE uint32_t bits(float number) {
  uint32_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE float number(uint32_t bits) {
  float number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

// The kernel's extents are passed next to the windows, so that common ones can be constants.
INLINE void pool_maxima(float *restrict result, int32_t *restrict positions,
                        const float *restrict channels, ptrdiff_t count,
                        const autograd_windows *windows, autograd_extent kernel, bool fits) {
  const autograd_extent image = windows->image, dilation = windows->dilation;
  const range all_rows = {0, kernel.height}, all_columns = {0, kernel.width};
  for (ptrdiff_t channel = 0; channel < count; channel++, channels += autograd_area(image))
    for (ptrdiff_t y = 0; y < windows->result.height; y++) {
      const ptrdiff_t top = y * windows->stride.height - windows->padding.height;
      const range rows =
          fits ? all_rows : visible(top, dilation.height, image.height, kernel.height);
      for (ptrdiff_t x = 0; x < windows->result.width; x++) {
        const ptrdiff_t left = x * windows->stride.width - windows->padding.width;
        const range columns =
            fits ? all_columns : visible(left, dilation.width, image.width, kernel.width);
        // The first element is taken even if it is the smallest number there is.
        ptrdiff_t place = (top + rows.start * dilation.height) * image.width + left +
                          columns.start * dilation.width;
        uint32_t greatest = bits(channels[place]);
        for (ptrdiff_t i = rows.start; i < rows.end; i++)
          for (ptrdiff_t j = columns.start; j < columns.end; j++) {
            const ptrdiff_t seen =
                (top + i * dilation.height) * image.width + left + j * dilation.width;
            const float value = channels[seen];
            // A mask, because compilers turn a choice into a jump, which cannot be predicted.
            const ptrdiff_t takes = -(ptrdiff_t)((value > number(greatest)) | (value != value));
            greatest ^= (greatest ^ bits(value)) & (uint32_t)takes;
            place ^= (place ^ seen) & takes;
          }
        *result++ = number(greatest);
        *positions++ = (int32_t)place;
      }
    }
}

void autograd_pool_maxima(float *result, int32_t *positions, const float *channels,
                          ptrdiff_t count, const autograd_windows *windows) {
  const autograd_extent kernel = windows->kernel, padding = windows->padding;
  const autograd_extent two = {2, 2};
  const bool fits = padding.height == 0 && padding.width == 0;
  if (fits && kernel.height == 2 && kernel.width == 2)
    pool_maxima(result, positions, channels, count, windows, two, true);
  else
    pool_maxima(result, positions, channels, count, windows, kernel, false);
}

void autograd_pool_sums(float *result, const float *channels, ptrdiff_t count,
                        const autograd_windows *windows) {
  const autograd_extent image = windows->image, dilation = windows->dilation;
  for (ptrdiff_t channel = 0; channel < count; channel++, channels += autograd_area(image))
    for (ptrdiff_t y = 0; y < windows->result.height; y++) {
      const ptrdiff_t top = y * windows->stride.height - windows->padding.height;
      const range rows = visible(top, dilation.height, image.height, windows->kernel.height);
      for (ptrdiff_t x = 0; x < windows->result.width; x++) {
        const ptrdiff_t left = x * windows->stride.width - windows->padding.width;
        const range columns =
            visible(left, dilation.width, image.width, windows->kernel.width);
        float sum = 0;
        for (ptrdiff_t i = rows.start; i < rows.end; i++)
          for (ptrdiff_t j = columns.start; j < columns.end; j++)
            sum += channels[(top + i * dilation.height) * image.width + left +
                            j * dilation.width];
        *result++ = sum;
      }
    }
}

// Windows in order, so that elements that several of them saw add up as PyTorch's do.
void autograd_spread_sums(float *channels, const float *gradient, ptrdiff_t count,
                          const autograd_windows *windows) {
  const autograd_extent image = windows->image, dilation = windows->dilation;
  for (ptrdiff_t channel = 0; channel < count; channel++, channels += autograd_area(image))
    for (ptrdiff_t y = 0; y < windows->result.height; y++) {
      const ptrdiff_t top = y * windows->stride.height - windows->padding.height;
      const range rows = visible(top, dilation.height, image.height, windows->kernel.height);
      for (ptrdiff_t x = 0; x < windows->result.width; x++, gradient++) {
        const ptrdiff_t left = x * windows->stride.width - windows->padding.width;
        const range columns =
            visible(left, dilation.width, image.width, windows->kernel.width);
        for (ptrdiff_t i = rows.start; i < rows.end; i++)
          for (ptrdiff_t j = columns.start; j < columns.end; j++)
            channels[(top + i * dilation.height) * image.width + left + j * dilation.width] +=
                *gradient;
      }
    }
}
