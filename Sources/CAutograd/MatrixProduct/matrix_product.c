// One accumulator an output element, fused multiply-adds over the depth in order from zero.
// Tiles take their vectors from neighbouring columns, so the bits depend neither on the width of
// the registers nor on how the product is cut: a chain that is interrupted where a block of the
// depth ends goes on from the number that it has written.
//
// Packing and blocking after Goto and van de Geijn, "Anatomy of high-performance matrix
// multiplication" (2008), with one difference: it is the panel of `a` that stays in the first
// cache, next to `b` in the second, because a tile has more columns than rows.
#include <stdbool.h>
#include <string.h>

#include "autograd_blocks.h"
#include "autograd_kernels.h"
#include "autograd_parallel.h"
#include "packing.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

enum { MOST_TILE_ROWS = 12, MOST_LANES = 16 };

// What a tile reads and writes.
typedef struct {
  float *product;
  ptrdiff_t product_step;
  // The columns of the product, which may be fewer than the tile's.
  int columns;
  // A packed panel, as wide as the tile is high.
  const float *a;
  // Rows of whole vectors.
  const float *b;
  ptrdiff_t b_step;
  ptrdiff_t depth;
  // Whether the chains go on from what the product holds.
  bool continues;
} tile;

typedef struct {
  int tile_rows, lanes;
  // By the number of rows; one vector wide, and two.
  void (*narrow[MOST_TILE_ROWS + 1])(const tile *);
  void (*wide[MOST_TILE_ROWS + 1])(const tile *);
  void (*multiply_small)(float *, autograd_matrix, autograd_matrix, ptrdiff_t, ptrdiff_t,
                         ptrdiff_t);
} kernels;

#define UP_TO_4(apply) apply(1) apply(2) apply(3) apply(4)
#define UP_TO_6(apply) UP_TO_4(apply) apply(5) apply(6)
#define UP_TO_12(apply) \
  UP_TO_6(apply) apply(7) apply(8) apply(9) apply(10) apply(11) apply(12)

#define LANES 4
#if defined(__aarch64__)
#define TILE_ROWS 12
#define TILE_SIZES UP_TO_12
#else
#define TILE_ROWS 4
#define TILE_SIZES UP_TO_4
#endif
#define VARIANT(name) name##_portable
#include "tile.h"
#undef VARIANT
#undef TILE_SIZES
#undef TILE_ROWS
#undef LANES

#if defined(__x86_64__)
#include <immintrin.h>

#define LANES 8
#define TILE_ROWS 6
#define TILE_SIZES UP_TO_6
#define VARIANT(name) name##_avx2
#define LANES_BELOW(count) \
  _mm256_cmpgt_epi32(_mm256_set1_epi32(count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))
#define LOAD_PART(values, count) _mm256_maskload_ps(values, LANES_BELOW(count))
#define STORE_PART(values, stored, count) \
  _mm256_maskstore_ps(values, LANES_BELOW(count), (__m256)stored)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "tile.h"
#pragma clang attribute pop
#undef STORE_PART
#undef LOAD_PART
#undef LANES_BELOW
#undef VARIANT
#undef TILE_SIZES
#undef TILE_ROWS
#undef LANES

#define LANES 16
#define TILE_ROWS 12
#define TILE_SIZES UP_TO_12
#define VARIANT(name) name##_avx512
#define LANES_BELOW(count) ((__mmask16)((count) <= 0 ? 0 : (1u << (count)) - 1))
#define LOAD_PART(values, count) _mm512_maskz_loadu_ps(LANES_BELOW(count), values)
#define STORE_PART(values, stored, count) \
  _mm512_mask_storeu_ps(values, LANES_BELOW(count), (__m512)stored)
#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), \
                             apply_to = function)
#include "tile.h"
#pragma clang attribute pop
#undef STORE_PART
#undef LOAD_PART
#undef LANES_BELOW
#undef VARIANT
#undef TILE_SIZES
#undef TILE_ROWS
#undef LANES
#endif

static const kernels *const kernels_of[AUTOGRAD_VARIANT_COUNT] = {
    [AUTOGRAD_PORTABLE] = &kernels_portable,
#if defined(__x86_64__)
    [AUTOGRAD_AVX2] = &kernels_avx2,
    [AUTOGRAD_AVX512] = &kernels_avx512,
#endif
};

