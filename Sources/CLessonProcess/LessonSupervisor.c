#ifdef __linux__
#define _GNU_SOURCE
#include "LessonSupervisor.h"

#include "Confinement.h"
#include "Descendants.h"
#include "SystemCallGate.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// The sanitizer takes all that is started so for a process with memory of its own. This is the C
// library's other name for it, which the sanitizer leaves alone.
int __clone(int (*begin)(void *), void *stack, int flags, void *argument, ...);
#define clone __clone
#endif
#endif

// Where the supervisor has its channels: the same for all, so that all others can be closed.
enum { tool_channel = 3, signal_channel };

struct start {
  const char *path, *directory;
  char *const *arguments;
  char *const *environment;
  struct lesson_limits limits;
  int code, gate;
  // Where a copy of the supervisor writes the code; -1 where both share their memory.
  int failures;
};

static void set_limit(int resource, uint64_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit)) return;
  // One that is lower already stays.
  if (limit.rlim_cur > value) limit.rlim_cur = value;
  if (limit.rlim_max > value) limit.rlim_max = value;
  setrlimit(resource, &limit);
}

// Begins the program. It shares the supervisor's memory and files until it becomes the program, so
// that the supervisor gets the gate. A copy of the supervisor could not hand it over, and has none.
static int begin(void *argument) {
  struct start *start = argument;
  // The supervisor may be killed by what it supervises.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setsid();
  set_limit(RLIMIT_DATA, start->limits.memory);
  set_limit(RLIMIT_FSIZE, start->limits.file_size);
  set_limit(RLIMIT_NOFILE, start->limits.open_files);
  set_limit(RLIMIT_CORE, 0);
  lesson_confine();
  // The tool itself ignores or blocks signals that a program must get.
  for (int number = 1; number < NSIG; number += 1) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (start->failures < 0) start->gate = lesson_close_gate();
  if (!chdir(start->directory)) execve(start->path, start->arguments, start->environment);
  start->code = errno;
  int is_told = start->failures < 0 ||
                write(start->failures, &start->code, sizeof start->code) == sizeof start->code;
  _exit(is_told ? 127 : 126);
}

// Begins the program in a copy of the supervisor, where the system knows no other way.
static struct lesson_started begin_in_copy(struct start *start) {
  struct lesson_started started = {0, -1};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) {
    started.code = errno;
    return started;
  }
  start->failures = ends[1];
  started.program = fork();
  if (!started.program) begin(start);
  if (started.program < 0) started.code = errno;
  close(ends[1]);
  // Its end comes with the program's begin.
  if (read(ends[0], &start->code, sizeof start->code) > 0) started.code = start->code;
  close(ends[0]);
  return started;
}

// Puts the channels where they are expected and closes all others: a supervisor that kept another
// program's pipe open would keep its reader waiting.
static int arrange(int output, int error_output, int channel) {
  int sources[] = {open("/dev/null", O_RDONLY), output, error_output, channel};
  enum { count = sizeof sources / sizeof sources[0] };
  // Out of the way first: one may lie where another belongs.
  for (int index = 0; index < count; index += 1) {
    sources[index] = fcntl(sources[index], F_DUPFD, signal_channel + 1);
    if (sources[index] < 0) return errno;
  }
  for (int index = 0; index < count; index += 1) {
    if (dup3(sources[index], index, index < tool_channel ? 0 : O_CLOEXEC) < 0) return errno;
  }
  closefrom(signal_channel);

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGTERM);
  int signal_file = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  return signal_file == signal_channel ? 0 : EBADF;
}

static int64_t milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// How often the memory is looked at, in milliseconds: a machine fills some hundred MiB in between.
// Where it takes long to look, it is done less often, so that it takes a twentieth of the time at most.
enum { interval = 100, share = 20 };

static int tell(const void *what, size_t size) {
  return send(tool_channel, what, size, MSG_NOSIGNAL) == (ssize_t)size;
}

