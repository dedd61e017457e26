// Data sets as the bytes of their files, part of the compiled library: a program finds them wherever
// it is moved to.
#ifndef CAUTOGRADDATA_H
#define CAUTOGRADDATA_H

#include <stddef.h>

const unsigned char *_Nonnull autograd_digits_bytes(void);
extern const size_t autograd_digits_count;

const unsigned char *_Nonnull autograd_iris_bytes(void);
extern const size_t autograd_iris_count;

#endif