// A panel of `a` of this depth fills half of a first cache of 32 KB.
enum { MOST_DEPTH = 320 };
// In tiles.
enum { BLOCK_ROWS = 8, BLOCK_COLUMNS = 8 };
// Fused multiply-adds: less is done element by element; more is shared among threads.
enum { SMALL = 512, LARGE = 1 << 18 };
// Blocks for each thread.
enum { BLOCKS = 4 };

// A product under way, which is cut into blocks of tiles.
typedef struct {
  const kernels *kernels;
  float *product;
  autograd_matrix a, b;
  ptrdiff_t rows, columns, depth;
  // The columns of a tile.
  ptrdiff_t width;
  // Panels of `b`, each `width` wide and as deep as `b`; nothing if each is read only once.
  float *panels;
  // The rows and columns of a block, and how many blocks stand side by side.
  ptrdiff_t block_rows, block_columns, blocks_across;
} multiplication;

static ptrdiff_t least(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }
static ptrdiff_t quotient_up(ptrdiff_t a, ptrdiff_t b) { return (a + b - 1) / b; }

static void pack_columns(void *context, ptrdiff_t start, ptrdiff_t end) {
  const multiplication *m = context;
  for (ptrdiff_t panel = start; panel < end; panel++) {
    const ptrdiff_t column = panel * m->width;
    pack_panel(m->panels + column * m->depth, m->width,
               m->b.values + column * m->b.column_stride, m->b.column_stride, m->b.row_stride,
               least(m->width, m->columns - column), m->depth);
  }
}

// Where a tile finds its part of `b`: among the panels, in place, or in `panel`.
static void find_columns(const multiplication *m, ptrdiff_t column, ptrdiff_t k, tile *tile,
                         float *panel) {
  tile->b_step = m->width;
  if (m->panels != NULL) {
    tile->b = m->panels + column * m->depth + k * m->width;
    return;
  }
  const float *start = m->b.values + k * m->b.row_stride + column * m->b.column_stride;
  if (m->b.column_stride == 1 && tile->columns == m->width) {
    tile->b = start;
    tile->b_step = m->b.row_stride;
    return;
  }
  pack_panel(panel, m->width, start, m->b.column_stride, m->b.row_stride, tile->columns,
             tile->depth);
  tile->b = panel;
}

// The tiles of one block next to a panel of `a`: those of the first cache.
static void multiply_row_of_tiles(const multiplication *m, const float *a_panel, ptrdiff_t row,
                                  ptrdiff_t rows, ptrdiff_t column, ptrdiff_t column_end,
                                  ptrdiff_t k, ptrdiff_t depth) {
  const kernels *kernels = m->kernels;
  float b_panel[2 * MOST_LANES * MOST_DEPTH] __attribute__((aligned(64)));
  for (; column < column_end; column += m->width) {
    tile tile = {
        .product = m->product + row * m->columns + column,
        .product_step = m->columns,
        .columns = (int)least(m->width, column_end - column),
        .a = a_panel,
        .depth = depth,
        .continues = k > 0,
    };
    find_columns(m, column, k, &tile, b_panel);
    (m->width == kernels->lanes ? kernels->narrow : kernels->wide)[rows](&tile);
  }
}

static void multiply_block(const multiplication *m, ptrdiff_t block) {
  const ptrdiff_t first_row = block / m->blocks_across * m->block_rows;
  const ptrdiff_t column = block % m->blocks_across * m->block_columns;
  const ptrdiff_t row_end = least(m->rows, first_row + m->block_rows);
  const ptrdiff_t column_end = least(m->columns, column + m->block_columns);
  const ptrdiff_t step = quotient_up(m->depth, quotient_up(m->depth, MOST_DEPTH));
  float a_panel[MOST_TILE_ROWS * MOST_DEPTH] __attribute__((aligned(64)));
  for (ptrdiff_t k = 0; k < m->depth; k += step) {
    const ptrdiff_t depth = least(step, m->depth - k);
    ptrdiff_t rows;
    for (ptrdiff_t row = first_row; row < row_end; row += rows) {
      rows = least(m->kernels->tile_rows, row_end - row);
      pack_panel(a_panel, rows, m->a.values + row * m->a.row_stride + k * m->a.column_stride,
                 m->a.row_stride, m->a.column_stride, rows, depth);
      multiply_row_of_tiles(m, a_panel, row, rows, column, column_end, k, depth);
    }
  }
}