// Waits for the end of `program` or for the order to end it, and answers what it asks.
static struct lesson_report follow(pid_t program, const struct start *start) {
  struct lesson_report report = {-1, LESSON_EXCEEDED_NOTHING};
  struct pollfd events[] = {
      {tool_channel, POLLIN, 0}, {signal_channel, POLLIN, 0}, {start->gate, POLLIN, 0}};
  uint32_t processes = 1;
  int64_t next = milliseconds() + interval;
  for (;;) {
    int64_t rest = next - milliseconds();
    if (rest <= 0) {
      int64_t began = milliseconds();
      // Without the gate, it is not known how many there are.
      if (lesson_memory_exceeds(
              start->limits.memory, start->gate >= 0 && processes == 1 ? program : 0)) {
        report.exceeded = LESSON_EXCEEDED_MEMORY;
        return report;
      }
      rest = (milliseconds() - began) * share;
      if (rest < interval) rest = interval;
      next = milliseconds() + rest;
    }
    if (poll(events, sizeof events / sizeof events[0], (int)rest) <= 0) continue;
    if (events[0].revents) return report;
    struct signalfd_siginfo signal;
    while (read(signal_channel, &signal, sizeof signal) == sizeof signal) {
      if (signal.ssi_signo == SIGTERM) return report;
    }
    int status;
    pid_t ended;
    while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
      // A child that has itself traced is waited for when it stops, too.
      if (ended != program || WIFSTOPPED(status)) continue;
      report.status = status;
      return report;
    }
    if (events[2].revents & POLLIN) {
      if (!lesson_answer(start->gate, &processes, start->limits.processes)) {
        report.exceeded = LESSON_EXCEEDED_PROCESSES;
        return report;
      }
    } else if (events[2].revents) {
      events[2].fd = -1;
    }
  }
}

static void supervise(struct start *start, int output, int error_output, int channel) {
  // A group of its own: the program may kill that of its parent.
  setsid();
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  // Were it ignored, there would be nothing to wait for.
  signal(SIGCHLD, SIG_DFL);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  // No other process of this user may look into this one, or write what it reports.
  prctl(PR_SET_DUMPABLE, 0);
  // Were it stopped, it could not notice that the tool is gone. The thread that waits for it ends with
  // the tool at the earliest; nothing comes of the signal otherwise.
  prctl(PR_SET_PDEATHSIG, SIGCONT);
  struct lesson_started started = {arrange(output, error_output, channel), -1};
  if (!started.code) {
    static char stack[65536] __attribute__((aligned(16)));
    int flags = CLONE_VM | CLONE_FILES | CLONE_VFORK | SIGCHLD;
    started.program = clone(begin, stack + sizeof stack, flags, start);
    started.code = start->code;
    // Emulators of other processors and filters refuse to share, with one error or another. What is refused
    // to a copy too is an error.
    if (started.program < 0) started = begin_in_copy(start);
  }
  if (!tell(&started, sizeof started) || started.code) _exit(1);
  prctl(PR_SET_NAME, "lesson-host");
  // The reader of the program's output waits until nothing can write to it any more.
  dup2(0, 1);
  dup2(0, 2);

  struct lesson_report result = follow(started.program, start);
  int status = lesson_end_descendants(started.program);
  if (result.status < 0) result.status = status;
  _exit(!tell(&result, sizeof result));
}

int lesson_channel(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) ? errno : 0;
}

int lesson_supervise(pid_t *supervisor, const char *path, char *const arguments[],
                     char *const environment[], const char *directory, int output,
                     int error_output, int channel, struct lesson_limits limits) {
  struct start start = {path, directory, arguments, environment, limits, 0, -1, -1};
  lesson_hide_where_others_are_free();
  // Not `posix_spawn`: the supervisor is no program of its own that would have to be found.
  pid_t identifier = fork();
  if (identifier < 0) return errno;
  if (!identifier) supervise(&start, output, error_output, channel);
  *supervisor = identifier;
  return 0;
}

// How long a supervisor may take to end what it supervises, and to be gone once it was killed, in
// milliseconds.
enum { grace = 5000, killed_grace = 1000 };

static int is_gone(pid_t supervisor, int *status, int limit) {
  for (int waited = 0; waited < limit; waited += 1) {
    pid_t ended = waitpid(supervisor, status, WNOHANG);
    if (ended == supervisor) return 1;
    if (ended < 0 && errno != EINTR) {
      *status = SIGKILL;
      return 1;
    }
    usleep(1000);
  }
  return 0;
}

void lesson_order_end(pid_t supervisor) {
  kill(supervisor, SIGTERM);
  // It may have been stopped.
  kill(supervisor, SIGCONT);
}

int lesson_wait_for_supervisor(pid_t supervisor) {
  int status = SIGKILL;
  if (is_gone(supervisor, &status, grace)) return status;
  // A debugger may hold it. Nothing happens to what it supervises in the meantime, because it lets no process be
  // started.
  lesson_end_below(supervisor);
  kill(supervisor, SIGKILL);
  return is_gone(supervisor, &status, killed_grace) ? status : SIGKILL;
}
#endif
