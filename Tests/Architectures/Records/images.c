#include "autograd_images.h"

#include <stdlib.h>
#include <string.h>

#include "record.h"

static const autograd_convolution shapes[] = {
    {{{4, 4}, {2, 2}, {3, 3}, {1, 1}, {0, 0}, {1, 1}}, 1, 1, 1, 1},
    {{{5, 7}, {5, 7}, {3, 3}, {1, 1}, {1, 1}, {1, 1}}, 3, 1, 2, 3},
    {{{8, 8}, {8, 8}, {3, 3}, {1, 1}, {1, 1}, {1, 1}}, 40, 1, 8, 9},
    {{{9, 6}, {4, 3}, {3, 2}, {2, 2}, {0, 0}, {1, 1}}, 2, 2, 3, 2},
    {{{9, 9}, {5, 5}, {3, 3}, {1, 1}, {0, 0}, {2, 2}}, 4, 1, 2, 5},
    {{{1, 30}, {1, 17}, {1, 3}, {1, 2}, {0, 4}, {1, 2}}, 5, 4, 1, 2},
    {{{30, 30}, {30, 30}, {5, 5}, {1, 1}, {2, 2}, {1, 1}}, 11, 1, 3, 4},
};

static void record_convolution(kind kind, int number) {
  const autograd_convolution *c = shapes + number;
  const autograd_windows *w = &c->windows;
  const ptrdiff_t seen = c->images * c->groups * c->channels * w->image.height * w->image.width;
  const ptrdiff_t made = c->images * c->groups * c->filters * w->result.height * w->result.width;
  const ptrdiff_t filters = c->groups * c->filters;
  const ptrdiff_t weights = filters * c->channels * w->kernel.height * w->kernel.width;
  float *images = numbers(seen), *result = numbers(made), *weight = numbers(weights), *bias = numbers(filters);
  fill(images, seen, kind, 1);
  fill(weight, weights, kind, 2);
  fill(bias, filters, kind, 3);
  autograd_convolve(result, images, weight, NULL, c);
  record("convolve", number, kind, result, made);
  autograd_convolve(result, images, weight, bias, c);
  record("convolve-and-add", number, kind, result, made);
  fill(result, made, kind, 4);
  autograd_convolution_weight_gradient(weight, result, images, c);
  record("convolution-weight-gradient", number, kind, weight, weights);
  fill(weight, weights, kind, 2);
  autograd_convolution_image_gradient(images, result, weight, c);
  record("convolution-image-gradient", number, kind, images, seen);
  free(bias);
  free(weight);
  free(result);
  free(images);
}

static void record_pooling(kind kind, int number) {
  const autograd_windows *w = &shapes[number].windows;
  enum { CHANNELS = 6 };
  const ptrdiff_t seen = CHANNELS * w->image.height * w->image.width;
  const ptrdiff_t made = CHANNELS * w->result.height * w->result.width;
  float *channels = numbers(seen), *result = numbers(made), *places = numbers(made);
  int32_t *positions = malloc((size_t)made * sizeof(int32_t));
  if (positions == NULL) abort();
  fill(channels, seen, kind, 5);
  autograd_pool_maxima(result, positions, channels, CHANNELS, w);
  record("pool-maxima", number, kind, result, made);
  for (ptrdiff_t i = 0; i < made; i++) places[i] = (float)positions[i];
  record("pool-positions", number, kind, places, made);
  autograd_pool_sums(result, channels, CHANNELS, w);
  record("pool-sums", number, kind, result, made);
  autograd_spread_sums(channels, result, CHANNELS, w);
  record("spread-sums", number, kind, channels, seen);
  free(positions);
  free(places);
  free(result);
  free(channels);
}

void record_images(void) {
  for (kind kind = 0; kind < KIND_COUNT; kind++)
    for (int number = 0; number < (int)(sizeof shapes / sizeof *shapes); number++) {
      record_convolution(kind, number);
      record_pooling(kind, number);
    }
}
