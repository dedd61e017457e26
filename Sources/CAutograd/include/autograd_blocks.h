// Memory for large arrays. The system hands out fresh pages zeroed, one fault each, which costs
// more than an addition of all their numbers; so blocks that were let go are kept for reuse.
#ifndef AUTOGRAD_BLOCKS_H
#define AUTOGRAD_BLOCKS_H

#include <stddef.h>

// A block for `count` Floats, not initialised, aligned for vector instructions. Traps if there is
// no memory.
float *_Nonnull autograd_allocate_block(ptrdiff_t count);

// Gives back a block that was allocated for `count` Floats.
void autograd_free_block(float *_Nonnull block, ptrdiff_t count);

#endif
