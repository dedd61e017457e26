// For the default handle of dlsym().
#define _GNU_SOURCE
#include "CLessonRuntime.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char mark[64];
// The two channels as they were at the start: a lesson may close or redirect its own.
static int mark_channels[] = {-1, -1, -1};
static struct stat mark_files[3];
// A copy of the program that a lesson made with fork() writes no marks.
static pid_t marking_process;
static int saved_output = -1;
// The number of the top-level statement that is running; a trap reports it.
static int32_t running_statement = -1;
// The cells that have not begun, as `lesson_begin_program` takes them, and how many statements of the
// running one have not.
static const char *next_cells = "";
static long next_statements;
static uint64_t program_key;

// All that end a program by default and can be caught: those of traps, and those that are sent.
static const int trap_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS,  SIGFPE,  SIGSYS,
                                   SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGALRM, SIGPIPE, SIGXFSZ};
enum { trap_signal_count = sizeof trap_signals / sizeof trap_signals[0] };
static struct sigaction previous_actions[trap_signal_count];

// Returns whether all was written.
static int write_fully(int channel, const char *text, size_t count) {
  while (count > 0) {
    ssize_t written = write(channel, text, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      // A thread or a child of the lesson has just set the channel not to wait.
      struct pollfd event = {channel, POLLOUT, 0};
      poll(&event, 1, -1);
      continue;
    }
    if (written <= 0) return 0;
    text += written;
    count -= (size_t)written;
  }
  return 1;
}

static int is_mark_channel(int file, int channel) {
  struct stat status;
  return !fstat(file, &status) && status.st_dev == mark_files[channel].st_dev &&
         status.st_ino == mark_files[channel].st_ino;
}

// Where the marks of a channel go; -1 where the lesson has closed or replaced all files that lead there.
static int mark_channel(int channel) {
  if (is_mark_channel(mark_channels[channel], channel)) return mark_channels[channel];
  return is_mark_channel(channel, channel) ? channel : -1;
}

// Has a channel wait again where a cell, or a child of one, has set it not to: what is printed
// while it is full would be lost.
static void let_wait(int channel) {
  int file = mark[0] ? mark_channel(channel) : -1;
  int flags = file < 0 ? -1 : fcntl(file, F_GETFL);
  if (flags >= 0 && flags & O_NONBLOCK) fcntl(file, F_SETFL, flags & ~O_NONBLOCK);
}

static void flush(void) {
  let_wait(STDOUT_FILENO);
  let_wait(STDERR_FILENO);
  fflush(stdout);
  fflush(stderr);
}

// One write for each mark, so that what a lesson's threads print does not come between.
static int write_mark_on(int channel, const char *what) {
  if (getpid() != marking_process) return 1;
  char line[160];
  line[0] = 0;
  int count = snprintf(line + 1, sizeof line - 1, "%s %s\n", mark, what);
  return write_fully(mark_channel(channel), line, (size_t)count + 1);
}

// Ends the program: without its marks, what is printed from here on could not be told from what the
// running cell prints.
static void lose_mark(void) {
  static const char reason[] =
      "Fatal error: the cell has closed or replaced the channels that the tool reads\n";
  write_fully(STDERR_FILENO, reason, sizeof reason - 1);
  abort();
}

static void write_mark(const char *what) {
  if (!write_mark_on(STDOUT_FILENO, what) || !write_mark_on(STDERR_FILENO, what)) lose_mark();
}

// What was printed before a trap must not be lost with the process. Flushing is not safe in a signal
// handler in general; the process is at its end, and the runner's time limit covers a deadlock.
static void report_trap(int signal, siginfo_t *info, void *context) {
  static volatile sig_atomic_t is_reported = 0;
  if (!is_reported) {
    is_reported = 1;
    let_wait(STDOUT_FILENO);
    fflush(stdout);
    if (mark[0]) {
      char what[32];
      snprintf(what, sizeof what, "trap %d", running_statement);
      write_mark_on(STDOUT_FILENO, what);
      write_mark_on(STDERR_FILENO, what);
    }
  }
  for (int index = 0; index < trap_signal_count; index += 1) {
    if (trap_signals[index] != signal) continue;
    struct sigaction *previous = &previous_actions[index];
    sigaction(signal, previous, NULL);
    // The Swift backtracer wants the context of the trap itself.
    if (previous->sa_flags & SA_SIGINFO) previous->sa_sigaction(signal, info, context);
    // Not every signal comes back by itself: not one that was sent, nor a timer's or a breakpoint's.
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
    raise(signal);
  }
}

// Gives sets and dictionaries the order of a seed: the standard library keeps here what it hashes with, and
// where it is deterministic, no address counts. Chance decides where the symbol is not there.
static void seed_hashing(void) {
  const char *seed = getenv("LESSONS_SEED");
  struct {
    uint64_t seeds[2];
    _Bool is_deterministic;
  } *parameters = seed ? dlsym(RTLD_DEFAULT, "_swift_stdlib_Hashing_parameters") : NULL;
  if (parameters) {
    parameters->seeds[0] = parameters->seeds[1] = strtoull(seed, NULL, 10);
    parameters->is_deterministic = 1;
  }
  unsetenv("LESSONS_SEED");
}

void lesson_begin(void) {
  // A lesson may call it, too.
  static int is_begun = 0;
  if (is_begun) return;
  is_begun = 1;
  seed_hashing();
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
      fstat(channel, &mark_files[channel]);
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

int32_t lesson_program(void) {
  const char *text = getenv("LESSONS_PROGRAM");
  int32_t number = text ? atoi(text) : 0;
  unsetenv("LESSONS_PROGRAM");
  return number;
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

void lesson_begin_cell(int32_t number, int is_shown, uint64_t key) {
  flush();
  if (!mark[0]) {
    mute(!is_shown);
  } else if (key) {
    char what[64];
    snprintf(what, sizeof what, "cell %d %llu", number, (unsigned long long)key);
    write_mark(what);
  }
}

void lesson_begin_program(const char *cells, uint64_t key) {
  lesson_begin();
  // A lesson may call it, too.
  if (program_key) return;
  next_cells = cells;
  program_key = key;
}

void lesson_next(uint64_t key) {
  if (!key || key != program_key) return;
  if (!next_statements) {
    char *end;
    int32_t number = (int32_t)strtol(next_cells, &end, 10);
    if (end == next_cells) return;
    int is_shown = *end == '+';
    next_statements = strtol(end + 1, &end, 10);
    next_cells = end;
    lesson_begin_cell(number, is_shown, key);
    if (!next_statements) return;
  }
  next_statements -= 1;
  running_statement += 1;
}

void lesson_display(void) {
  if (mark[0] && !write_mark_on(STDOUT_FILENO, "value")) lose_mark();
}

void lesson_draw(const char *text, size_t count) {
  if (!mark[0]) return;
  // What other threads print waits until the drawing is over.
  flockfile(stdout);
  fflush(stdout);
  int is_whole = write_mark_on(STDOUT_FILENO, "drawing") &&
                 write_fully(mark_channel(STDOUT_FILENO), text, count) &&
                 write_mark_on(STDOUT_FILENO, "drawn");
  funlockfile(stdout);
  if (!is_whole) lose_mark();
}

void lesson_end(uint64_t key) {
  flush();
  if (!mark[0]) {
    // What a deinitialiser prints after the last cell belongs to no cell.
    mute(1);
  } else if (key) {
    char what[64];
    snprintf(what, sizeof what, "end %llu", (unsigned long long)key);
    write_mark(what);
  }
}
