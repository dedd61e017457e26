#include <stdbool.h>
#include <string.h>

#include "autograd_elements.h"
#include "autograd_format.h"
#include "record.h"

static const char *const names[AUTOGRAD_ELEMENT_FUNCTION_COUNT] = {
    "add", "subtract", "multiply", "divide", "negate", "rectify", "pass-above-zero", "with-one-nan", "keep-where",
    "keep-elsewhere",
};

static void record_rows(autograd_element_function function, kind kind) {
  enum { ROWS = 5, COLUMNS = 13 };
  float a[ROWS * COLUMNS], b[ROWS], result[ROWS * COLUMNS];
  fill(a, ROWS * COLUMNS, kind, 3);
  fill(b, ROWS, kind, 4);
  autograd_combine_rows(function, result, a, 1, COLUMNS, b, 0, 1, ROWS, COLUMNS);
  record(names[function], -1, kind, result, ROWS * COLUMNS);
}

static void record_text(kind kind) {
  float x[64];
  char text[512];
  uint64_t bits[sizeof text / sizeof(uint64_t)];
  fill(x, 64, kind, 9);
  for (int i = 0; i < 64; i++) {
    // How nans are written is the C library's.
    if (x[i] != x[i]) continue;
    memset(text, 0, sizeof text);
    autograd_format(text, sizeof text, x[i], i % 9, i & 1);
    // By bytes, which have no order.
    for (size_t j = 0; j < sizeof text / sizeof(uint64_t); j++) {
      bits[j] = 0;
      for (size_t k = 0; k < sizeof(uint64_t); k++) bits[j] = bits[j] << 8 | (unsigned char)text[j * 8 + k];
    }
    record_bits("format", i, kind, bits, sizeof text / sizeof(uint64_t));
  }
}

void record_elements(void) {
  float a[MOST], b[MOST], c[MOST], result[MOST];
  bool flags[MOST];
  for (kind kind = 0; kind < KIND_COUNT; kind++) {
    for (int i = 0; i < size_count; i++) {
      const ptrdiff_t count = sizes[i];
      fill(a, MOST, kind, 2 * (uint64_t)i);
      fill(b, MOST, kind, 2 * (uint64_t)i + 1);
      fill(c, MOST, EDGES, (uint64_t)i);
      for (int function = 0; function < AUTOGRAD_ELEMENT_FUNCTION_COUNT; function++)
        for (ptrdiff_t steps = 0; steps < 4; steps++) {
          autograd_combine((autograd_element_function)function, result, a, steps & 1, b, steps >> 1, count);
          record(names[function], 4 * count + steps, kind, result, count);
        }
      autograd_choose(result, c, a, 1, b, i & 1, count);
      record("choose", count, kind, result, count);
      for (ptrdiff_t j = 0; j < count; j++) flags[j] = a[j] > b[j];
      autograd_numbers(result, flags, count);
      record("numbers", count, kind, result, count);
      const double deviations = autograd_squared_deviations(0.1, a, 0.3, count);
      uint64_t bits;
      memcpy(&bits, &deviations, sizeof bits);
      if (deviations != deviations) bits = 0;
      record_bits("squared-deviations", count, kind, &bits, 1);
    }
    for (int function = 0; function < AUTOGRAD_ELEMENT_FUNCTION_COUNT; function++)
      record_rows((autograd_element_function)function, kind);
    record_text(kind);
  }
}
