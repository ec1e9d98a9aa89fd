/* SPDX-License-Identifier: MIT */
/*
 * Allocation that cannot fail for its callers.
 *
 * Every input is bounded before it is stored, so a failed allocation means that the machine is out
 * of memory: the program says so and ends through one hook, which restores the terminal first.
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
 * Call once at the start of a program. It fixes two limits of the GNU C library, which would
 * otherwise rise with the first large block that is freed and keep freed memory from the system:
 * small answers are decoded without system calls, large ones return their memory. Does nothing with
 * other libraries.
 */
void mem_tune(void);

/* Sets the hook that is called once, with a sentence, before BUG() or a lack of memory ends the
 * process. */
void mem_on_death(void (*hook)(const char *sentence));
NORETURN void mem_die(const char *sentence);

#define MEM_TEXT_(x) #x
#define MEM_TEXT(x)  MEM_TEXT_(x)
/* For programming errors only, never for bad input. */
#define BUG(what) mem_die("bug: " what " at " __FILE__ ":" MEM_TEXT(__LINE__))

#endif
