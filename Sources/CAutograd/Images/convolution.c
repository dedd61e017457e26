// Convolution as products of matrices: the columns of one factor are what the window sees. A few
// images at a time, so that the columns stay in the cache; they are made again for the gradients,
// which takes less time than to keep them.
#include "autograd_images.h"

#include <stdlib.h>
#include <string.h>

#include "autograd_kernels.h"
#include "autograd_parallel.h"
#include "unfold.h"

#pragma STDC FP_CONTRACT OFF

// How many positions of windows one product has, at least, if there are as many; and into how many
// parts a batch is cut for the gradient of the weights. Both are part of the documented arithmetic.
enum { POSITIONS = 512, PARTS = 8 };
// How many multiplications are worth a second thread.
enum { SHARED_PRODUCTS = 1 << 18 };

typedef struct {
  const autograd_convolution *convolution;
  // The positions of one image, the elements that a window sees, the images of a block.
  ptrdiff_t area, depth, block;
  float *result;
  const float *images, *weight, *gradient, *bias;
} task_context;

static ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

static task_context begin(const autograd_convolution *convolution) {
  const autograd_windows *windows = &convolution->windows;
  task_context context = {.convolution = convolution};
  context.area = autograd_area(windows->result);
  context.depth = convolution->channels * autograd_area(windows->kernel);
  context.block = context.area < POSITIONS ? POSITIONS / context.area : 1;
  context.block = smaller(context.block, convolution->images);
  return context;
}

static ptrdiff_t block_count(const task_context *context) {
  return (context->convolution->images + context->block - 1) / context->block;
}

// Among threads, unless all of it takes less time than to wake one.
static void share(task_context *context, ptrdiff_t count, autograd_task task) {
  const ptrdiff_t products = context->convolution->images * context->area * context->depth *
                             context->convolution->groups * context->convolution->filters;
  autograd_parallel(count, products < SHARED_PRODUCTS ? count : 1, task, context);
}

static float *scratch(ptrdiff_t count) {
  float *numbers = malloc((size_t)count * sizeof(float) + 1);
  if (numbers == NULL) abort();
  return numbers;
}

static ptrdiff_t padded_size(const task_context *context) {
  return context->convolution->channels *
         autograd_area(autograd_padded(&context->convolution->windows));
}

// Padded channels of one group, zero where nothing will be copied.
static float *padded_channels(const task_context *context) {
  const ptrdiff_t size = padded_size(context);
  float *padded = scratch(size);
  memset(padded, 0, (size_t)size * sizeof(float));
  return padded;
}

// What the window sees on one group of channels of the images from `first` on.
static void unfold_block(const task_context *context, float *columns, float *padded,
                         ptrdiff_t first, ptrdiff_t count, ptrdiff_t group) {
  const autograd_convolution *own = context->convolution;
  const ptrdiff_t size = own->channels * autograd_area(own->windows.image);
  for (ptrdiff_t i = 0; i < count; i++) {
    const float *image = context->images + ((first + i) * own->groups + group) * size;
    const autograd_extent padding = own->windows.padding;
    if (padding.height != 0 || padding.width != 0) {
      autograd_pad(padded, image, own->channels, &own->windows);
      image = padded;
    }
    autograd_unfold(columns + i * context->area, count * context->area, image, own->channels,
                    &own->windows);
  }
}

// The gradient of one group of filters as a matrix of one row for each.
static void gather_block(const task_context *context, float *rows, ptrdiff_t first,
                         ptrdiff_t count, ptrdiff_t group) {
  const autograd_convolution *own = context->convolution;
  const ptrdiff_t area = context->area;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float *source =
        context->gradient + ((first + i) * own->groups + group) * own->filters * area;
    for (ptrdiff_t filter = 0; filter < own->filters; filter++)
      memcpy(rows + (filter * count + i) * area, source + filter * area,
             (size_t)area * sizeof(float));
  }
}

static void convolve_blocks(void *task, ptrdiff_t start, ptrdiff_t end) {
  const task_context *context = task;
  const autograd_convolution *own = context->convolution;
  const ptrdiff_t area = context->area, depth = context->depth;
  float *columns = scratch(depth * context->block * area);
  float *product = scratch(own->filters * context->block * area);
  float *padded = padded_channels(context);
  for (ptrdiff_t block = start; block < end; block++)
    for (ptrdiff_t group = 0; group < own->groups; group++) {
      const ptrdiff_t first = block * context->block;
      const ptrdiff_t count = smaller(context->block, own->images - first);
      unfold_block(context, columns, padded, first, count, group);
      const autograd_matrix weight = {context->weight + group * own->filters * depth, depth, 1};
      const autograd_matrix seen = {columns, count * area, 1};
      autograd_multiply_matrices(product, weight, seen, own->filters, count * area, depth);
      for (ptrdiff_t i = 0; i < count; i++)
        for (ptrdiff_t filter = 0; filter < own->filters; filter++) {
          const ptrdiff_t channel = group * own->filters + filter;
          const float *source = product + (filter * count + i) * area;
          float *target =
              context->result + ((first + i) * own->groups * own->filters + channel) * area;
          if (context->bias == NULL) {
            memcpy(target, source, (size_t)area * sizeof(float));
            continue;
          }
          const float bias = context->bias[channel];
          for (ptrdiff_t j = 0; j < area; j++) target[j] = source[j] + bias;
        }
    }
  free(padded);
  free(product);
  free(columns);
}

