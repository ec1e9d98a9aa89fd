/* SPDX-License-Identifier: MIT */
/* Allocation that ends the program when memory runs out. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

static void (*death_hook)(const char *sentence);

void mem_tune(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_TRIM_THRESHOLD, 512 * 1024);
	mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

void mem_on_death(void (*hook)(const char *sentence))
{
	death_hook = hook;
}

NORETURN void mem_die(const char *sentence)
{
	void (*hook)(const char *) = death_hook;
	death_hook = NULL; /* a hook that dies itself must not come back here */
	if (hook)
		hook(sentence);
	abort();
}

static size_t multiply_sizes(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		BUG("allocation size");
	size_t bytes = count * size;
	return bytes ? bytes : 1;
}

void *mem_alloc(size_t count, size_t size)
{
	void *p = calloc(1, multiply_sizes(count, size));
	if (!p)
		mem_die("out of memory");
	return p;
}

void *mem_resize(void *p, size_t count, size_t size)
{
	void *q = realloc(p, multiply_sizes(count, size));
	if (!q)
		mem_die("out of memory");
	return q;
}

void mem_free(void *p)
{
	free(p);
}
