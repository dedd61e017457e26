#include "unfold.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

enum { CHUNK = 8 };

autograd_extent autograd_padded(const autograd_windows *windows) {
  const autograd_extent extent = {windows->image.height + 2 * windows->padding.height,
                                  windows->image.width + 2 * windows->padding.width};
  return extent;
}

// Rows are short: a call of memcpy for each would take longer than the copies.
static void copy(float *restrict target, const float *restrict source, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + CHUNK <= count; i += CHUNK) memcpy(target + i, source + i, CHUNK * sizeof(float));
  if (i + CHUNK / 2 <= count) {
    memcpy(target + i, source + i, CHUNK / 2 * sizeof(float));
    i += CHUNK / 2;
  }
#pragma clang loop vectorize(disable) unroll(disable)
  for (; i < count; i++) target[i] = source[i];
}

static void add(float *restrict target, const float *restrict source, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + CHUNK <= count; i += CHUNK)
    for (int lane = 0; lane < CHUNK; lane++) target[i + lane] += source[i + lane];
#pragma clang loop vectorize(disable) unroll(disable)
  for (; i < count; i++) target[i] += source[i];
}

// The place of the image in a padded one.
static ptrdiff_t corner(const autograd_windows *windows) {
  return windows->padding.height * autograd_padded(windows).width + windows->padding.width;
}

void autograd_pad(float *padded, const float *channels, ptrdiff_t count,
                  const autograd_windows *windows) {
  const autograd_extent image = windows->image, extent = autograd_padded(windows);
  for (ptrdiff_t channel = 0; channel < count; channel++) {
    float *target = padded + channel * autograd_area(extent) + corner(windows);
    const float *source = channels + channel * autograd_area(image);
    for (ptrdiff_t y = 0; y < image.height; y++)
      copy(target + y * extent.width, source + y * image.width, image.width);
  }
}

void autograd_crop(float *channels, const float *padded, ptrdiff_t count,
                   const autograd_windows *windows) {
  const autograd_extent image = windows->image, extent = autograd_padded(windows);
  for (ptrdiff_t channel = 0; channel < count; channel++) {
    const float *source = padded + channel * autograd_area(extent) + corner(windows);
    float *target = channels + channel * autograd_area(image);
    for (ptrdiff_t y = 0; y < image.height; y++)
      copy(target + y * image.width, source + y * extent.width, image.width);
  }
}

void autograd_unfold(float *columns, ptrdiff_t row_stride, const float *padded, ptrdiff_t count,
                     const autograd_windows *windows) {
  const autograd_extent result = windows->result, kernel = windows->kernel;
  const ptrdiff_t step = windows->stride.width;
  const ptrdiff_t width = autograd_padded(windows).width;
  const ptrdiff_t area = autograd_area(autograd_padded(windows));
  for (ptrdiff_t channel = 0; channel < count; channel++)
    for (ptrdiff_t i = 0; i < kernel.height; i++)
      for (ptrdiff_t j = 0; j < kernel.width; j++, columns += row_stride) {
        const float *source = padded + channel * area + i * windows->dilation.height * width +
                              j * windows->dilation.width;
        for (ptrdiff_t y = 0; y < result.height; y++) {
          const float *row = source + y * windows->stride.height * width;
          float *target = columns + y * result.width;
          if (step == 1)
            copy(target, row, result.width);
          else
            for (ptrdiff_t x = 0; x < result.width; x++) target[x] = row[x * step];
        }
      }
}

void autograd_fold(float *padded, const float *columns, ptrdiff_t row_stride, ptrdiff_t count,
                   const autograd_windows *windows) {
  const autograd_extent result = windows->result, kernel = windows->kernel;
  const ptrdiff_t step = windows->stride.width;
  const ptrdiff_t width = autograd_padded(windows).width;
  const ptrdiff_t area = autograd_area(autograd_padded(windows));
  for (ptrdiff_t channel = 0; channel < count; channel++)
    for (ptrdiff_t i = 0; i < kernel.height; i++)
      for (ptrdiff_t j = 0; j < kernel.width; j++, columns += row_stride) {
        float *target = padded + channel * area + i * windows->dilation.height * width +
                        j * windows->dilation.width;
        for (ptrdiff_t y = 0; y < result.height; y++) {
          float *row = target + y * windows->stride.height * width;
          const float *source = columns + y * result.width;
          if (step == 1)
            add(row, source, result.width);
          else
            for (ptrdiff_t x = 0; x < result.width; x++) row[x * step] += source[x];
        }
      }
}