void autograd_convolve(float *result, const float *images, const float *weight, const float *bias,
                       const autograd_convolution *convolution) {
  if (convolution->images == 0) return;
  task_context context = begin(convolution);
  context.result = result;
  context.images = images;
  context.weight = weight;
  context.bias = bias;
  share(&context, block_count(&context), convolve_blocks);
}

static void image_gradient_blocks(void *task, ptrdiff_t start, ptrdiff_t end) {
  const task_context *context = task;
  const autograd_convolution *own = context->convolution;
  const ptrdiff_t area = context->area, depth = context->depth;
  const ptrdiff_t size = own->channels * autograd_area(own->windows.image);
  float *columns = scratch(depth * context->block * area);
  float *rows = scratch(own->filters * context->block * area);
  float *padded = scratch(padded_size(context));
  for (ptrdiff_t block = start; block < end; block++)
    for (ptrdiff_t group = 0; group < own->groups; group++) {
      const ptrdiff_t first = block * context->block;
      const ptrdiff_t count = smaller(context->block, own->images - first);
      gather_block(context, rows, first, count, group);
      const autograd_matrix weight = {context->weight + group * own->filters * depth, 1, depth};
      const autograd_matrix gradient = {rows, count * area, 1};
      autograd_multiply_matrices(columns, weight, gradient, depth, count * area, own->filters);
      for (ptrdiff_t i = 0; i < count; i++) {
        memset(padded, 0, (size_t)padded_size(context) * sizeof(float));
        autograd_fold(padded, columns + i * area, count * area, own->channels, &own->windows);
        autograd_crop(context->result + ((first + i) * own->groups + group) * size, padded,
                      own->channels, &own->windows);
      }
    }
  free(padded);
  free(rows);
  free(columns);
}

void autograd_convolution_image_gradient(float *images, const float *gradient,
                                         const float *weight,
                                         const autograd_convolution *convolution) {
  if (convolution->images == 0) return;
  task_context context = begin(convolution);
  context.result = images;
  context.gradient = gradient;
  context.weight = weight;
  share(&context, block_count(&context), image_gradient_blocks);
}

static ptrdiff_t part_count(const task_context *context) {
  return smaller(PARTS, block_count(context));
}

// Each part of the batch writes a sum of its own, in which filters are columns.
static void weight_gradient_parts(void *task, ptrdiff_t start, ptrdiff_t end) {
  const task_context *context = task;
  const autograd_convolution *own = context->convolution;
  const ptrdiff_t area = context->area, depth = context->depth, filters = own->filters;
  const ptrdiff_t blocks = block_count(context), parts = part_count(context);
  float *columns = scratch(depth * context->block * area);
  float *rows = scratch(filters * context->block * area);
  float *product = scratch(depth * filters);
  float *padded = padded_channels(context);
  for (ptrdiff_t part = start; part < end; part++) {
    const ptrdiff_t begin = part * blocks / parts, finish = (part + 1) * blocks / parts;
    for (ptrdiff_t block = begin; block < finish; block++)
      for (ptrdiff_t group = 0; group < own->groups; group++) {
        const ptrdiff_t first = block * context->block;
        const ptrdiff_t count = smaller(context->block, own->images - first);
        unfold_block(context, columns, padded, first, count, group);
        gather_block(context, rows, first, count, group);
        float *sums = context->result + (part * own->groups + group) * depth * filters;
        const autograd_matrix seen = {columns, count * area, 1};
        const autograd_matrix gradient = {rows, 1, count * area};
        autograd_multiply_matrices(block == begin ? sums : product, seen, gradient, depth,
                                   filters, count * area);
        if (block == begin) continue;
        for (ptrdiff_t i = 0; i < depth * filters; i++) sums[i] += product[i];
      }
  }
  free(padded);
  free(product);
  free(rows);
  free(columns);
}

void autograd_convolution_weight_gradient(float *weight, const float *gradient,
                                          const float *images,
                                          const autograd_convolution *convolution) {
  task_context context = begin(convolution);
  const ptrdiff_t depth = context.depth, filters = convolution->filters;
  const ptrdiff_t size = convolution->groups * depth * filters;
  if (convolution->images == 0) {
    memset(weight, 0, (size_t)size * sizeof(float));
    return;
  }
  const ptrdiff_t parts = part_count(&context);
  float *sums = scratch(parts * size);
  context.result = sums;
  context.images = images;
  context.gradient = gradient;
  share(&context, parts, weight_gradient_parts);
  for (ptrdiff_t part = 1; part < parts; part++)
    for (ptrdiff_t i = 0; i < size; i++) sums[i] += sums[part * size + i];
  for (ptrdiff_t group = 0; group < convolution->groups; group++)
    for (ptrdiff_t filter = 0; filter < filters; filter++)
      for (ptrdiff_t i = 0; i < depth; i++)
        weight[(group * filters + filter) * depth + i] =
            sums[(group * depth + i) * filters + filter];
  free(sums);
}
