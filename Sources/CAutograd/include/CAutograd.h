// What the Autograd library takes from C: thread-local state, kernels whose bits depend on
// explicit fused multiply-adds, the math library, and number formatting.
#ifndef CAUTOGRAD_H
#define CAUTOGRAD_H

#include "autograd_double.h"
#include "autograd_format.h"
#include "autograd_images.h"
#include "autograd_kernels.h"
#include "autograd_math.h"
#include "autograd_thread.h"

#endif
