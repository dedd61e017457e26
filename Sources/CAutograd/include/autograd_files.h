// Whole files, read and written: what the systems' C libraries offer alike.
#ifndef AUTOGRAD_FILES_H
#define AUTOGRAD_FILES_H

#include <stddef.h>

// No error number of any system: the path is that of something else than a regular file.
#define AUTOGRAD_NOT_A_REGULAR_FILE (-1)

// Reads a whole regular file to memory for `autograd_free_bytes`. Returns 0 or an error number; a file
// too large for the memory is ENOMEM.
int autograd_read_file(const char *_Nonnull path, unsigned char *_Nullable *_Nonnull bytes,
                       size_t *_Nonnull count);

// A copy for `autograd_free_bytes`; ends the program if the memory does not suffice.
unsigned char *_Nonnull autograd_copy_bytes(const unsigned char *_Nullable bytes, size_t count);

void autograd_free_bytes(unsigned char *_Nonnull bytes);

// Writes a file so that at every moment the path names either the old contents or all of the new
// ones: to a new file in the same folder, which takes the old one's place and permissions once the
// disk has it. Returns 0 or an error number; after an error the path is as it was.
int autograd_write_file(const char *_Nonnull path, const unsigned char *_Nullable bytes,
                        size_t count);

// What an error number means.
const char *_Nonnull autograd_error_text(int error);

#endif
