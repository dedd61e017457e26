#define _GNU_SOURCE
#include "autograd_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *autograd_error_text(int error) {
  return error == AUTOGRAD_NOT_A_REGULAR_FILE ? "Not a regular file" : strerror(error);
}

static int read_all(int file, unsigned char **bytes, size_t *count) {
  struct stat status;
  if (fstat(file, &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return AUTOGRAD_NOT_A_REGULAR_FILE;
  size_t size = (size_t)status.st_size;
  unsigned char *buffer = malloc(size > 0 ? size : 1);
  if (buffer == NULL) return ENOMEM;
  size_t position = 0;
  while (position < size) {
    ssize_t got = read(file, buffer + position, size - position);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      int error = errno;
      free(buffer);
      return error;
    }
    // The file has become shorter: its reader will say what is missing.
    if (got == 0) break;
    position += (size_t)got;
  }
  *bytes = buffer;
  *count = position;
  return 0;
}

int autograd_read_file(const char *path, unsigned char **bytes, size_t *count) {
  // Without O_NONBLOCK, opening a pipe that nothing writes to would never end.
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno;
  int error = read_all(file, bytes, count);
  close(file);
  return error;
}

unsigned char *autograd_copy_bytes(const unsigned char *bytes, size_t count) {
  unsigned char *copy = malloc(count > 0 ? count : 1);
  if (copy == NULL) abort();
  if (count > 0) memcpy(copy, bytes, count);
  return copy;
}

void autograd_free_bytes(unsigned char *bytes) { free(bytes); }

static int write_all(int file, const unsigned char *bytes, size_t count) {
  size_t position = 0;
  while (position < count) {
    ssize_t written = write(file, bytes + position, count - position);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    position += (size_t)written;
  }
  return 0;
}

// Creates a file of a new name in `folder`, "" or ending in a slash; the caller frees the name.
static int create_beside(const char *folder, size_t folder_length, mode_t permissions, char **name,
                         int *file) {
  static _Atomic unsigned counter;
  size_t size = folder_length + 64;
  char *path = malloc(size);
  if (path == NULL) return ENOMEM;
  for (;;) {
    snprintf(path, size, "%.*s.autograd-%ld-%u", (int)folder_length, folder, (long)getpid(),
             counter++);
    // Not mkstemp: to give its file the permissions of a new one, the process's mask would have to
    // be changed for a moment.
    int created = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
    if (created >= 0) {
      *name = path;
      *file = created;
      return 0;
    }
    // Left over from a process of the same number that was ended in the middle.
    if (errno == EEXIST) continue;
    int error = errno;
    free(path);
    return error;
  }
}

// A rename survives a loss of power only when the folder is on the disk too. Some file systems
// cannot do that, and the contents are safe already: no error.
static void sync_folder(const char *path, size_t folder_length) {
  char *folder = folder_length > 0 ? strndup(path, folder_length) : strdup(".");
  if (folder == NULL) return;
  int file = open(folder, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    fsync(file);
    close(file);
  }
  free(folder);
}

static int replace(const char *path, const unsigned char *bytes, size_t count) {
  struct stat old;
  bool is_there = stat(path, &old) == 0;
  if (!is_there && errno != ENOENT) return errno;
  if (is_there && !S_ISREG(old.st_mode)) return AUTOGRAD_NOT_A_REGULAR_FILE;
  // To take a file's place needs no permission to write to it, but to be asked for one is expected.
  if (is_there && access(path, W_OK) != 0) return errno;

  const char *slash = strrchr(path, '/');
  size_t folder_length = slash == NULL ? 0 : (size_t)(slash - path) + 1;
  char *name = NULL;
  int file = -1;
  // What replaces a private file is private from the start.
  int error = create_beside(path, folder_length, is_there ? 0600 : 0666, &name, &file);
  if (error != 0) return error;
  error = write_all(file, bytes, count);
  if (is_there) {
    // Only the superuser can give files away; for others the file is their own.
    int owned = fchown(file, old.st_uid, old.st_gid);
    (void)owned;
    if (error == 0 && fchmod(file, old.st_mode & 07777) != 0) error = errno;
  }
  if (error == 0 && fsync(file) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  if (error == 0 && rename(name, path) != 0) error = errno;
  if (error != 0) unlink(name);
  free(name);
  if (error == 0) sync_folder(path, folder_length);
  return error;
}

int autograd_write_file(const char *path, const unsigned char *bytes, size_t count) {
  // A link stays a link: the file that it leads to is replaced.
  char *target = realpath(path, NULL);
  if (target == NULL) return errno == ENOENT ? replace(path, bytes, count) : errno;
  int error = replace(target, bytes, count);
  free(target);
  return error;
}
