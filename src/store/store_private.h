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

/* NULL when nothing is kept of the query. */
const struct listing *store_find_listing(const struct store *s, const struct query *q);

#endif
