#include "CLessonRuntime.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int32_t lesson_running_statement = -1;

static char mark[64];
// The two channels as they were at the start: a lesson may close or redirect its own.
static int mark_channels[] = {-1, -1, -1};
// A copy of the program that a lesson made with fork() writes no marks.
static pid_t marking_process;
static int saved_output = -1;

// All that end a program by default and can be caught: those of traps, and those that are sent.
static const int trap_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS,  SIGFPE,  SIGSYS,
                                   SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGALRM, SIGPIPE, SIGXFSZ};
enum { trap_signal_count = sizeof trap_signals / sizeof trap_signals[0] };
static struct sigaction previous_actions[trap_signal_count];

static void write_fully(int channel, const char *text, size_t count) {
  while (count > 0) {
    ssize_t written = write(channel, text, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    count -= (size_t)written;
  }
}

static int mark_channel(int channel) {
  return fcntl(mark_channels[channel], F_GETFD) < 0 ? channel : mark_channels[channel];
}

// One write a mark, so that what a lesson's threads print does not come between.
static void write_mark_on(int channel, const char *what, int32_t number) {
  if (getpid() != marking_process) return;
  char line[128];
  line[0] = 0;
  int count = number < 0 ? snprintf(line + 1, sizeof line - 1, "%s %s\n", mark, what)
                         : snprintf(line + 1, sizeof line - 1, "%s %s %d\n", mark, what, number);
  if (count > 0) write_fully(mark_channel(channel), line, (size_t)count + 1);
}

static void write_mark(const char *what, int32_t number) {
  write_mark_on(STDOUT_FILENO, what, number);
  write_mark_on(STDERR_FILENO, what, number);
}

// What was printed before a trap must not be lost with the process. Flushing is not safe in a signal
// handler in general; the process is at its end, and the runner's time limit covers a deadlock.
static void report_trap(int signal, siginfo_t *info, void *context) {
  static volatile sig_atomic_t is_reported = 0;
  if (!is_reported) {
    is_reported = 1;
    fflush(stdout);
    if (mark[0]) write_mark("trap", lesson_running_statement);
  }
  for (int index = 0; index < trap_signal_count; index += 1) {
    if (trap_signals[index] != signal) continue;
    struct sigaction *previous = &previous_actions[index];
    sigaction(signal, previous, NULL);
    // The Swift backtracer wants the context of the trap itself; the default action comes from
    // running into the trap again.
    if (previous->sa_flags & SA_SIGINFO) previous->sa_sigaction(signal, info, context);
    // A signal that was sent (abort() sends one) does not come back by itself.
    if (info->si_code <= 0) {
      struct sigaction action = {.sa_handler = SIG_DFL};
      sigaction(signal, &action, NULL);
      raise(signal);
    }
  }
}

void lesson_begin(void) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  char *word = getenv("LESSONS_MARK");
  if (word && strlen(word) < sizeof mark) {
    strcpy(mark, word);
    // The environment that the system shows of a process keeps what was there at its start.
    memset(word, 0, strlen(word));
    marking_process = getpid();
    // Far from the numbers that the lesson's own files get.
    for (int channel = STDOUT_FILENO; channel <= STDERR_FILENO; channel += 1) {
      mark_channels[channel] = fcntl(channel, F_DUPFD_CLOEXEC, 200);
    }
  }
  unsetenv("LESSONS_MARK");

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = report_trap;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < trap_signal_count; index += 1) {
    sigaction(trap_signals[index], NULL, &previous_actions[index]);
    int is_ignored = !(previous_actions[index].sa_flags & SA_SIGINFO) &&
                     previous_actions[index].sa_handler == SIG_IGN;
    if (!is_ignored) sigaction(trap_signals[index], &action, NULL);
  }
}

static void mute(int is_muted) {
  if (is_muted && saved_output < 0) {
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    saved_output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (null >= 0) {
      dup2(null, STDOUT_FILENO);
      close(null);
    }
  } else if (!is_muted && saved_output >= 0) {
    dup2(saved_output, STDOUT_FILENO);
    close(saved_output);
    saved_output = -1;
  }
}

void lesson_begin_cell(int32_t number, int is_shown) {
  fflush(stdout);
  fflush(stderr);
  if (mark[0]) {
    write_mark("cell", number);
  } else {
    mute(!is_shown);
  }
}

void lesson_display(void) {
  if (mark[0]) write_mark_on(STDOUT_FILENO, "value", -1);
}

void lesson_draw(const char *text, size_t count) {
  if (!mark[0]) return;
  // What other threads print waits until the drawing is over.
  flockfile(stdout);
  fflush(stdout);
  write_mark_on(STDOUT_FILENO, "drawing", -1);
  write_fully(mark_channel(STDOUT_FILENO), text, count);
  write_mark_on(STDOUT_FILENO, "drawn", -1);
  funlockfile(stdout);
}

void lesson_end(void) {
  fflush(stdout);
  fflush(stderr);
  if (mark[0]) {
    write_mark("end", -1);
  } else {
    // What a deinitialiser prints after the last cell belongs to nobody.
    mute(1);
  }
}
