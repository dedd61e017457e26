// Starting a child process: C, because glibc's `addchdir_np` is not visible to Swift.

#ifndef C_LESSON_PROCESS_H
#define C_LESSON_PROCESS_H

#include "FileAttributes.h"
#include "LessonSupervisor.h"

#include <sys/types.h>

/// Makes a pipe that children do not inherit. Returns 0 or an `errno` value.
int lesson_pipe(int ends[2]);

/// Starts `path` in a session of its own, in `directory`, with standard input empty and the
/// two output channels going to `output` and `error_output`. Returns 0 or an `errno` value.
int lesson_spawn(pid_t *identifier, const char *path, char *const arguments[],
                 char *const environment[], const char *directory, int output, int error_output);

/// Starts `path` as a shell would: it shares the channels, the folder and the terminal of this
/// process. Returns 0 or an `errno` value.
int lesson_spawn_beside(pid_t *identifier, const char *path, char *const arguments[],
                        char *const environment[]);

#endif
