#if __has_include(<cmark.h>)
#include <cmark.h>
#include <stdlib.h>
#include <string.h>
// The C library of Linux has it, and names it to none but those that define `_GNU_SOURCE`.
void *memmem(const void *, size_t, const void *, size_t);
#else
#error "libcmark is missing: apt-get install libcmark-dev pkg-config, or brew install cmark pkg-config"
#endif
