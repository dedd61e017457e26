#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK_SIZE = 64, SHA256_DIGEST_SIZE = 32 };

/// A message that is being hashed.
typedef struct {
  uint32_t state[8];
  /// The bytes of the message so far.
  uint64_t count;
  /// Those that do not fill a block yet.
  uint8_t block[SHA256_BLOCK_SIZE];
} sha256_message;

/// Begins a message.
void sha256_begin(sha256_message *message);

/// Adds bytes to a message.
void sha256_add(sha256_message *message, const void *bytes, size_t count);

/// Ends a message and writes its digest.
void sha256_end(sha256_message *message, uint8_t digest[SHA256_DIGEST_SIZE]);

#endif
