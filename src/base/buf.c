/* SPDX-License-Identifier: MIT */
/* Growable byte buffers with a maximum. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#ifndef BUF_FIRST
#define BUF_FIRST 64
#endif

void buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){.max = max};
}

void buf_release(struct buf *b)
{
	mem_free(b->p);
	buf_init(b, b->max);
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	b->full = false;
	if (b->p)
		b->p[0] = '\0';
}

static void wipe_memory(struct buf *b)
{
	/* The pointer is volatile: else the compiler may drop the writes, since nobody reads them.
	 */
	volatile char *p = b->p;
	for (size_t i = 0; p && i < b->cap; i++)
		p[i] = '\0';
}

void buf_wipe(struct buf *b)
{
	wipe_memory(b);
	buf_clear(b);
}

/* This does not use realloc, which may leave a copy in freed memory, where buf_wipe cannot reach
 * it. */
static void move_memory(struct buf *b, size_t cap)
{
	char *p = mem_resize(NULL, cap, 1);
	if (b->p)
		memcpy(p, b->p, b->n + 1);
	wipe_memory(b);
	mem_free(b->p);
	b->p = p;
	b->cap = cap;
}

/* Makes room for n more bytes and the terminator; false when that would pass max. */
static bool reserve_bytes(struct buf *b, size_t n)
{
	if (b->full || n > b->max - b->n) {
		b->full = true;
		return false;
	}
	size_t want = b->n + n + 1;
	if (want <= b->cap)
		return true;
	size_t cap = b->cap ? b->cap : BUF_FIRST;
	while (cap < want)
		cap += cap / 2 + 1;
	move_memory(b, cap - 1 > b->max ? b->max + 1 : cap);
	return true;
}

bool buf_add(struct buf *b, struct sl s)
{
	if (!reserve_bytes(b, s.n))
		return false;
	if (s.n)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
	return true;
}

bool buf_add_byte(struct buf *b, char c)
{
	return buf_add(b, (struct sl){&c, 1});
}

bool buf_add_chars(struct buf *b, const char *terminated)
{
	return buf_add(b, sl_from(terminated));
}

bool buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n < 0 || !reserve_bytes(b, (size_t)n))
		return false;
	va_start(args, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, args);
	va_end(args);
	b->n += (size_t)n;
	return true;
}

void buf_drop_end(struct buf *b, size_t bytes)
{
	b->n -= bytes < b->n ? bytes : b->n;
	if (b->p)
		b->p[b->n] = '\0';
}

struct sl buf_sl(const struct buf *b)
{
	return b->p ? (struct sl){b->p, b->n} : (struct sl){"", 0};
}
