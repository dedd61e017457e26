#include "autograd_variant.h"

#include <stdatomic.h>

// AUTOGRAD_VARIANT_COUNT until it is first asked for.
static atomic_int chosen = AUTOGRAD_VARIANT_COUNT;

bool autograd_supports(autograd_variant variant) {
  switch (variant) {
    case AUTOGRAD_PORTABLE:
    case AUTOGRAD_DOUBLE_DOUBLE: return true;
#if defined(__x86_64__)
    case AUTOGRAD_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case AUTOGRAD_AVX512:
      return autograd_supports(AUTOGRAD_AVX2) && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#endif
    default: return false;
  }
}

static autograd_variant fastest(void) {
  if (autograd_supports(AUTOGRAD_AVX512)) return AUTOGRAD_AVX512;
  return autograd_supports(AUTOGRAD_AVX2) ? AUTOGRAD_AVX2 : AUTOGRAD_PORTABLE;
}

autograd_variant autograd_variant_in_use(void) {
  int variant = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (variant == AUTOGRAD_VARIANT_COUNT) {
    variant = (int)fastest();
    atomic_store_explicit(&chosen, variant, memory_order_relaxed);
  }
  return (autograd_variant)variant;
}

bool autograd_use_variant(autograd_variant variant) {
  if (variant == AUTOGRAD_DOUBLE_DOUBLE || !autograd_supports(variant)) return false;
  atomic_store_explicit(&chosen, (int)variant, memory_order_relaxed);
  return true;
}
