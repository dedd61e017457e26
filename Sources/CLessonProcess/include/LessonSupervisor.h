// A process between the tool and a lesson's program, which ends everything that the program started.

#ifndef LESSON_SUPERVISOR_H
#define LESSON_SUPERVISOR_H

#include <stdint.h>
#include <sys/types.h>

/// What a lesson's program may use.
struct lesson_limits {
  /// Bytes that a process may have for itself, to write to; and all of them together, with what
  /// they share.
  uint64_t memory;
  /// Bytes that a file may grow to.
  uint64_t file_size;
  /// Files that a process may have open.
  uint64_t open_files;
  /// Processes at a time.
  uint32_t processes;
};

/// Why a supervised program was ended.
enum lesson_exceeded {
  LESSON_EXCEEDED_NOTHING,
  LESSON_EXCEEDED_PROCESSES,
  LESSON_EXCEEDED_MEMORY
};

/// Whether a supervised program could be started.
struct lesson_started {
  /// 0 or an `errno` value.
  int32_t code;
  /// The program, which leads a session.
  int32_t program;
};

/// How a supervised program ended.
struct lesson_report {
  /// Its `wait` status.
  int32_t status;
  /// One of `lesson_exceeded`.
  int32_t exceeded;
};

#ifdef __linux__
/// Starts `path` below a supervisor, in a session of its own, in `directory`, with standard input
/// empty and the two output channels going to `output` and `error_output`.
///
/// The supervisor ends once the program and everything that it started have ended, detached or not.
/// It ends them when the program ends, at a SIGTERM, and when the tool is gone, which it notices at
/// the end of `channel`. On this, one end of a `lesson_channel`, it sends a `lesson_started` and then,
/// if that is so, a `lesson_report`.
///
/// Returns 0 or an `errno` value.
int lesson_supervise(pid_t *supervisor, const char *path, char *const arguments[],
                     char *const environment[], const char *directory, int output,
                     int error_output, int channel, struct lesson_limits limits);

/// Makes a channel for a supervisor: sockets, which, unlike pipes, cannot be opened by the names that they
/// have in `/proc`. Returns 0 or an `errno` value.
int lesson_channel(int ends[2]);

/// Has a supervisor end everything and then itself, also one that has been stopped.
void lesson_order_end(pid_t supervisor);

/// Waits until a supervisor is gone that has got that order, and returns its `wait` status.
///
/// One that does not obey is killed after some seconds, and before that everything below it.
int lesson_wait_for_supervisor(pid_t supervisor);
#endif

#endif
