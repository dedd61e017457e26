#ifdef __linux__
#define _GNU_SOURCE
#include "SystemCallGate.h"

#include "Descendants.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#if defined(OWN_ARCHITECTURE) && defined(SECCOMP_USER_NOTIF_FLAG_CONTINUE)
#define FIELD(name) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, name))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (uint32_t)(action))
// The jump's two distances: over the answer that follows, or to it.
#define IF_EQUAL(value, action) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), 0, 1), ANSWER(action)

int lesson_close_gate(void) {
  // `clone3` hides its flags in memory; C libraries then use `clone`, as they do in containers.
  struct sock_filter rules[] = {
      FIELD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
      FIELD(nr),
#ifdef __x86_64__
      // Numbers of another convention for the same calls.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
      IF_EQUAL(SYS_fork, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_vfork, SECCOMP_RET_USER_NOTIF),
#endif
      IF_EQUAL(SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS),
      IF_EQUAL(SYS_kill, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_tkill, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_tgkill, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_rt_sigqueueinfo, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_rt_tgsigqueueinfo, SECCOMP_RET_USER_NOTIF),
      IF_EQUAL(SYS_pidfd_open, SECCOMP_RET_USER_NOTIF),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
      ANSWER(SECCOMP_RET_ALLOW),
      FIELD(args[0]),
      // Threads are no processes.
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      ANSWER(SECCOMP_RET_USER_NOTIF),
      ANSWER(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof rules / sizeof rules[0], rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
                      &filter);
}

static int is_start(int number) {
#ifdef __x86_64__
  if (number == SYS_fork || number == SYS_vfork) return 1;
#endif
  return number == SYS_clone;
}

// Whether a signal may go to `receiver`, a process, a thread, or with a minus a group; else an error.
static int signal_error(pid_t receiver) {
  // The sender's own group: it lies in a session below the supervisor.
  if (receiver == 0) return 0;
  if (receiver == -1) return EPERM;
  return lesson_descent_error(receiver < 0 ? -receiver : receiver);
}

int lesson_answer(int gate, uint32_t *processes, uint32_t limit) {
  struct seccomp_notif question;
  memset(&question, 0, sizeof question);
  // Who asked may be gone.
  if (ioctl(gate, SECCOMP_IOCTL_NOTIF_RECV, &question)) return 1;
  struct seccomp_notif_resp answer;
  memset(&answer, 0, sizeof answer);
  answer.id = question.id;
  if (is_start(question.data.nr)) {
    if (*processes >= limit) *processes = (uint32_t)lesson_count_descendants();
    if (*processes >= limit) return 0;
    *processes += 1;
  } else {
    answer.error = -signal_error((pid_t)question.data.args[0]);
  }
  if (!answer.error) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  ioctl(gate, SECCOMP_IOCTL_NOTIF_SEND, &answer);
  return 1;
}
#else
int lesson_close_gate(void) { return -1; }

int lesson_answer(int gate, uint32_t *processes, uint32_t limit) {
  (void)gate, (void)processes, (void)limit;
  return 1;
}
#endif
#endif
