/* SPDX-License-Identifier: MIT */
/* Decides whether the pages that were read make one consistent list, and why not. */
#include "load/list_consistency.h"

#include "load/extent.h"
#include "load/loader.h"
#include "load/proof.h"

/* After so many passes over a changing list, give up. */
#define PASSES 10

/* Makes a fault of a disagreement, so that both are reported alike. */
static void set_explanation(struct fault *why, const char *code, const char *meaning,
			    const char *remedy)
{
	fault_from_code(why, sl_from(code), SL(""), SL(""));
	why->meaning = meaning;
	why->remedy = remedy;
}

const char *list_consistency_remedy(const struct fault *f)
{
	if (f->class == FAULT_RETRY)
		return N_("no good answer came within --patience; try again later, or run "
			  "tcpartner doctor");
	if (f->class == FAULT_LIMITED)
		return N_("other tools use the whole rate limit; try again later");
	return f->remedy;
}

/* Returns the fault of the page of the list that was given up last; NULL without one. Requests of
 * other actions, which have no query, say nothing about the list. */
static const struct fault *find_failed_page(const struct loader *l)
{
	const struct query *q = store_current(l->store);
	for (size_t i = l->fetch.n_failed; i-- > 0;) {
		const struct failed *failed = &l->fetch.failed[i];
		if (failed->request.action == ACTION_CUSTOMERS &&
		    query_equal(&failed->request.query, q))
			return &failed->fault;
	}
	return NULL;
}

static bool has_given_up(const struct loader *l, struct fault *why)
{
	const struct fault *f = l->fetch.halted ? &l->fetch.halt : find_failed_page(l);
	if (!f)
		return false;
	*why = *f;
	why->remedy = list_consistency_remedy(f);
	return true;
}

static bool all_fresh(const struct loader *l)
{
	uint32_t pages = proof_pages(l);
	for (uint32_t p = 1; p <= pages; p++)
		if (!store_fresh_page(l->store, p))
			return false;
	return store_fresh_page(l->store, 1);
}

static bool is_full(const struct store *s, uint32_t page)
{
	uint64_t last = (uint64_t)page * store_page_size(s), total = store_total(s);
	return store_row(s, (last < total ? last : total) - 1).customer != NULL;
}

uint32_t list_consistency_short_page(const struct loader *l)
{
	const struct store *s = l->store;
	uint32_t pages = store_page_count(s);
	if (store_switching(s) || !store_has_total(s) || store_total(s) == 0)
		return 0;
	for (uint32_t p = 1; p <= pages && store_fresh_page(s, p); p++)
		if (!is_full(s, p))
			return p;
	return 0;
}

static bool end_is_seen(const struct loader *l)
{
	return l->fetch.end_epoch == store_epoch(l->store) &&
	       query_equal(&l->fetch.end_query, store_current(l->store));
}

bool list_consistency_lacks_end(const struct loader *l)
{
	const struct store *s = l->store;
	return extent_wants_everything(l) && l->started && !proof_is_limited(l) &&
	       !store_switching(s) && store_complete(s) && store_total(s) > 0 &&
	       store_total(s) % store_page_size(s) == 0 && !find_failed_page(l) && !end_is_seen(l);
}

/* The reason why the pages do not make one list; NULL while they still may. */
static const char *find_disagreement(const struct loader *l)
{
	const struct store *s = l->store;
	if (store_disproves_total(s))
		return N_("the API sent more customers than its Total says");
	if (list_consistency_short_page(l))
		return N_("the API sent fewer customers than its Total says");
	if (!all_fresh(l) && l->consistency.n <= PASSES)
		return NULL;
	return N_("the pages are not one list: it kept changing, or has a customer twice");
}

enum consistency_state list_consistency_state(const struct loader *l, struct fault *why)
{
	const char *what;
	*why = (struct fault){.meaning = "", .remedy = ""};
	if (has_given_up(l, why))
		return CONSISTENCY_FAILED;
	if (l->news & NEWS_EVICTED) {
		set_explanation(why, "List.TooLarge",
				N_("the list does not fit into memory at once"),
				N_("list it in parts, with a filter"));
		return CONSISTENCY_FAILED;
	}
	if (!l->started || store_switching(l->store) || !store_fresh_page(l->store, 1))
		return CONSISTENCY_PENDING;
	if (proof_has_all(l))
		return list_consistency_lacks_end(l) || !proof_is_whole(l) ? CONSISTENCY_PENDING
									   : CONSISTENCY_PROVED;
	what = find_disagreement(l);
	if (!what)
		return CONSISTENCY_PENDING;
	set_explanation(why, "List.Inconsistent", what,
			N_("run it again; with --order asc new customers do not move the others"));
	return CONSISTENCY_REFUTED;
}
