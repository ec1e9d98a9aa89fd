/* SPDX-License-Identifier: MIT */
/* The lens from inside. */
#ifndef STORE_LENS_PRIVATE_H
#define STORE_LENS_PRIVATE_H

#include "lens_sort.h"

/* Rows that are on their way into the mapping: their texts are folded, those that the spec lets
 * through gathered, these sorted. */
enum lens_stage { WORK_NONE, WORK_FOLD, WORK_GATHER, WORK_SORT };

struct lens_work {
	enum lens_stage stage;
	bool holds;     /* the pages, beyond this call */
	size_t slot;    /* of the page that is next */
	unsigned folds; /* fields to fold, as bits */
	struct needle needle;
	bool *hit;
	struct sort_entry *e;
	size_t n;
	struct sorter sorter; /* has e, once it began */
};

struct lens {
	struct lens_spec spec;
	bool rebuild; /* the mapping is not of this spec */
	const struct store *store;
	uint64_t version;
	struct lens_pages pages;
	struct lens_work work;
	uint32_t *rows; /* by position */
	size_t n;
};

/* Begins with the added pages, of so many rows. */
void lens_work_begin(struct lens *l, size_t most);
/* Looks at about so many rows; true when work.e has n rows in order. */
bool lens_work_some(struct lens *l, size_t rows);
/* The pages stay as they are until the work is released, whatever becomes of them in the store. */
void lens_work_hold(struct lens *l);
void lens_work_release(struct lens *l);
/* Folds all that is searched, of about so many rows; false when nothing is left to do. */
bool lens_work_prepare(struct lens *l, size_t rows);

#endif
