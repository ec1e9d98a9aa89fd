/* SPDX-License-Identifier: MIT */
/*
 * Allocation that cannot fail for its callers.
 *
 * Every input is bounded before it is stored, so a failed allocation means the machine is full:
 * the program says so and ends through one hook, which gives the terminal back first.
 * The hook is the only mutable file-scope variable of the pure rooms.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#include "base/attr.h"

/* Zeroed memory for count objects of size bytes; count * size must not overflow (BUG). */
void *mem_alloc(size_t count, size_t size);
/* Grows or shrinks; new bytes are not zeroed. p may be NULL. */
void *mem_resize(void *p, size_t count, size_t size);
void mem_free(void *p);

/*
 * At the start of a program: an answer that is decoded and dropped needs no call to the system, and
 * a big one goes back to it. The GNU C library would raise both limits with the first big block it
 * is given back, and keep the holes. Elsewhere it does nothing.
 */
void mem_tune(void);

/* Called once with a sentence before the process ends for want of memory or by BUG(). */
void mem_on_death(void (*hook)(const char *sentence));
NORETURN void mem_die(const char *sentence);

#define MEM_TEXT_(x) #x
#define MEM_TEXT(x)  MEM_TEXT_(x)
/* For our own mistakes only, never for input. */
#define BUG(what) mem_die("bug: " what " at " __FILE__ ":" MEM_TEXT(__LINE__))

#endif
