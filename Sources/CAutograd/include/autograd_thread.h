// State that every thread has for itself, and the locks of what all threads share.
#ifndef AUTOGRAD_THREAD_H
#define AUTOGRAD_THREAD_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  // How many noGrad scopes enclose the current call: zero means that operations are recorded.
  int32_t no_grad_depth;
  // Whether a release of nodes is in progress further up this thread's stack.
  bool is_releasing;
  // Nodes that wait for their release, linked through themselves.
  void *_Nullable release_list;
  // The number of the newest operation recorded by this thread.
  uint64_t sequence;
  // Who takes down the shapes of what layers return; null unless a summary is being made.
  void *_Nullable call_record;
  // The numbers in double precision of the gradient check that runs on this thread, if one does.
  void *_Nullable double_numbers;
} autograd_thread_state;

extern _Thread_local autograd_thread_state autograd_thread_state_storage;

// Inline, so that reading the state costs one load instead of a call.
static inline autograd_thread_state *_Nonnull autograd_thread(void) {
  return &autograd_thread_state_storage;
}

// Guards the process-wide random number generator.
void autograd_lock_generator(void);
void autograd_unlock_generator(void);

// Guards the hooks on gradients.
void autograd_lock_annotations(void);
void autograd_unlock_annotations(void);

#endif
