#include "autograd_blocks.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Smaller ones are left to malloc, which keeps them itself.
static const size_t least_kept = (size_t)64 << 10;
// Of all blocks kept.
static const size_t most_kept = (size_t)256 << 20;

enum { ALIGNMENT = 64, MOST_BLOCKS = 64 };

typedef struct {
  void *start;
  size_t size;
} kept_block;

// The oldest first.
static kept_block kept[MOST_BLOCKS];
static int kept_count;
static size_t kept_size;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// Rounded up by at most an eighth, so that arrays of similar length share blocks.
static size_t size_of(ptrdiff_t count) {
  size_t size = sizeof(float) * (size_t)count;
  size_t unit = ALIGNMENT;
  while (size >= least_kept && unit * 16 <= size) unit *= 2;
  return (size + unit - 1) / unit * unit;
}

static void forget(int index) {
  kept_size -= kept[index].size;
  kept_count--;
  memmove(kept + index, kept + index + 1, sizeof(kept_block) * (size_t)(kept_count - index));
}

// The newest block of this size, whose numbers a cache may still hold.
static void *reuse(size_t size) {
  void *start = NULL;
  pthread_mutex_lock(&lock);
  for (int i = kept_count - 1; i >= 0 && start == NULL; i--) {
    if (kept[i].size != size) continue;
    start = kept[i].start;
    forget(i);
  }
  pthread_mutex_unlock(&lock);
  return start;
}

// Systems promise more memory than they have, and end the program without a word when it is used.
static int exceeds_memory(ptrdiff_t count) {
  const double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
  return sizeof(float) * (double)count > memory;
}

static _Noreturn void end_without_memory(ptrdiff_t count) {
  fprintf(stderr, "no memory for %td numbers\n", count);
  abort();
}

float *autograd_allocate_block(ptrdiff_t count) {
  if (sizeof(float) * (double)count > (double)most_kept && exceeds_memory(count))
    end_without_memory(count);
  const size_t size = size_of(count);
  void *block = size < least_kept ? NULL : reuse(size);
  if (block == NULL && posix_memalign(&block, ALIGNMENT, size) != 0) end_without_memory(count);
  return block;
}

void autograd_free_block(float *block, ptrdiff_t count) {
  const size_t size = size_of(count);
  if (size < least_kept || size > most_kept / 2) {
    free(block);
    return;
  }
  pthread_mutex_lock(&lock);
  while (kept_count == MOST_BLOCKS || kept_size + size > most_kept) {
    free(kept[0].start);
    forget(0);
  }
  kept[kept_count++] = (kept_block){block, size};
  kept_size += size;
  pthread_mutex_unlock(&lock);
}
