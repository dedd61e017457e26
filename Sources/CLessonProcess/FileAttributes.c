#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "FileAttributes.h"

#include <errno.h>
#include <string.h>

#ifdef __APPLE__
#include <copyfile.h>

int lesson_copy_attributes(int from, int to) {
  return fcopyfile(from, to, NULL, COPYFILE_ACL | COPYFILE_XATTR) ? errno : 0;
}
#else
#include <stdlib.h>
#include <sys/xattr.h>

static const char access_list[] = "system.posix_acl_access";

// What the system itself keeps of a file: labels that follow from the file's place.
static int is_of_system(const char *name) { return !strncmp(name, "security.", 9); }

static int copy_attribute(const char *name, int from, int to) {
  ssize_t size = fgetxattr(from, name, NULL, 0);
  if (size < 0) return errno;
  char *value = malloc((size_t)size + 1);
  if (!value) return ENOMEM;
  size = fgetxattr(from, name, value, (size_t)size);
  int code = size < 0 || fsetxattr(to, name, value, (size_t)size, 0) ? errno : 0;
  free(value);
  return code;
}

int lesson_copy_attributes(int from, int to) {
  // The folder may have given the new file a list that the old one has not.
  fremovexattr(to, access_list);
  ssize_t size = flistxattr(from, NULL, 0);
  // A file system without attributes has none to keep.
  if (size < 0) return errno == ENOTSUP ? 0 : errno;
  if (!size) return 0;
  char *names = malloc((size_t)size);
  if (!names) return ENOMEM;
  size = flistxattr(from, names, (size_t)size);
  int code = size < 0 ? errno : 0;
  for (ssize_t start = 0; !code && start < size; start += (ssize_t)strlen(names + start) + 1) {
    if (!is_of_system(names + start)) code = copy_attribute(names + start, from, to);
  }
  free(names);
  return code;
}
#endif
