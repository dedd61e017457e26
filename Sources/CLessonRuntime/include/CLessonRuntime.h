// What a lesson's program does on standard output and standard error next to the author's code.
//
// Without LESSONS_MARK in the environment the program is a plain script: no marks are written, and
// what hidden and silent cells print is dropped, because a reader does not see it either.

#ifndef C_LESSON_RUNTIME_H
#define C_LESSON_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

/// The number of the top-level statement that is running; a trap reports it.
extern int32_t lesson_running_statement;

/// Makes standard output line-buffered and takes the run's mark out of the environment.
void lesson_begin(void);

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

static inline void lesson_begin_statement(int32_t number) {
  lesson_running_statement = number;
}

#endif
