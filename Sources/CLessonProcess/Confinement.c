#ifdef __linux__
#define _GNU_SOURCE
#include "Confinement.h"

#include <linux/capability.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Of Landlock, as Linux 6.12 and later have it; the system's headers may be older.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif
enum { version_flag = 1, version_with_scopes = 6, scope_signal = 1 << 1 };
struct ruleset {
  uint64_t file_rights, network_rights, scopes;
};

static int can_be_confined(void) {
  return syscall(SYS_landlock_create_ruleset, NULL, 0, version_flag) >= version_with_scopes;
}

// The rights of a superuser that concern files and names only: those that containers leave.
static int is_harmless(int right) {
  switch (right) {
  case CAP_CHOWN:
  case CAP_DAC_OVERRIDE:
  case CAP_DAC_READ_SEARCH:
  case CAP_FOWNER:
  case CAP_FSETID:
  case CAP_KILL:
  case CAP_SETGID:
  case CAP_SETUID:
  case CAP_SETPCAP:
  case CAP_NET_BIND_SERVICE:
  case CAP_NET_RAW:
  case CAP_SYS_CHROOT:
  case CAP_MKNOD:
  case CAP_AUDIT_WRITE:
  case CAP_SETFCAP: return 1;
  default: return 0;
  }
}

void lesson_confine(void) {
  // Without them a superuser's program has no access to a process that has more, such as the tool, and
  // cannot raise its own limits. They are lost as the program is loaded.
  for (int right = 0; prctl(PR_CAPBSET_READ, right) >= 0; right += 1) {
    if (!is_harmless(right)) prctl(PR_CAPBSET_DROP, right);
  }
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!can_be_confined()) return;
  // A process in such a domain cannot reach any process outside in any way: not by signals, not by
  // what debuggers use, and not by the folders of `/proc` that show what a process has open.
  struct ruleset rules = {0, 0, scope_signal};
  int file = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (file < 0) return;
  syscall(SYS_landlock_restrict_self, file, 0);
  close(file);
}

void lesson_hide_where_others_are_free(void) {
  if (!can_be_confined()) prctl(PR_SET_DUMPABLE, 0);
}
#endif
