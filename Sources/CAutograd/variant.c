#include "autograd_variant.h"

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

autograd_variant autograd_fastest_variant(void) {
  if (autograd_supports(AUTOGRAD_AVX512)) return AUTOGRAD_AVX512;
  return autograd_supports(AUTOGRAD_AVX2) ? AUTOGRAD_AVX2 : AUTOGRAD_PORTABLE;
}
