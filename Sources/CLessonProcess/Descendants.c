#ifdef __linux__
#define _GNU_SOURCE
#include "Descendants.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// What does not fit is found when these are gone.
enum { capacity = 32768 };
struct entry {
  pid_t process, parent;
  int is_descendant, has_ended;
};
// By process, as the system lists them.
static struct entry entries[capacity];
static size_t count;

// The parent of `process`; 0 where it has none or is gone. Says whether it has ended.
static pid_t parent_of(const char *process, int *has_ended) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%.20s/stat", process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t size = read(file, text, sizeof text - 1);
  close(file);
  if (size <= 0) return 0;
  text[size] = 0;
  // The name, in parentheses, may hold anything.
  char *end = strrchr(text, ')'), state;
  int parent;
  if (!end || sscanf(end + 1, " %c %d", &state, &parent) != 2) return 0;
  *has_ended = state == 'Z';
  // A process that has ended counts: its other threads may still run.
  return parent;
}

static int by_process(const void *first, const void *second) {
  pid_t one = ((const struct entry *)first)->process;
  pid_t other = ((const struct entry *)second)->process;
  return (one > other) - (one < other);
}

static struct entry *entry_of(pid_t process) {
  struct entry key = {process, 0, 0, 0};
  return bsearch(&key, entries, count, sizeof key, by_process);
}

// Lists all processes and marks the descendants of `ancestor`; returns their number.
static int find(pid_t ancestor) {
  count = 0;
  DIR *processes = opendir("/proc");
  if (!processes) return 0;
  struct dirent *name;
  while (count < capacity && (name = readdir(processes))) {
    if (!isdigit((unsigned char)name->d_name[0])) continue;
    int has_ended = 0;
    pid_t parent = parent_of(name->d_name, &has_ended);
    if (parent) entries[count++] = (struct entry){atoi(name->d_name), parent, 0, has_ended};
  }
  closedir(processes);

  int found = 0, is_changed = 1;
  while (is_changed) {
    is_changed = 0;
    for (size_t index = 0; index < count; index += 1) {
      struct entry *entry = &entries[index];
      if (entry->is_descendant) continue;
      struct entry *parent = entry_of(entry->parent);
      if (entry->parent != ancestor && !(parent && parent->is_descendant)) continue;
      entry->is_descendant = is_changed = 1;
      found += 1;
    }
  }
  return found;
}

int lesson_count_descendants(void) { return find(getpid()); }

// The bytes that a process has in memory, those of files and of others too; 0 where it is gone.
static uint64_t resident(pid_t process) {
  char path[64];
  unsigned long long pages = 0;
  snprintf(path, sizeof path, "/proc/%d/statm", process);
  FILE *file = fopen(path, "re");
  if (!file) return 0;
  if (fscanf(file, "%*u %llu", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

// A process's part of the pages that are not those of files; a page of several is divided among them. All
// that it has in memory where it hides how much that is.
static uint64_t proportional(pid_t process) {
  char path[64], line[256];
  unsigned long long sum = 0, size;
  snprintf(path, sizeof path, "/proc/%d/smaps_rollup", process);
  FILE *file = fopen(path, "re");
  if (!file) return errno == EACCES || errno == EPERM ? resident(process) : 0;
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "Pss_Anon: %llu", &size) == 1 || sscanf(line, "Pss_Shmem: %llu", &size) == 1) {
      sum += size;
    }
  }
  fclose(file);
  return sum * 1024;
}

static uint64_t sum_of_descendants(uint64_t size(pid_t)) {
  uint64_t sum = 0;
  for (size_t index = 0; index < count; index += 1) {
    if (entries[index].is_descendant) sum += size(entries[index].process);
  }
  return sum;
}

int lesson_memory_exceeds(uint64_t limit, pid_t only) {
  if (only) {
    entries[0] = (struct entry){only, 0, 1, 0};
    count = 1;
  } else {
    find(getpid());
  }
  // What is cheap to know is never less than what counts.
  return sum_of_descendants(resident) > limit && sum_of_descendants(proportional) > limit;
}

int lesson_descent_error(pid_t process) {
  pid_t self = getpid();
  if (process == self) return EPERM;
  for (pid_t ancestor = process; ancestor > 1;) {
    char name[24];
    int has_ended;
    snprintf(name, sizeof name, "%d", ancestor);
    pid_t parent = parent_of(name, &has_ended);
    if (parent == self) return 0;
    if (!parent && ancestor == process) return ESRCH;
    ancestor = parent;
  }
  return EPERM;
}

int lesson_end_descendants(pid_t process) {
  int result = -1;
  for (;;) {
    // The children of what has ended are children of this process now. Without a child there is no
    // descendant either.
    int status;
    pid_t ended = waitpid(-1, &status, WNOHANG);
    if (ended < 0) return result;
    if (ended == process && !WIFSTOPPED(status)) result = status;
    if (ended > 0) continue;
    find(getpid());
    for (size_t index = 0; index < count; index += 1) {
      if (entries[index].is_descendant) kill(entries[index].process, SIGKILL);
    }
    // One that came after the list is found in the next turn.
    usleep(200);
  }
}

void lesson_end_below(pid_t ancestor) {
  // In the tool, threads do this each for its own.
  static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
  enum { turns = 1000 };
  for (int turn = 0; turn < turns; turn += 1) {
    int living = 0;
    pthread_mutex_lock(&list);
    find(ancestor);
    for (size_t index = 0; index < count; index += 1) {
      if (!entries[index].is_descendant) continue;
      kill(entries[index].process, SIGKILL);
      living += !entries[index].has_ended;
    }
    pthread_mutex_unlock(&list);
    if (!living) return;
    usleep(1000);
  }
}
#endif
