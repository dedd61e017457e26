// A pool of threads that is started by the first large piece of work. The caller works too, and
// waits for no helper that has not begun: a helper that wakes up late finds the work closed.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include "autograd_parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

// How often a helper looks for new work before it sleeps, some tens of microseconds in all: the
// next operation of a training step mostly comes sooner.
enum { LOOKS = 2000 };
// Parts for each thread, so that a thread that is held up holds up little.
enum { PARTS = 4 };

static struct {
  pthread_mutex_t lock;
  pthread_cond_t has_work, is_done;
  // Guarded by the lock.
  int started, sleeping, vacancies;
  // Counts the pieces of work.
  atomic_uint generation;
  atomic_int helping;
  // The piece under way: written while no other thread helps.
  autograd_task task;
  void *context;
  ptrdiff_t count, part;
  atomic_ptrdiff_t next;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER,
          .has_work = PTHREAD_COND_INITIALIZER,
          .is_done = PTHREAD_COND_INITIALIZER};

static atomic_flag is_busy = ATOMIC_FLAG_INIT;
// Zero until it is first asked for.
static atomic_int thread_count;

static int usable_processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

int32_t autograd_thread_count(void) {
  const int count = atomic_load_explicit(&thread_count, memory_order_relaxed);
  if (count != 0) return count;
  autograd_set_thread_count(usable_processors());
  return atomic_load_explicit(&thread_count, memory_order_relaxed);
}

void autograd_set_thread_count(int32_t count) {
  if (count < 1) count = 1;
  if (count > AUTOGRAD_MOST_THREADS) count = AUTOGRAD_MOST_THREADS;
  atomic_store_explicit(&thread_count, count, memory_order_relaxed);
}

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void do_parts(void) {
  for (;;) {
    const ptrdiff_t start =
        atomic_fetch_add_explicit(&pool.next, pool.part, memory_order_relaxed);
    if (start >= pool.count) return;
    const ptrdiff_t rest = pool.count - start;
    pool.task(pool.context, start, start + (rest < pool.part ? rest : pool.part));
  }
}

static void wait_for_work(unsigned *seen) {
  for (int i = 0; i < LOOKS && atomic_load(&pool.generation) == *seen; i++) pause_briefly();
  pthread_mutex_lock(&pool.lock);
  pool.sleeping++;
  while (atomic_load(&pool.generation) == *seen) pthread_cond_wait(&pool.has_work, &pool.lock);
  pool.sleeping--;
  *seen = atomic_load(&pool.generation);
}

static void *help(void *unused) {
  (void)unused;
  unsigned seen = 0;
  for (;;) {
    wait_for_work(&seen);
    const bool joins = pool.vacancies > 0;
    if (joins) {
      pool.vacancies--;
      atomic_fetch_add(&pool.helping, 1);
    }
    pthread_mutex_unlock(&pool.lock);
    if (!joins) continue;
    do_parts();
    if (atomic_fetch_sub(&pool.helping, 1) != 1) continue;
    pthread_mutex_lock(&pool.lock);
    pthread_cond_signal(&pool.is_done);
    pthread_mutex_unlock(&pool.lock);
  }
}

// A child process has none of its parent's helpers.
static void forget_helpers(void) {
  pthread_mutex_init(&pool.lock, NULL);
  pthread_cond_init(&pool.has_work, NULL);
  pthread_cond_init(&pool.is_done, NULL);
  pool.started = pool.sleeping = pool.vacancies = 0;
  atomic_store(&pool.generation, 0);
  atomic_store(&pool.helping, 0);
  atomic_flag_clear(&is_busy);
}

static void prepare_for_fork(void) { pthread_atfork(NULL, NULL, forget_helpers); }

// Starts helpers up to `count`, or as many as the system allows; the lock is held.
static void start_helpers(int count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (pool.started >= count) return;
  pthread_once(&once, prepare_for_fork);
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // Signals are for the program's own threads.
  sigset_t all, earlier;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &earlier);
  pthread_t thread;
  while (pool.started < count && pthread_create(&thread, &attributes, help, NULL) == 0)
    pool.started++;
  pthread_sigmask(SIG_SETMASK, &earlier, NULL);
  pthread_attr_destroy(&attributes);
}

static void share(ptrdiff_t count, ptrdiff_t part, int helpers, autograd_task task,
                  void *context) {
  pthread_mutex_lock(&pool.lock);
  pool.task = task;
  pool.context = context;
  pool.count = count;
  pool.part = part;
  atomic_store(&pool.next, 0);
  pool.vacancies = helpers;
  atomic_fetch_add(&pool.generation, 1);
  start_helpers(helpers);
  if (pool.sleeping > 0) pthread_cond_broadcast(&pool.has_work);
  pthread_mutex_unlock(&pool.lock);

  do_parts();

  pthread_mutex_lock(&pool.lock);
  pool.vacancies = 0;
  pthread_mutex_unlock(&pool.lock);
  for (int i = 0; i < LOOKS && atomic_load(&pool.helping) != 0; i++) pause_briefly();
  if (atomic_load(&pool.helping) == 0) return;
  pthread_mutex_lock(&pool.lock);
  while (atomic_load(&pool.helping) != 0) pthread_cond_wait(&pool.is_done, &pool.lock);
  pthread_mutex_unlock(&pool.lock);
}

void autograd_parallel(ptrdiff_t count, ptrdiff_t grain, autograd_task task, void *context) {
  const int threads = autograd_thread_count();
  if (threads == 1 || count < 2 * grain ||
      atomic_flag_test_and_set_explicit(&is_busy, memory_order_acquire)) {
    if (count > 0) task(context, 0, count);
    return;
  }
  ptrdiff_t part = (count + threads * PARTS - 1) / (threads * PARTS);
  part = (part + grain - 1) / grain * grain;
  const ptrdiff_t parts = (count + part - 1) / part;
  share(count, part, (int)(parts < threads ? parts : threads) - 1, task, context);
  atomic_flag_clear_explicit(&is_busy, memory_order_release);
}
