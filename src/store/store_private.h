/* SPDX-License-Identifier: MIT */
/* The struct of the store, for store.c, evict.c and the lens. */
#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

#include "listing.h"

struct store {
	size_t budget;
	struct thresholds thresholds;
	struct listing listing[STORE_QUERIES];
	size_t n;
	struct listing *current, *shown; /* in listing[] */
	uint64_t clock; /* rises with each put, pin and select; orders uses and names pages */
	uint64_t version;
};

/* Drops pages until the budget is kept, or only keep and pinned pages are left; true when one of
 * the current query was dropped. */
bool evict_to_budget(struct store *s, const struct page *keep);

#endif
