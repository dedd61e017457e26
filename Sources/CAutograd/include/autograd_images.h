// Windows that move over images: convolution and pooling. Images lie one after another, each a
// stack of channels, each channel row by row (NCHW).
#ifndef AUTOGRAD_IMAGES_H
#define AUTOGRAD_IMAGES_H

#include <stddef.h>
#include <stdint.h>

// A pair of extents.
typedef struct {
  ptrdiff_t height;
  ptrdiff_t width;
} autograd_extent;

// How a window moves over one channel. Element (y, x) of the result sees the kernel's element
// (i, j) at y * stride.height + i * dilation.height - padding.height, and x alike.
typedef struct {
  autograd_extent image;
  autograd_extent result;
  autograd_extent kernel;
  autograd_extent stride;
  autograd_extent padding;
  autograd_extent dilation;
} autograd_windows;

// A convolution: `filters` of them for each group of `channels` channels.
typedef struct {
  autograd_windows windows;
  ptrdiff_t images;
  ptrdiff_t groups;
  ptrdiff_t channels;
  ptrdiff_t filters;
} autograd_convolution;

// Every element of the result is a chain of fused multiply-adds from zero over channels, kernel
// rows and kernel columns, in order; then the bias, rounded apart. Padding counts as zeros.
void autograd_convolve(float *_Nonnull result, const float *_Nonnull images,
                       const float *_Nonnull weight, const float *_Nullable bias,
                       const autograd_convolution *_Nonnull convolution);

// For every place in a window a chain of fused multiply-adds over the filters, in order; an
// element of an image adds up those of the places that saw it, by kernel rows, then columns.
void autograd_convolution_image_gradient(float *_Nonnull images, const float *_Nonnull gradient,
                                         const float *_Nonnull weight,
                                         const autograd_convolution *_Nonnull convolution);

// A chain of fused multiply-adds over the positions of as many images as have 512 positions, at
// least one; these sums are added in order within each of up to eight equal parts of the batch,
// and then those of the parts.
void autograd_convolution_weight_gradient(float *_Nonnull weight, const float *_Nonnull gradient,
                                          const float *_Nonnull images,
                                          const autograd_convolution *_Nonnull convolution);

// The greatest element that every window sees on its channel, the first of equal ones, and its
// position there; a number that is none counts as the greatest.
void autograd_pool_maxima(float *_Nonnull result, int32_t *_Nonnull positions,
                          const float *_Nonnull channels, ptrdiff_t count,
                          const autograd_windows *_Nonnull windows);

// The sums of what every window sees on its channel, by kernel rows, then columns.
void autograd_pool_sums(float *_Nonnull result, const float *_Nonnull channels, ptrdiff_t count,
                        const autograd_windows *_Nonnull windows);

// Adds every number to all elements that its window saw.
void autograd_spread_sums(float *_Nonnull channels, const float *_Nonnull gradient,
                          ptrdiff_t count, const autograd_windows *_Nonnull windows);

#endif
