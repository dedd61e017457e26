#include <stdlib.h>
#include <string.h>

#include "autograd_math.h"
#include "record.h"

typedef void (*array_function)(float *, const float *, ptrdiff_t);

static const struct {
  const char *name;
  array_function apply;
} functions[AUTOGRAD_FUNCTION_COUNT] = {
    {"exp", autograd_exp},     {"expm1", autograd_expm1}, {"log", autograd_log},
    {"log1p", autograd_log1p}, {"sin", autograd_sin},     {"cos", autograd_cos},
    {"tanh", autograd_tanh},   {"sigmoid", autograd_sigmoid}, {"erf", autograd_erf},
    {"exp2", autograd_exp2},   {"log2", autograd_log2},   {"log10", autograd_log10},
    {"tan", autograd_tan},     {"asin", autograd_asin},   {"acos", autograd_acos},
    {"atan", autograd_atan},   {"sinh", autograd_sinh},   {"cosh", autograd_cosh},
    {"asinh", autograd_asinh}, {"acosh", autograd_acosh}, {"atanh", autograd_atanh},
    {"erfc", autograd_erfc},   {"erfinv", autograd_erfinv},
};

// So many of all patterns of bits, evenly spaced, and enough for several threads.
enum { EVEN = 20011 };

static void record_evenly(int function) {
  float *x = numbers(EVEN);
  for (ptrdiff_t i = 0; i < EVEN; i++) {
    const uint32_t bits = (uint32_t)((uint64_t)i * 0x100000000 / EVEN);
    memcpy(x + i, &bits, sizeof bits);
  }
  functions[function].apply(x, x, EVEN);
  record(functions[function].name, EVEN, BITS, x, EVEN);
  free(x);
}

// By the slow path alone, which the quick ones leave little to.
static void record_slow_path(int function, kind kind) {
  float x[64];
  fill(x, 64, kind, (uint64_t)function);
  autograd_apply((autograd_function)function, AUTOGRAD_DOUBLE_DOUBLE, x, x, 64);
  record(functions[function].name, -64, kind, x, 64);
}

static void record_powers(kind kind, int i) {
  const ptrdiff_t count = sizes[i];
  float x[MOST], y[MOST], result[MOST];
  fill(x, MOST, kind, 2 * (uint64_t)i + 50);
  fill(y, MOST, i % 2 ? NUMBERS : kind, 2 * (uint64_t)i + 51);
  for (ptrdiff_t steps = 0; steps < 4; steps++) {
    autograd_pow(result, x, steps & 1, y, steps >> 1, count);
    record("pow", 4 * count + steps, kind, result, count);
  }
  autograd_pow_by(AUTOGRAD_DOUBLE_DOUBLE, result, x, 1, y, 1, count < 33 ? count : 33);
  record("pow-slow-path", count, kind, result, count < 33 ? count : 33);
  for (ptrdiff_t j = 0; j < count; j++) result[j] = autograd_atan2(x[j], y[j]);
  record("atan2", count, kind, result, count);
}

static void record_doubles(kind kind) {
  float x[256];
  uint64_t bits[256];
  double (*const each[])(double) = {autograd_log1p_double, autograd_sin_double, autograd_cos_double};
  fill(x, 256, kind, 77);
  for (int function = 0; function < 3; function++) {
    for (int i = 0; i < 256; i++) {
      // Neither small nor large by halves of what a Float has; the logarithm is asked within its domain.
      const double argument = function == 0 ? -0.999 * (x[i] - (double)(int64_t)x[i]) : x[i] * (1 + 0x1p-30);
      const double result = each[function](argument);
      memcpy(bits + i, &result, sizeof result);
      if (result != result) bits[i] = 0;
    }
    record_bits("double", function, kind, bits, 256);
  }
}

void record_functions(void) {
  float x[MOST];
  for (int function = 0; function < AUTOGRAD_FUNCTION_COUNT; function++) {
    for (kind kind = 0; kind < KIND_COUNT; kind++) {
      for (int i = 0; i < size_count; i++) {
        fill(x, sizes[i], kind, (uint64_t)(function * size_count + i));
        functions[function].apply(x, x, sizes[i]);
        record(functions[function].name, sizes[i], kind, x, sizes[i]);
      }
      record_slow_path(function, kind);
    }
    record_evenly(function);
  }
  for (kind kind = 0; kind < KIND_COUNT; kind++)
    for (int i = 0; i < size_count; i++) record_powers(kind, i);
  record_doubles(NUMBERS);
  record_doubles(SHARES);
}
