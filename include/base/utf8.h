/* SPDX-License-Identifier: MIT */
/* UTF-8 as bytes and code points; columns are the task of base/text.h. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/buf.h"
#include "base/sl.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_MAX_BYTES   4

/*
 * Reads one code point off the front and returns its bytes, 0 only for an empty slice. A malformed
 * sequence gives UTF8_REPLACEMENT for its maximal valid prefix (Unicode 15, 3.9, U+FFFD
 * substitution of maximal subparts), at least one byte. Surrogates and overlong forms are
 * malformed.
 */
size_t utf8_read(struct sl s, uint32_t *cp);
size_t utf8_write(uint32_t cp, char out[UTF8_MAX_BYTES]); /* bytes written */
bool utf8_is_valid(struct sl s);
/* Appends s with malformed sequences replaced. */
void utf8_clean(struct sl s, struct buf *out);
/* The start of the code point before byte offset at (0 <= at <= n); 0 at the start. */
size_t utf8_before(struct sl s, size_t at);

#endif
