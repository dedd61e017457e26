#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CLessonProcess.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Opens a folder, locked or not, but no link to one.
static int open_folder(int parent, const char *name) {
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int folder = openat(parent, name, flags);
  struct stat status;
  if (folder >= 0 && !fstat(folder, &status) && (status.st_mode & S_IRWXU) != S_IRWXU) {
    fchmod(folder, S_IRWXU);
  } else if (folder < 0 && errno == EACCES && !fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) &&
             S_ISDIR(status.st_mode) && !fchmodat(parent, name, S_IRWXU, 0)) {
    folder = openat(parent, name, flags);
  }
  return folder;
}

// Removes what is not a folder from `folder`, and has `meet` take each folder in it.
//
// Returns whether something was removed or taken.
static int empty(int folder, int meet(int folder, const char *name, void *context), void *context) {
  // The list closes its file.
  int copy = fcntl(folder, F_DUPFD_CLOEXEC, 0);
  DIR *list = copy < 0 ? NULL : fdopendir(copy);
  if (!list) {
    if (copy >= 0) close(copy);
    return 0;
  }
  rewinddir(list);
  int is_changed = 0;
  for (struct dirent *entry; (entry = readdir(list));) {
    const char *name = entry->d_name;
    if (!strcmp(name, ".") || !strcmp(name, "..")) continue;
    // That fails for folders, for a superuser's too.
    if (!unlinkat(folder, name, 0) || meet(folder, name, context)) is_changed = 1;
  }
  closedir(list);
  return is_changed;
}

struct heap {
  int folder;
  unsigned next;
};

// Moves a folder up to where all are emptied, so that none is ever deeper than one in another.
static int move_up(int folder, const char *name, void *context) {
  struct heap *heap = context;
  if (!unlinkat(folder, name, AT_REMOVEDIR)) return 1;
  // A folder that is moved has its `..` written.
  int moved = open_folder(folder, name);
  if (moved >= 0) close(moved);
  for (int trial = 0; trial < 1000; trial += 1) {
    char new_name[32];
    snprintf(new_name, sizeof new_name, "moved-%u", heap->next++);
    if (!renameat(folder, name, heap->folder, new_name)) return 1;
    // The name may be one of the lesson's own.
    if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR) return 0;
  }
  return 0;
}

static int empty_and_remove(int folder, const char *name, void *context) {
  int inner = open_folder(folder, name);
  int is_changed = inner >= 0 && empty(inner, move_up, context);
  if (inner >= 0) close(inner);
  return !unlinkat(folder, name, AT_REMOVEDIR) || is_changed;
}

int lesson_remove_folder(const char *path) {
  int folder = open_folder(AT_FDCWD, path);
  if (folder < 0) return errno;
  struct heap heap = {folder, 0};
  int code;
  do {
    // What was moved up is found in the next turn.
    while (empty(folder, empty_and_remove, &heap)) {}
    code = rmdir(path) ? errno : 0;
    // A process that was killed may write until it has ended.
  } while (code == ENOTEMPTY && empty(folder, empty_and_remove, &heap));
  close(folder);
  return code;
}
