#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CLessonProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#ifdef __linux__
#include <sys/resource.h>
#endif
#include <unistd.h>

int lesson_pipe(int ends[2]) {
#ifdef __linux__
  // In one step: another thread may start a child in between, which would keep the pipe open.
  return pipe2(ends, O_CLOEXEC) ? errno : 0;
#else
  if (pipe(ends)) return errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int lesson_open_nameless(const char *folder) {
#ifdef O_TMPFILE
  return open(folder, O_RDWR | O_TMPFILE | O_CLOEXEC, 0666);
#else
  return -1;
#endif
}

int lesson_name(int descriptor, const char *path) {
#ifdef O_TMPFILE
  char own[32];
  snprintf(own, sizeof own, "/proc/self/fd/%d", descriptor);
  return linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) ? errno : 0;
#else
  return ENOTSUP;
#endif
}

void lesson_begin_writing(int descriptor) {
#ifdef __linux__
  sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

int lesson_ignores(int number) {
  struct sigaction action;
  return !sigaction(number, NULL, &action) && !(action.sa_flags & SA_SIGINFO) &&
         action.sa_handler == SIG_IGN;
}

void lesson_wait_for_children(void) {
  // A handler stays: another part of this process has set it.
  if (lesson_ignores(SIGCHLD)) signal(SIGCHLD, SIG_DFL);
}

void lesson_unblock_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// The tool itself ignores or blocks signals that a child must get.
static int reset_signals(posix_spawnattr_t *attributes) {
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  int code = posix_spawnattr_setsigdefault(attributes, &all);
  return code ? code : posix_spawnattr_setsigmask(attributes, &none);
}

int lesson_spawn_beside(pid_t *identifier, const char *path, char *const arguments[],
                        char *const environment[]) {
  posix_spawnattr_t attributes;
  int code = posix_spawnattr_init(&attributes);
  if (code) return code;
  code = reset_signals(&attributes);
  if (!code) {
    code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  if (!code) code = posix_spawn(identifier, path, NULL, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  return code;
}

int lesson_spawn(pid_t *identifier, const char *path, char *const arguments[],
                 char *const environment[], const char *directory, int output, int error_output,
                 uint64_t memory) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return code;
  code = posix_spawnattr_init(&attributes);
  if (code) {
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }
  if (!code) code = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, output, 1);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, error_output, 2);
  if (!code) code = posix_spawn_file_actions_addchdir_np(&actions, directory);
  // Nothing else: a child that kept a connection of the preview open would keep the browser waiting.
#ifdef __linux__
  if (!code) code = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
  if (!code) code = reset_signals(&attributes);
  // A session, and with it a process group, of its own: what the child starts stays in the session
  // even where it makes groups.
  short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
#ifdef __APPLE__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  if (!code) code = posix_spawnattr_setflags(&attributes, flags);
  if (!code) code = posix_spawn(identifier, path, &actions, &attributes, arguments, environment);
#ifdef __linux__
  // It has only just begun, and has no children and no memory yet.
  struct rlimit limit;
  if (!code && !prlimit(*identifier, RLIMIT_DATA, NULL, &limit)) {
    // One that is lower already stays.
    if (limit.rlim_cur > memory) limit.rlim_cur = memory;
    if (limit.rlim_max > memory) limit.rlim_max = memory;
    prlimit(*identifier, RLIMIT_DATA, &limit, NULL);
  }
#else
  (void)memory;
#endif
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}
