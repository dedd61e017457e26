// Prints what the kernels make of many made-up numbers, a line a record: `records [VARIANT] THREADS`.
// The lines must be the same whatever the processor, the compiler, its level and the number of threads, but for
// their last column, in which nans have sign and payload.
#include <stdio.h>
#include <stdlib.h>

#include "autograd_parallel.h"
#include "autograd_variant.h"
#include "record.h"

int main(int count, char **arguments) {
  const int threads = count > 1 ? atoi(arguments[count - 1]) : 0;
  const int variant = count > 2 ? atoi(arguments[1]) : (int)autograd_variant_in_use();
  if (threads < 1 || count > 3) {
    fprintf(stderr, "usage: records [VARIANT] THREADS\n");
    return 64;
  }
  if (!autograd_use_variant((autograd_variant)variant)) {
    fprintf(stderr, "this processor has no variant %d\n", variant);
    return 3;
  }
  autograd_set_thread_count(threads);
  record_elements();
  record_functions();
  record_sums();
  record_products();
  record_softmax();
  record_images();
  record_optimizers();
  return fflush(stdout) == 0 ? 0 : 2;
}
