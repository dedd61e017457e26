// Runs a command where no process starts that shares its files with the one that starts it, as in containers for
// another processor, whose calls are translated: `refuse_sharing ERROR COMMAND ARGUMENT…`.
//
// The exit status is 70 if the system does not refuse it then, and 71 if the command cannot be run.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__s390x__)
enum { flags_argument = 1 };
#else
enum { flags_argument = 0 };
#endif
// Where the lower half of a number of 64 bits lies.
enum { lower = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0 };

static int refuse(unsigned error) {
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      // It hides its flags in memory.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[flags_argument]) + lower),
      // Threads share them everywhere.
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_FILES, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof rules / sizeof rules[0], rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter);
}

static int end(void *unused) {
  (void)unused;
  _exit(0);
}

int main(int count, char **arguments) {
  static char stack[16384] __attribute__((aligned(16)));
  const int error = count > 2 ? atoi(arguments[1]) : 0;
  if (error <= 0 || refuse((unsigned)error)) {
    perror("refuse_sharing");
    return 70;
  }
  const int process = clone(end, stack + sizeof stack, CLONE_VM | CLONE_FILES | CLONE_VFORK | SIGCHLD, NULL);
  if (process >= 0 || errno != error) {
    fprintf(stderr, "refuse_sharing: the system shares files all the same\n");
    if (process > 0) waitpid(process, NULL, 0);
    return 70;
  }
  execvp(arguments[2], arguments + 2);
  perror(arguments[2]);
  return 71;
}
