// What a lesson's program cannot reach: the memory, the open files and the environment of any process
// but its own, by which it could tell the tool anything.

#ifndef CONFINEMENT_H
#define CONFINEMENT_H

/// Takes the rights over other processes from this one and from all that it starts.
void lesson_confine(void);

/// Hides this process, with what it has open, from others of the same user where the system cannot
/// confine them.
void lesson_hide_where_others_are_free(void);

#endif
