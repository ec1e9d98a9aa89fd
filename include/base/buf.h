/* SPDX-License-Identifier: MIT */
/*
 * A growable byte buffer with a maximum that buf_init sets.
 *
 * Invariant: n <= max, and p[n] is 0 once anything was added, so p can be read as a C string.
 * When an addition would pass max, nothing of it is added, and full becomes true until
 * buf_clear: writers may add without checking each result and check full once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/attr.h"
#include "base/sl.h"

struct buf {
	char *p;
	size_t n, cap, max;
	bool full;
};

void buf_init(struct buf *b, size_t max);
void buf_release(struct buf *b); /* frees; the buffer is as after buf_init with the same max */
void buf_clear(struct buf *b);   /* empties, keeps the memory */
/* Overwrites what it holds with zeros, then empties: for secrets. Growing leaves no copy behind. */
void buf_wipe(struct buf *b);
bool buf_add(struct buf *b, struct sl s); /* s must not lie in b itself */
bool buf_add_byte(struct buf *b, char c);
bool buf_add_chars(struct buf *b, const char *terminated);
bool buf_addf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
/* Removes bytes from the end, at most all. */
void buf_drop_end(struct buf *b, size_t bytes);
struct sl buf_sl(const struct buf *b);

#endif
