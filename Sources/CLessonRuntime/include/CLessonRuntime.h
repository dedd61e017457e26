// What a lesson's program does on standard output and standard error next to the author's code.
//
// Without LESSONS_MARK in the environment the program is a plain script: no marks are written, and
// what hidden and silent cells print is dropped, because a reader does not see it either.

#ifndef C_LESSON_RUNTIME_H
#define C_LESSON_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

/// Makes standard output line-buffered and takes the run's mark out of the environment.
void lesson_begin(void);

/// Begins a program: `cells` has the number of each, `+` if a reader sees what it prints, else `-`, and the
/// number of its top-level statements, such as `1+3 2-0`. The first call counts.
void lesson_begin_program(const char *cells, uint64_t key);

/// Begins the next statement of the program with this key, and the next cell with its first one; a trap
/// reports the statement.
void lesson_next(uint64_t key);

/// Flushes both channels and marks the start of a cell on them; with a key of 0, which no program has, it
/// only flushes.
void lesson_begin_cell(int32_t number, int is_shown, uint64_t key);

/// Marks that the running cell displays a value; nothing where no page is made.
void lesson_display(void);

/// Hands over a drawing in addition to what the cell prints; nothing where no page is made.
void lesson_draw(const char *text, size_t count);

/// Flushes both channels and marks the end of the last cell; with a key of 0 it only flushes.
void lesson_end(uint64_t key);

/// Which of the programs in this executable runs, a number that the environment has until it is asked for;
/// 0 where none is named.
int32_t lesson_program(void);

#endif
