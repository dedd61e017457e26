#ifdef __linux__
#define _GNU_SOURCE
#include "SystemCallGate.h"

#include "Descendants.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <linux/sockios.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
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
#define ASK SECCOMP_RET_USER_NOTIF
#define REFUSE (SECCOMP_RET_ERRNO | EPERM)
// Asks where the call's first argument names another process: 0 is the caller itself.
#define IF_OTHER(number)                                                           \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(number), 0, 4), FIELD(args[0]),   \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), ANSWER(SECCOMP_RET_ALLOW), ANSWER(ASK)
// Asks where the second of two arguments names another process, or the first one not a process.
#define IF_OTHERS(number, kind)                                                    \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(number), 0, 6), FIELD(args[0]),   \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(kind), 0, 3), FIELD(args[1]), \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), ANSWER(SECCOMP_RET_ALLOW), ANSWER(ASK)
// Two commands of a call, which is allowed otherwise.
#define COMMANDS(number, first, first_action, second, second_action)               \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(number), 0, 6), FIELD(args[1]),   \
      IF_EQUAL(first, first_action), IF_EQUAL(second, second_action), ANSWER(SECCOMP_RET_ALLOW)

// What `ioprio_set` calls a process.
enum { ioprio_process = 1 };

int lesson_close_gate(void) {
  struct sock_filter rules[] = {
      FIELD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
      FIELD(nr),
#ifdef __x86_64__
      // Numbers of another convention for the same calls.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
      IF_EQUAL(SYS_fork, ASK),
      IF_EQUAL(SYS_vfork, ASK),
#endif
      // It hides its flags in memory; C libraries then use `clone`, as they do in containers.
      IF_EQUAL(SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS),
      IF_EQUAL(SYS_kill, ASK),
      IF_EQUAL(SYS_tkill, ASK),
      IF_EQUAL(SYS_tgkill, ASK),
      IF_EQUAL(SYS_rt_sigqueueinfo, ASK),
      IF_EQUAL(SYS_rt_tgsigqueueinfo, ASK),
      IF_EQUAL(SYS_pidfd_open, ASK),
      IF_EQUAL(SYS_pidfd_send_signal, ASK),
      IF_EQUAL(SYS_ptrace, ASK),
      IF_EQUAL(SYS_process_vm_readv, ASK),
      IF_EQUAL(SYS_process_vm_writev, ASK),
#ifdef SYS_pidfd_getfd
      IF_EQUAL(SYS_pidfd_getfd, REFUSE),
#endif
      IF_OTHER(SYS_prlimit64),
      IF_OTHER(SYS_sched_setparam),
      IF_OTHER(SYS_sched_setscheduler),
      IF_OTHER(SYS_sched_setattr),
      IF_OTHER(SYS_sched_setaffinity),
      IF_OTHER(SYS_migrate_pages),
      IF_OTHER(SYS_move_pages),
      IF_OTHERS(SYS_setpriority, PRIO_PROCESS),
      IF_OTHERS(SYS_ioprio_set, ioprio_process),
      // Whom the system shall tell of a file, by a signal. Where the receiver stands in memory it may
      // be another one after the question.
      COMMANDS(SYS_fcntl, F_SETOWN, ASK, F_SETOWN_EX, REFUSE),
      COMMANDS(SYS_ioctl, FIOSETOWN, REFUSE, SIOCSPGRP, REFUSE),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
      ANSWER(SECCOMP_RET_ALLOW),
      FIELD(args[0]),
      // Threads are no processes.
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      ANSWER(ASK),
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

// The process behind a file of the asking thread, if it is one that was made for that; 0 where it is
// none, such as a folder of `/proc`.
static pid_t process_behind(pid_t asking, int file) {
  char path[64], line[128];
  snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", asking, file);
  FILE *information = fopen(path, "re");
  if (!information) return 0;
  int process = 0;
  while (fgets(line, sizeof line, information)) {
    if (sscanf(line, "Pid: %d", &process) == 1) break;
  }
  fclose(information);
  return process;
}

// Sends a signal in the place of the asking thread, which could put another file into the place of this
// one after an answer.
static int send_error(int gate, const struct seccomp_notif *question) {
  const __u64 *arguments = question->data.args;
  pid_t receiver = process_behind((pid_t)question->pid, (int)arguments[0]);
  // Gone already.
  if (receiver < 0) return ESRCH;
  if (!receiver) return EPERM;
  if (arguments[3]) return EINVAL;
  int error = lesson_descent_error(receiver);
  if (error) return error;
  // What was read is what the asking thread has, if it still is there.
  if (ioctl(gate, SECCOMP_IOCTL_NOTIF_ID_VALID, &question->id)) return ESRCH;
  return kill(receiver, (int)arguments[1]) ? errno : 0;
}

// Whether the call may reach whom it names; else an error.
static int error_of(const struct seccomp_data *call) {
  pid_t first = (pid_t)call->args[0], second = (pid_t)call->args[1], third = (pid_t)call->args[2];
  switch (call->nr) {
  case SYS_ptrace: return call->args[0] == PTRACE_TRACEME ? 0 : lesson_descent_error(second);
  case SYS_fcntl: return signal_error(third);
  case SYS_setpriority:
    if (first == PRIO_USER) return EPERM;
    return signal_error(first == PRIO_PGRP ? -second : second);
  case SYS_ioprio_set:
    if (first > ioprio_process + 1) return EPERM;
    return signal_error(first == ioprio_process ? second : -second);
  default: return signal_error(first);
  }
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
    answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  } else if (question.data.nr == SYS_pidfd_send_signal) {
    answer.error = -send_error(gate, &question);
  } else {
    answer.error = -error_of(&question.data);
    if (!answer.error) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  }
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
