// The processes that came from this one, however they detached themselves: orphans come to the
// nearest ancestor that is a subreaper.

#ifndef DESCENDANTS_H
#define DESCENDANTS_H

#include <stdint.h>
#include <sys/types.h>

/// The number of living descendants.
int lesson_count_descendants(void);

/// Whether the descendants have more than `limit` bytes of memory together, each page counted once,
/// pages of files left out.
///
/// `only` is the single descendant that there is, 0 where there may be more.
int lesson_memory_exceeds(uint64_t limit, pid_t only);

/// Looks whether `process`, or the process of that thread, is a descendant.
///
/// Returns 0 if it is, else `EPERM`, or `ESRCH` where there is none.
int lesson_descent_error(pid_t process);

/// Ends all descendants and waits until none is left.
///
/// Returns the `wait` status of `process` if it was among them and not waited for before, else -1.
int lesson_end_descendants(pid_t process);

/// Ends what came from `ancestor`, a supervisor that no longer does it and is therefore still the
/// parent of all orphans.
void lesson_end_below(pid_t ancestor);

#endif
