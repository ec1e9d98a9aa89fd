/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include "base/money.h"

#include "parts.h"

static uint64_t missing_pages(const struct model *m)
{
	uint64_t n = 0;
	uint32_t pages = store_page_count(m->store);
	for (uint32_t p = 1; p <= pages; p++)
		n += !store_fresh_page(m->store, p);
	return n;
}

void load_all_start(struct model *m)
{
	char total[MONEY_CHARS], requests[MONEY_CHARS];
	uint64_t missing = missing_pages(m);
	count_print(store_total(m->store), total);
	m->fetch.stopped_by_user = false;
	m->load_all = true;
	if (!store_has_total(m->store) || store_switching(m->store)) {
		toast_info(m, "Everything is loaded as soon as the first page has come; Esc stops");
		return;
	}
	if (missing == 0) {
		toast_info(m, "All %s customers are loaded", total);
		m->load_all = false;
		return;
	}
	count_print(missing, requests);
	uint64_t ms = missing * (uint64_t)m->fetch.pacer.window_ms / PACER_SENDS;
	toast_info(m,
		   "Loading all %s customers: %s request%s, about %" PRIu64
		   " s; Esc stops, what came stays",
		   total, requests, missing == 1 ? "" : "s", ms / 1000 + 1);
}

void load_all_check(struct model *m)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	bool full = store_full(m->store);
	if (!m->load_all || store_switching(m->store) || (missing_pages(m) > 0 && !full))
		return;
	m->load_all = false;
	count_print(store_loaded(m->store), loaded);
	count_print(store_total(m->store), total);
	if (full)
		toast_error(
		    m,
		    "Only %s of %s customers fit into memory; a filter (f) makes the list shorter",
		    loaded, total);
	else
		toast_info(
		    m, "All %s customers are loaded: sorting, narrowing and totals cover them all",
		    total);
}
