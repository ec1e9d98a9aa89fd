/* SPDX-License-Identifier: MIT */
/* Loads every page of the current query, and reports the cost and the end. */
#include "app/table/load_all.h"

#include <inttypes.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#include "load/extent.h"
#include "load/proof.h"

int64_t load_all_seconds(const struct model *m, uint64_t requests)
{
	return pacer_seconds(&m->loader.fetch.pacer, ACTION_CUSTOMERS, requests);
}

uint64_t load_all_missing_pages(const struct model *m)
{
	uint64_t given_up;
	return extent_count_missing(&m->loader, &given_up);
}

uint64_t load_all_export_requests(const struct model *m)
{
	return proof_requests(&m->loader, load_all_missing_pages(m));
}

/* The pages of a list that repeats itself or keeps changing may not add up to Total. */
static void format_done(struct model *m)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	if (!store_has_total(m->loader.store))
		toast_info(
		    m,
		    "All pages are loaded: %s customers; the API does not say how many there are",
		    loaded);
	else if (store_complete(m->loader.store))
		toast_info(
		    m, "All %s customers are loaded: sorting, narrowing and totals cover them all",
		    total);
	else
		toast_info(m,
			   "All pages are loaded, but have %s rows, and the API says %s; R reads "
			   "them again",
			   loaded, total);
}

static void format_cost(struct model *m, uint64_t missing)
{
	char total[MONEY_CHARS], requests[MONEY_CHARS];
	struct sl stop = app_stop_key(m);
	count_print(store_total(m->loader.store), total);
	count_print(missing, requests);
	toast_info(m,
		   P_(m, missing,
		      "Loading all %s customers: %s request, about %" PRId64
		      " s; %.*s stops, loaded pages stay",
		      "Loading all %s customers: %s requests, about %" PRId64
		      " s; %.*s stops, loaded pages stay"),
		   total, requests, load_all_seconds(m, missing), (int)stop.n, stop.p);
}

static void format_full(struct model *m)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	toast_error(m,
		    "Only %s of %s customers fit into memory; a filter (f) makes the list shorter",
		    loaded, total);
}

/* Every page is loaded, or as many as fit into memory. */
static void end_loading(struct model *m)
{
	m->loader.everything = false;
	if (store_full(m->loader.store))
		format_full(m);
	else
		format_done(m);
}

void load_all_start(struct model *m)
{
	struct sl stop = app_stop_key(m);
	uint64_t given_up, missing;
	m->loader.fetch.stopped_by_user = false;
	/* A page given up is requested again only on a user action; this command is one. */
	if (m->loader.fetch.halted || m->loader.fetch.n_failed)
		fetch_retry(&m->loader.fetch, m->now_ms);
	m->loader.everything = true;
	missing = extent_count_missing(&m->loader, &given_up);
	if (store_loaded(m->loader.store) == 0 || store_switching(m->loader.store)) {
		toast_info(m, "Loading all after the first page; %.*s stops", (int)stop.n, stop.p);
	} else if (missing == 0 || store_full(m->loader.store)) {
		end_loading(m);
	} else if (store_has_total(m->loader.store)) {
		format_cost(m, missing);
	} else {
		toast_info(m,
			   "Loading all: the API does not say how many customers there are; "
			   "%.*s stops",
			   (int)stop.n, stop.p);
	}
}

void load_all_check(struct model *m)
{
	char total[MONEY_CHARS];
	uint64_t given_up, missing;
	uint32_t short_page;
	if (!m->loader.everything || store_switching(m->loader.store))
		return;
	missing = extent_count_missing(&m->loader, &given_up);
	short_page = list_consistency_short_page(&m->loader);
	/* A list that is empty so far has no pages, but its first page must still be read. */
	bool waits = list_consistency_lacks_end(&m->loader) || !proof_is_whole(&m->loader) ||
		     !store_fresh_page(m->loader.store, 1);
	if (missing == 0 && waits)
		return;
	if (missing == 0 || store_full(m->loader.store)) {
		end_loading(m);
	} else if (short_page) {
		m->loader.everything = false;
		struct sl reload = app_key(m, DO_RELOAD);
		count_print(store_total(m->loader.store), total);
		toast_error(m,
			    "Page %" PRIu32 " is not full, although the API says %s customers; "
			    "loading stopped; %.*s reads the list again",
			    short_page, total, (int)reload.n, reload.p);
	} else if (given_up == missing) {
		/* The pages stay wanted, so that r loads them too. */
		struct sl again = app_key(m, DO_RETRY);
		toast_error(
		    m,
		    P_(m, missing,
		       "All but %" PRIu64 " page is loaded; the others failed, %.*s retries",
		       "All but %" PRIu64 " pages are loaded; the others failed, %.*s retries"),
		    missing, (int)again.n, again.p);
	}
}
