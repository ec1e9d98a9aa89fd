/* SPDX-License-Identifier: MIT */
/* Decides whether the pages read are the list at one moment. */
#ifndef LOAD_LIST_CONSISTENCY_H
#define LOAD_LIST_CONSISTENCY_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct loader;

/* The state of the proof (proof.h) that a list, or its beginning, is consistent. */
struct list_consistency {
	uint64_t rows;     /* only so many first rows are wanted; 0: all */
	bool seams;        /* prove it by the edges of pages, whatever the list */
	uint32_t epoch;    /* the store's epoch in which the proof began; 0 before the first */
	uint64_t checksum; /* of the page where new customers come in */
	int n;             /* passes begun */
	bool whole;        /* the pages of this epoch are the list at one moment */
};

/* Pending: rows or proofs are missing. Failed: a fault or the memory limit ended it. */
enum consistency_state {
	CONSISTENCY_PENDING,
	CONSISTENCY_PROVED,
	CONSISTENCY_FAILED,
	CONSISTENCY_REFUTED
};

/* Returns the first page that is not full although Total says that more rows follow, among the
 * pages loaded without a gap from page 1; then the list cannot be completed. 0 for none. */
uint32_t list_consistency_short_page(const struct loader *l);
/* true if all pages are loaded, but the last one is full and an empty page after it is not seen. */
bool list_consistency_lacks_end(const struct loader *l);
/* Returns what to do after a fault that ended a command. The remedy of the table of faults assumes
 * a user who waits. */
const char *list_consistency_remedy(const struct fault *f);
/* why is set for CONSISTENCY_FAILED and CONSISTENCY_REFUTED. */
enum consistency_state list_consistency_state(const struct loader *l, struct fault *why);

#endif
