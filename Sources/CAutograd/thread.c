#include "autograd_thread.h"

#include <pthread.h>

_Thread_local autograd_thread_state autograd_thread_state_storage;

static pthread_mutex_t generator_lock = PTHREAD_MUTEX_INITIALIZER;

void autograd_lock_generator(void) { pthread_mutex_lock(&generator_lock); }
void autograd_unlock_generator(void) { pthread_mutex_unlock(&generator_lock); }

static pthread_mutex_t annotations_lock = PTHREAD_MUTEX_INITIALIZER;

void autograd_lock_annotations(void) { pthread_mutex_lock(&annotations_lock); }
void autograd_unlock_annotations(void) { pthread_mutex_unlock(&annotations_lock); }
