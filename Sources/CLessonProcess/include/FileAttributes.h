// What a file has besides its bytes: C, because Swift sees no extended attributes on Linux.

#ifndef FILE_ATTRIBUTES_H
#define FILE_ATTRIBUTES_H

/// Gives the file `to` the extended attributes and the access control list of the file `from`.
/// Returns 0 or an `errno` value.
int lesson_copy_attributes(int from, int to);

#endif
