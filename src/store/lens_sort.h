/* SPDX-License-Identifier: MIT */
/*
 * Sorting rows by several keys, the first one first; rows that are equal by it are sorted by the
 * next. It is stable, and done in turns: so many rows are looked at in each, so that a long list
 * keeps nobody waiting.
 */
#ifndef STORE_LENS_SORT_H
#define STORE_LENS_SORT_H

#include "lens_key.h"

/* Ranges within ranges: for each key the 32 words of a text, and those without a value. */
#define SORT_NESTED (SORT_DEPTH * 34)

enum sort_stage { SORT_READ, SORT_COUNT, SORT_SCATTER, SORT_SCAN };

/* Entries that are equal as far as is known. */
struct sort_range {
	size_t from, n;
	size_t seen;  /* entries that this stage is done with */
	size_t known; /* of those read, how many have a key */
	size_t at;    /* bytes of the text that are equal */
	size_t column;
	enum sort_stage stage;
	unsigned byte;  /* of the key, that is sorted by */
	bool in_second; /* they are in the second array just now */
};

struct sorter {
	const struct lens_spec *spec;
	const struct lens_pages *pages;
	struct sort_entry *e, *second; /* owned; sorted is e */
	struct sort_range range[SORT_NESTED];
	size_t depth;
	/* Of the range that is sorted: how many keys have each value of a byte, and where the next
	 * of them goes. */
	uint32_t counts[8][256];
	size_t place[256];
};

/* Takes e, n entries in the server's order; borrows the others. */
void lens_sort_init_take(struct sorter *s, const struct lens_spec *spec,
			 const struct lens_pages *pages, struct sort_entry *e, size_t n);
void lens_sort_release(struct sorter *s);
/* Looks at about so many rows and takes them off; true when all is sorted. */
bool lens_sort_run(struct sorter *s, size_t *rows);

#endif
