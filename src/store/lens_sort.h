/* SPDX-License-Identifier: MIT */
/*
 * Sorts rows by several keys; rows that are equal by one are sorted by the next. It is stable and
 * works in turns of a number of rows, so that a long list does not stop the screen.
 */
#ifndef STORE_LENS_SORT_H
#define STORE_LENS_SORT_H

#include "lens_key.h"

/* Depth of ranges: for each key the 32 words of a text, and the rows without a value. */
#define SORT_NESTED (SORT_DEPTH * 34)

enum sort_stage { SORT_READ, SORT_COUNT, SORT_SCATTER, SORT_SCAN };

/* Entries that are equal by all bytes compared so far. */
struct sort_range {
	size_t from, n;
	size_t seen;  /* entries that this stage has finished */
	size_t known; /* entries read that have a key */
	size_t at;    /* bytes of the text that are equal */
	size_t column;
	enum sort_stage stage;
	unsigned byte;  /* of the key, being sorted by */
	bool in_second; /* they are in the second array */
};

/* Entries of the second array that are still to be moved to their place in the first. */
struct sort_copy {
	size_t to, from, n;
};

struct sorter {
	const struct lens_spec *spec;
	const struct lens_pages *pages;
	struct sort_entry *e, *second; /* owned; e has the result */
	struct sort_range range[SORT_NESTED];
	size_t depth;
	struct sort_copy copy; /* done before anything else */
	/* For the range being sorted: the number of keys with each value of a byte, and the index
	 * for the next of them. */
	uint32_t counts[8][256];
	size_t place[256];
};

/* Takes e, n entries in the server's order; borrows spec and pages. */
void lens_sort_init_take(struct sorter *s, const struct lens_spec *spec,
			 const struct lens_pages *pages, struct sort_entry *e, size_t n);
void lens_sort_release(struct sorter *s);
/* Works on at most about *rows rows, and subtracts them; true when all is sorted. */
bool lens_sort_run(struct sorter *s, size_t *rows);

#endif
