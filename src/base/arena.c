/* SPDX-License-Identifier: MIT */
/* Arenas: objects carved from chunks that are freed together. */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

#include "base/mem.h"

#ifndef ARENA_CHUNK
#define ARENA_CHUNK 4096
#endif

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a)
{
	*a = (struct arena){0};
}

static void free_chunks(struct arena_chunk *c)
{
	while (c) {
		struct arena_chunk *next = c->next;
		mem_free(c);
		c = next;
	}
}

void arena_release(struct arena *a)
{
	free_chunks(a->first);
	arena_init(a);
}

void arena_reset(struct arena *a)
{
	struct arena_chunk *keep = a->first;
	for (struct arena_chunk *c = a->first; c; c = c->next)
		if (c->size > keep->size)
			keep = c;
	for (struct arena_chunk *c = a->first, *next; c; c = next) {
		next = c->next;
		if (c != keep)
			mem_free(c);
	}
	arena_init(a);
	if (!keep)
		return;
	keep->next = NULL;
	keep->used = 0;
	a->first = a->last = keep;
	a->bytes = sizeof *keep + keep->size;
}

static struct arena_chunk *add_chunk(struct arena *a, size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_chunk))
		BUG("arena size");
	struct arena_chunk *c = mem_resize(NULL, sizeof *c + size, 1);
	*c = (struct arena_chunk){.size = size};
	if (a->last)
		a->last->next = c;
	else
		a->first = c;
	a->last = c;
	a->bytes += sizeof *c + size;
	return c;
}

void arena_reserve(struct arena *a, size_t bytes)
{
	if (!a->first && bytes)
		add_chunk(a, bytes);
}

static unsigned char *take_bytes(struct arena *a, size_t n, size_t align)
{
	struct arena_chunk *c = a->last;
	size_t at = c ? (c->used + align - 1) & ~(align - 1) : 0; /* align is a power of two */
	if (!c || at > c->size || n > c->size - at) {
		/* Each chunk is half as large again, so that a big arena costs few calls. */
		size_t size = c ? c->size + c->size / 2 : 0;
		if (size < ARENA_CHUNK)
			size = ARENA_CHUNK;
		c = add_chunk(a, size > n ? size : n);
		at = 0;
	}
	c->used = at + n;
	return c->bytes + at;
}

void *arena_room(struct arena *a, size_t n)
{
	return take_bytes(a, n, alignof(max_align_t));
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		BUG("arena size");
	return memset(arena_room(a, count * size), 0, count * size);
}

unsigned char *arena_bytes(struct arena *a, size_t n)
{
	return take_bytes(a, n, 1);
}

struct sl arena_copy(struct arena *a, struct sl s)
{
	if (s.n == 0)
		return (struct sl){"", 0};
	return (struct sl){memcpy(arena_bytes(a, s.n), s.p, s.n), s.n};
}
