/* SPDX-License-Identifier: MIT */
/* Eviction: the store drops pages that nothing needs, to keep its budget of memory. */
#ifndef STORE_EVICT_H
#define STORE_EVICT_H

#include <stdbool.h>

struct page;
struct store;

/* Drops pages until the budget is kept, or only keep and pinned pages are left; true when one of
 * the current query was dropped. */
bool evict_to_budget(struct store *s, const struct page *keep);

#endif
