// Tiles of a product that stay in registers while their chains of fused multiply-adds run along
// the depth. matrix_product.c includes this file once for each kind of processor, with LANES,
// TILE_ROWS, TILE_SIZES(apply) and VARIANT(name) defined, and LOAD_PART and STORE_PART where the
// processor has instructions for them; so it has no include guard.

#define vector VARIANT(vector)

typedef float vector __attribute__((ext_vector_type(LANES)));

INLINE vector VARIANT(load)(const float *values) {
  vector loaded;
  memcpy(&loaded, values, sizeof loaded);
  return loaded;
}

// The first `count` numbers, and zeros.
INLINE vector VARIANT(load_part)(const float *values, int count) {
  if (count >= LANES) return VARIANT(load)(values);
#if defined(LOAD_PART)
  return LOAD_PART(values, count);
#else
  vector loaded = 0;
  for (int lane = 0; lane < LANES; lane++)
    if (lane < count) loaded[lane] = values[lane];
  return loaded;
#endif
}

INLINE void VARIANT(store_part)(float *values, vector stored, int count) {
  if (count >= LANES) {
    memcpy(values, &stored, sizeof stored);
    return;
  }
#if defined(STORE_PART)
  STORE_PART(values, stored, count);
#else
  for (int lane = 0; lane < LANES; lane++)
    if (lane < count) values[lane] = stored[lane];
#endif
}

// `rows` and `vectors` are constants, so that every sum has a register of its own.
INLINE void VARIANT(multiply_tile)(const tile *restrict tile, const int rows, const int vectors) {
  vector sums[TILE_ROWS][2];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++)
      sums[i][j] = tile->continues ? VARIANT(load_part)(
                                         tile->product + i * tile->product_step + j * LANES,
                                         tile->columns - j * LANES)
                                   : 0;
  const float *a = tile->a, *b = tile->b;
  for (ptrdiff_t k = 0; k < tile->depth; k++, a += rows, b += tile->b_step) {
    vector b_row[2];
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++) b_row[j] = VARIANT(load)(b + j * LANES);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      const vector factor = a[i];
#pragma clang loop unroll(full)
      for (int j = 0; j < vectors; j++)
        sums[i][j] = __builtin_elementwise_fma(factor, b_row[j], sums[i][j]);
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < vectors; j++)
      VARIANT(store_part)(tile->product + i * tile->product_step + j * LANES, sums[i][j],
                          tile->columns - j * LANES);
}

#define TILE(rows)                                          \
  static void VARIANT(narrow_##rows)(const tile *tile) {    \
    VARIANT(multiply_tile)(tile, rows, 1);                  \
  }                                                         \
  static void VARIANT(wide_##rows)(const tile *tile) {      \
    VARIANT(multiply_tile)(tile, rows, 2);                  \
  }
TILE_SIZES(TILE)

// Element by element, for what is not worth packing.
static void VARIANT(multiply_small)(float *product, autograd_matrix a, autograd_matrix b,
                                    ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < columns; j++) {
      float sum = 0;
      for (ptrdiff_t k = 0; k < depth; k++)
        sum = __builtin_fmaf(a.values[i * a.row_stride + k * a.column_stride],
                             b.values[k * b.row_stride + j * b.column_stride], sum);
      product[i * columns + j] = sum;
    }
}

#define NARROW(rows) [rows] = VARIANT(narrow_##rows),
#define WIDE(rows) [rows] = VARIANT(wide_##rows),

static const kernels VARIANT(kernels) = {
    .tile_rows = TILE_ROWS,
    .lanes = LANES,
    .narrow = {TILE_SIZES(NARROW)},
    .wide = {TILE_SIZES(WIDE)},
    .multiply_small = VARIANT(multiply_small),
};

#undef WIDE
#undef NARROW
#undef TILE
#undef vector
