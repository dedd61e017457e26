// What the Autograd library takes from C: thread-local state, kernels whose bits depend on
// explicit fused multiply-adds, the math library, the steps of optimizers, number formatting, and
// files.
#ifndef CAUTOGRAD_H
#define CAUTOGRAD_H

#include "autograd_blocks.h"
#include "autograd_double.h"
#include "autograd_elements.h"
#include "autograd_files.h"
#include "autograd_format.h"
#include "autograd_images.h"
#include "autograd_kernels.h"
#include "autograd_math.h"
#include "autograd_optimizers.h"
#include "autograd_parallel.h"
#include "autograd_softmax.h"
#include "autograd_thread.h"
#include "autograd_variant.h"

#endif
