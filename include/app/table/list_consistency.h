/* SPDX-License-Identifier: MIT */
/* Decides whether the pages read are the list at one moment. */
#ifndef APP_TABLE_LIST_CONSISTENCY_H
#define APP_TABLE_LIST_CONSISTENCY_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct model;

/* The reading of a whole list, or of its beginning, proof.c. */
struct list_consistency {
	uint64_t rows;  /* so many first ones are enough; 0: all are wanted */
	bool seams;     /* it is proved by the edges of pages, whatever the list */
	uint32_t epoch; /* of the store, in which it began; 0 before the first */
	uint64_t face;  /* of the page where new customers come in */
	int n;          /* passes begun */
	bool whole;     /* what was read in this epoch is the list of one moment */
};

/* Batch: all loaded and consistent, given up, or still going. */
enum consistency_state {
	CONSISTENCY_PENDING,
	CONSISTENCY_PROVED,
	CONSISTENCY_FAILED,
	CONSISTENCY_REFUTED
};

/* Among the pages that are there without a gap from the first on, one that is not full though Total
 * says that more follow: then the list cannot be had whole. 0 for none. */
uint32_t list_consistency_short_page(const struct model *m);
/* Whether all is there, but for what may follow a full last page. */
bool list_consistency_lacks_end(const struct model *m);
enum consistency_state list_consistency_state(const struct model *m, struct fault *why);

#endif
