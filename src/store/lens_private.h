/* SPDX-License-Identifier: MIT */
/* The structs of a lens, and its work in turns. */
#ifndef STORE_LENS_PRIVATE_H
#define STORE_LENS_PRIVATE_H

#include "store/row_condition.h"

#include "lens_sort.h"

/* The stages of adding rows to the mapping, in this order: their texts are folded, the rows that
 * the spec shows are gathered, these are sorted, and put into an empty mapping or merged at once
 * into one with rows. */
enum lens_stage { WORK_NONE, WORK_FOLD, WORK_GATHER, WORK_SORT, WORK_TAKE, WORK_MERGE, WORK_DONE };

struct lens_work {
	enum lens_stage stage;
	bool holds;                     /* it holds the pages beyond this call */
	size_t slot;                    /* index of the next page, or of the next row */
	struct row_search search;       /* for the text */
	struct row_condition condition; /* that rows are narrowed by */
	bool *hit, *met;
	struct sort_entry *e;
	size_t n;
	struct sorter sorter; /* owns e once it began */
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

/* Begins with the added pages, which have `most` rows. This and the next one subtract what they
 * cost from *rows. */
void lens_work_begin(struct lens *l, size_t most, size_t *rows);
/* Works on about *rows rows; true when work.e has n rows in order, and the mapping has them if it
 * had none before. */
bool lens_work_some(struct lens *l, size_t *rows);
/* Holds the pages until the work is released, even when the store drops them. */
void lens_work_hold(struct lens *l);
void lens_work_release(struct lens *l);

#endif
