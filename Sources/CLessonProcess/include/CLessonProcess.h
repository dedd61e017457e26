// Starting a child process: C, because glibc's `addchdir_np` is not visible to Swift.

#ifndef C_LESSON_PROCESS_H
#define C_LESSON_PROCESS_H

#include "FileAttributes.h"
#include "LessonSupervisor.h"

#include <stdint.h>
#include <sys/types.h>

/// Makes a pipe that children do not inherit. Returns 0 or an `errno` value.
int lesson_pipe(int ends[2]);

/// Opens a new file in `folder` that has no name, and is gone once nobody has it open; less than 0 where
/// that is not possible.
int lesson_open_nameless(const char *folder);

/// Gives the nameless file a name, in its folder, that nothing has. Returns 0 or an `errno` value.
int lesson_name(int descriptor, const char *path);

/// Begins to bring to disk what was written to the file, where the system can: who gives it the place of another
/// one would have to wait for that.
void lesson_begin_writing(int descriptor);

/// Removes the folder at `path` with all that is in it, however deep, also what a lesson has locked.
/// Follows no links. Returns 0 or an `errno` value.
int lesson_remove_folder(const char *path);

/// Lets children be waited for where the process that started this one has SIGCHLD ignored.
void lesson_wait_for_children(void);

/// Lets all signals come that the process that started this one has blocked.
void lesson_unblock_signals(void);

/// Whether this process ignores a signal.
int lesson_ignores(int number);

/// Starts `path` in a session of its own, in `directory`, with standard input empty and the
/// two output channels going to `output` and `error_output`. Returns 0 or an `errno` value.
///
/// Where the system can limit that, it may have `memory` bytes for itself, and so may all that it starts.
int lesson_spawn(pid_t *identifier, const char *path, char *const arguments[],
                 char *const environment[], const char *directory, int output, int error_output,
                 uint64_t memory);

/// Starts `path` as a shell would: it shares the channels, the folder and the terminal of this
/// process. Returns 0 or an `errno` value.
int lesson_spawn_beside(pid_t *identifier, const char *path, char *const arguments[],
                        char *const environment[]);

#endif
