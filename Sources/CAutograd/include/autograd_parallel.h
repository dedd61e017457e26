// Work shared among threads. What is shared is always cut by the results, so the number of threads
// changes no bit of them.
#ifndef AUTOGRAD_PARALLEL_H
#define AUTOGRAD_PARALLEL_H

#include <stddef.h>
#include <stdint.h>

// How many threads share large pieces of work, the calling one included: at first as many as this
// process may run at once.
int32_t autograd_thread_count(void);

// At least one; more than AUTOGRAD_MOST_THREADS count as that many.
void autograd_set_thread_count(int32_t count);

enum { AUTOGRAD_MOST_THREADS = 64 };

// Does the part from `start` up to `end` of a piece of work.
typedef void (*autograd_task)(void *_Nullable context, ptrdiff_t start, ptrdiff_t end);

// Calls `task` for parts that make up 0 to `count`, all of them, but for the last, multiples of
// `grain`, and returns when all are done. A call made while another is under way, by another thread
// or by a task, does its work alone.
void autograd_parallel(ptrdiff_t count, ptrdiff_t grain, autograd_task _Nonnull task,
                       void *_Nullable context);

#endif
