/* SPDX-License-Identifier: MIT */
/* Decides how much of a list is loaded, and counts the pages that are missing. */
#include "load/extent.h"

#include "load/loader.h"

bool extent_wants_everything(const struct loader *l)
{
	bool known;
	uint64_t total = store_current_total(l->store, &known);
	if (l->fetch.stopped_by_user)
		return false;
	if (store_disproves_total(l->store) && total < store_rows(l->store))
		total = store_rows(l->store);
	return l->everything || (known && total <= l->load_all_max);
}

uint64_t extent_count_missing(const struct loader *l, uint64_t *given_up)
{
	uint64_t n = 0;
	uint32_t pages = fetch_page_count(l->store);
	*given_up = 0;
	for (uint32_t p = 1; p <= pages; p++) {
		int64_t retry_ms;
		if (store_fresh_page(l->store, p))
			continue;
		n++;
		*given_up += l->fetch.n_failed &&
			     fetch_page_fault(&l->fetch, store_current(l->store), p, &retry_ms) &&
			     retry_ms == INT64_MAX;
	}
	return n;
}
