#ifdef __linux__
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// Runs of the programs in this executable, one after the other, each in a copy of the process as it is
// before any of them begins: what the system does to load the executable it does once for all.
//
// The environment names them in LESSONS_BATCH, each with the seed of its hashing: "4:0 4:2 7:0". Behind
// each of them stands a mark on both channels. One that does not end well, or leaves something behind that
// the next one could notice, has none and is the last: it is the tool's to run it by itself.

// The folders that a program finds empty: its own, and those that variables name.
static const char *const folders[] = {".", "HOME", "TMPDIR"};
enum { folder_count = sizeof folders / sizeof folders[0] };

static const char *path_of(int folder) {
  return folder ? getenv(folders[folder]) : folders[folder];
}

static int is_same(const struct stat *first, const struct stat *second) {
  return first->st_mode == second->st_mode && first->st_ctim.tv_sec == second->st_ctim.tv_sec &&
         first->st_ctim.tv_nsec == second->st_ctim.tv_nsec;
}

// Whether nothing is in a folder, and nothing was as far as the system tells.
static int is_untouched(const char *path, const struct stat *before) {
  struct stat now;
  DIR *folder = path && !stat(path, &now) && is_same(before, &now) ? opendir(path) : NULL;
  if (!folder) return 0;
  int count = 0;
  while (count <= 2 && readdir(folder)) count += 1;
  closedir(folder);
  return count == 2;
}

static char word[64];

static void write_mark(int channel) {
  char mark[96] = {0};
  int count = snprintf(mark + 1, sizeof mark - 1, "%s next\n", word);
  if (count >= (int)sizeof mark - 1 || write(channel, mark, (size_t)count + 1) != count + 1) _exit(1);
}

// Has a channel wait again where a program has set it not to.
static void let_wait(int channel) {
  int flags = fcntl(channel, F_GETFL);
  if (flags < 0) _exit(1);
  if (flags & O_NONBLOCK) fcntl(channel, F_SETFL, flags & ~O_NONBLOCK);
}

// Whether a copy has ended well, and nothing of what it started is left.
static int has_ended_well(pid_t copy) {
  int status;
  while (waitpid(copy, &status, 0) < 0) {
    if (errno != EINTR) return 0;
  }
  return !status && waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD;
}

__attribute__((constructor)) static void run_batch(void) {
  char *list = getenv("LESSONS_BATCH"), *shown = getenv("LESSONS_MARK");
  if (!list || !shown || strlen(shown) >= sizeof word) return;
  struct stat before[folder_count];
  for (int folder = 0; folder < folder_count; folder += 1) {
    const char *path = path_of(folder);
    if (!path || stat(path, &before[folder])) _exit(1);
  }
  char *rest = strdup(list);
  strcpy(word, shown);
  // The environment that the system shows of a process, to its copies too, keeps what was there at its start.
  memset(list, 0, strlen(list));
  memset(shown, 0, strlen(shown));
  unsetenv("LESSONS_BATCH");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  for (char *item; (item = strsep(&rest, " "));) {
    char *program = strsep(&item, ":");
    pid_t copy = item ? fork() : -1;
    if (copy < 0) _exit(1);
    if (!copy) {
      setsid();
      setenv("LESSONS_PROGRAM", program, 1);
      setenv("LESSONS_SEED", item, 1);
      setenv("LESSONS_MARK", word, 1);
      memset(word, 0, sizeof word);
      return;
    }
    if (!has_ended_well(copy)) _exit(1);
    for (int folder = 0; folder < folder_count; folder += 1) {
      if (!is_untouched(path_of(folder), &before[folder])) _exit(1);
    }
    for (int channel = STDOUT_FILENO; channel <= STDERR_FILENO; channel += 1) {
      let_wait(channel);
      write_mark(channel);
    }
  }
  _exit(0);
}
#endif
