/* SPDX-License-Identifier: MIT */
/* SHA-256, HMAC-SHA-256 (OpenSSL) and hexadecimal. A digest is bytes, never a string. */
#ifndef CODEC_HASH_H
#define CODEC_HASH_H

#include "base/sl.h"

#define HASH_BYTES     32
#define HASH_HEX_CHARS 65 /* with the terminator */

void hash_sha256(struct sl data, unsigned char out[HASH_BYTES]);
void hash_hmac(struct sl key, struct sl data, unsigned char out[HASH_BYTES]);
/* Writes lower case, terminated. */
void hash_hex(const unsigned char digest[HASH_BYTES], char out[HASH_HEX_CHARS]);
void hash_sha256_hex(struct sl data, char out[HASH_HEX_CHARS]);
/* Compares in a time that does not depend on where they differ. */
bool hash_equal(struct sl a, struct sl b);
/* Overwrites memory with zeros in a way that the compiler does not remove. */
void hash_wipe(void *p, size_t n);

#endif
