/* SPDX-License-Identifier: MIT */
/*
 * Memory freed all at once: chunks that only grow. Owned by one struct (a page, a frame);
 * everything allocated from it dies with arena_reset or arena_release.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/sl.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *first, *last;
	size_t bytes; /* held from the system, headers included */
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
void arena_reset(struct arena *a); /* keeps the largest chunk for reuse */
/* Memory is zeroed and aligned for any object. */
void *arena_alloc(struct arena *a, size_t count, size_t size);
/* Memory is not zeroed, but aligned for any object. */
void *arena_room(struct arena *a, size_t n);
/* Memory is neither zeroed nor aligned: for packed bytes. */
unsigned char *arena_bytes(struct arena *a, size_t n);
struct sl arena_copy(struct arena *a, struct sl s);
/* Makes the first chunk exactly this large, so that a page costs one allocation. */
void arena_reserve(struct arena *a, size_t bytes);

#endif