static void multiply_blocks(void *context, ptrdiff_t start, ptrdiff_t end) {
  for (ptrdiff_t block = start; block < end; block++) multiply_block(context, block);
}

// Blocks of up to 8 x 8 tiles, smaller ones if there are too few for all threads.
static ptrdiff_t cut(multiplication *m) {
  ptrdiff_t tiles_down = BLOCK_ROWS, tiles_across = BLOCK_COLUMNS;
  const ptrdiff_t height = m->kernels->tile_rows;
  const bool is_large = m->rows * m->columns * m->depth >= LARGE;
  const ptrdiff_t wanted = is_large ? BLOCKS * autograd_thread_count() : 1;
  for (;;) {
    m->block_rows = least(tiles_down * height, quotient_up(m->rows, height) * height);
    m->block_columns = least(tiles_across * m->width, quotient_up(m->columns, m->width) * m->width);
    m->blocks_across = quotient_up(m->columns, m->block_columns);
    const ptrdiff_t blocks = m->blocks_across * quotient_up(m->rows, m->block_rows);
    const bool is_tile = m->block_rows == height && m->block_columns == m->width;
    if (blocks >= wanted || is_tile) return blocks;
    if (m->block_columns > m->block_rows && m->block_columns > m->width)
      tiles_across = quotient_up(m->block_columns / m->width, 2);
    else if (m->block_rows > height)
      tiles_down = quotient_up(m->block_rows / height, 2);
    else
      tiles_across = quotient_up(m->block_columns / m->width, 2);
  }
}

static void share(bool is_large, ptrdiff_t count, autograd_task task, multiplication *m) {
  if (is_large)
    autograd_parallel(count, 1, task, m);
  else
    task(m, 0, count);
}

static void multiply(const kernels *kernels, float *product, autograd_matrix a, autograd_matrix b,
                     ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  const ptrdiff_t operations = rows * columns * depth;
  if (operations <= SMALL) {
    kernels->multiply_small(product, a, b, rows, columns, depth);
    return;
  }
  multiplication m = {.kernels = kernels, .product = product, .a = a, .b = b,
                      .rows = rows, .columns = columns, .depth = depth};
  if (columns == 1) {
    // The transposed product is the same row of numbers, and has columns for the vectors.
    m.a = (autograd_matrix){b.values, b.column_stride, b.row_stride};
    m.b = (autograd_matrix){a.values, a.column_stride, a.row_stride};
    m.rows = 1;
    m.columns = rows;
  }
  m.width = m.columns <= kernels->lanes ? kernels->lanes : 2 * kernels->lanes;
  const ptrdiff_t blocks = cut(&m);
  const bool is_large = operations >= LARGE;
  // Panels that are read only once are made where they are read.
  const ptrdiff_t panels = m.rows <= kernels->tile_rows ? 0 : quotient_up(m.columns, m.width);
  if (panels > 0) {
    m.panels = autograd_allocate_block(panels * m.width * depth);
    share(is_large, panels, pack_columns, &m);
  }
  share(is_large, blocks, multiply_blocks, &m);
  if (panels > 0) autograd_free_block(m.panels, panels * m.width * depth);
}

void autograd_multiply_matrices(float *product, autograd_matrix a, autograd_matrix b,
                                ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  multiply(kernels_of[autograd_variant_in_use()], product, a, b, rows, columns, depth);
}

bool autograd_multiply_matrices_by(autograd_variant variant, float *product, autograd_matrix a,
                                   autograd_matrix b, ptrdiff_t rows, ptrdiff_t columns,
                                   ptrdiff_t depth) {
  if (!autograd_supports(variant) || kernels_of[variant] == NULL) return false;
  multiply(kernels_of[variant], product, a, b, rows, columns, depth);
  return true;
}
