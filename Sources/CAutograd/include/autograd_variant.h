// The kinds of processor that kernels are compiled for. All give the same bits.
#ifndef AUTOGRAD_VARIANT_H
#define AUTOGRAD_VARIANT_H

#include <stdbool.h>

typedef enum {
  // Any 64-bit processor.
  AUTOGRAD_PORTABLE,
  // With fused multiply-adds.
  AUTOGRAD_AVX2,
  AUTOGRAD_AVX512,
  // Functions only: the slow path alone, which otherwise sees only what the others cannot decide.
  AUTOGRAD_DOUBLE_DOUBLE,
  AUTOGRAD_VARIANT_COUNT,
} autograd_variant;

// Whether this processor can run a variant.
bool autograd_supports(autograd_variant variant);

// What every kernel of this process runs: at first the fastest that this processor can.
autograd_variant autograd_variant_in_use(void);

// Makes every kernel run a variant, for tests. Returns false, and changes nothing, where the
// processor lacks it or it is not one of all kernels.
bool autograd_use_variant(autograd_variant variant);

#endif
