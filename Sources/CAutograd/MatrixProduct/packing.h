// Copies of what a tile reads, in the order in which it is read.
#ifndef PACKING_H
#define PACKING_H

#include <stddef.h>
#include <string.h>

typedef float four_floats __attribute__((ext_vector_type(4)));

// Four neighbours along the depth of four lines become four rows of the panel.
static inline __attribute__((always_inline)) void pack_square(float *restrict panel,
                                                              ptrdiff_t width,
                                                              const float *restrict source,
                                                              ptrdiff_t line_stride) {
  four_floats lines[4];
  for (int i = 0; i < 4; i++) memcpy(&lines[i], source + i * line_stride, sizeof lines[i]);
  const four_floats low = __builtin_shufflevector(lines[0], lines[1], 0, 4, 1, 5);
  const four_floats high = __builtin_shufflevector(lines[0], lines[1], 2, 6, 3, 7);
  const four_floats next_low = __builtin_shufflevector(lines[2], lines[3], 0, 4, 1, 5);
  const four_floats next_high = __builtin_shufflevector(lines[2], lines[3], 2, 6, 3, 7);
  const four_floats rows[4] = {
      __builtin_shufflevector(low, next_low, 0, 1, 4, 5),
      __builtin_shufflevector(low, next_low, 2, 3, 6, 7),
      __builtin_shufflevector(high, next_high, 0, 1, 4, 5),
      __builtin_shufflevector(high, next_high, 2, 3, 6, 7),
  };
  for (int k = 0; k < 4; k++) memcpy(panel + k * width, &rows[k], sizeof rows[k]);
}

// Inlined: a call of memcpy costs more than it copies.
static inline __attribute__((always_inline)) void pack_row(float *restrict row,
                                                           const float *restrict source,
                                                           ptrdiff_t lines) {
  ptrdiff_t line = 0;
  for (; line + 4 <= lines; line += 4) memcpy(row + line, source + line, sizeof(four_floats));
  for (; line < lines; line++) row[line] = source[line];
}

// A panel of `depth` rows of `width` numbers: number `line` of row k is that of `source` at
// line * line_stride + k * depth_stride for the first `lines`, and zero behind them.
static void pack_panel(float *restrict panel, ptrdiff_t width, const float *restrict source,
                       ptrdiff_t line_stride, ptrdiff_t depth_stride, ptrdiff_t lines,
                       ptrdiff_t depth) {
  if (lines < width) memset(panel, 0, sizeof(float) * (size_t)(width * depth));
  if (line_stride == 1) {
    for (ptrdiff_t k = 0; k < depth; k++)
      pack_row(panel + k * width, source + k * depth_stride, lines);
    return;
  }
  ptrdiff_t line = 0;
  if (depth_stride == 1)
    for (; line + 4 <= lines; line += 4) {
      const float *restrict start = source + line * line_stride;
      ptrdiff_t k = 0;
      for (; k + 4 <= depth; k += 4)
        pack_square(panel + k * width + line, width, start + k, line_stride);
      for (; k < depth; k++)
        for (int i = 0; i < 4; i++) panel[k * width + line + i] = start[i * line_stride + k];
    }
  for (; line < lines; line++)
    for (ptrdiff_t k = 0; k < depth; k++)
      panel[k * width + line] = source[line * line_stride + k * depth_stride];
}

#endif
