#include "CLessonRuntime.h"

#include <stdlib.h>

// A program that `lessons run` starts is linked with this library without knowing it. In a pipe, what
// it has printed must not be lost with a trap either, and comes in the order of both channels.
__attribute__((constructor)) static void begin_script(void) {
  if (!getenv("LESSONS_SCRIPT")) return;
  unsetenv("LESSONS_SCRIPT");
  lesson_begin();
}
