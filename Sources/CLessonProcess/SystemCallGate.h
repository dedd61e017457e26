// What a lesson's program asks the supervisor before the system does it: to start a process, so that
// they can be counted exactly, and to send a signal to a process, to trace it, or to change its memory,
// limits or priority, so that it reaches no others.

#ifndef SYSTEM_CALL_GATE_H
#define SYSTEM_CALL_GATE_H

#include <stdint.h>

/// Has this process and all that it starts ask from now on.
///
/// Returns the file that the questions come on, or -1 where the system has no such thing.
int lesson_close_gate(void);

/// Answers the next question on `gate`.
///
/// `processes` is the most that there may be now. Returns 0 where a process more would be over
/// `limit`: the question then stays without an answer, so that no process can be started in the meantime.
int lesson_answer(int gate, uint32_t *processes, uint32_t limit);

#endif
