/* SPDX-License-Identifier: MIT */
/* Decides whether the pages that were read make one consistent list, and why not. */
#include "app/table/list_consistency.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/proof.h"

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

/* The remedy of the table assumes a user who waits; a script ends here. */
static const char *last_remedy(const struct fault *f)
{
	if (f->class == FAULT_RETRY)
		return "it was tried until --patience ended, and nothing came; run it again later, "
		       "or let tcpartner doctor find out why";
	if (f->class == FAULT_LIMITED)
		return "others use all of the rate; run it again later";
	return f->remedy;
}

static bool has_given_up(const struct model *m, struct fault *why)
{
	const struct query *q = store_current(m->store);
	const struct fault *f = m->fetch.halted ? &m->fetch.halt : NULL;
	for (size_t i = m->fetch.n_failed; !f && i-- > 0;)
		if (query_equal(&m->fetch.failed[i].request.query, q))
			f = &m->fetch.failed[i].fault;
	if (!f)
		return false;
	*why = *f;
	why->remedy = last_remedy(f);
	return true;
}

static bool all_fresh(const struct model *m)
{
	uint32_t pages = proof_pages(m);
	for (uint32_t p = 1; p <= pages; p++)
		if (!store_fresh_page(m->store, p))
			return false;
	return store_fresh_page(m->store, 1);
}

static bool is_full(const struct store *s, uint32_t page)
{
	uint64_t last = (uint64_t)page * store_page_size(s), total = store_total(s);
	return store_row(s, (last < total ? last : total) - 1).customer != NULL;
}

uint32_t list_consistency_short_page(const struct model *m)
{
	const struct store *s = m->store;
	uint32_t pages = store_page_count(s);
	if (store_switching(s) || !store_has_total(s) || store_total(s) == 0)
		return 0;
	for (uint32_t p = 1; p <= pages && store_fresh_page(s, p); p++)
		if (!is_full(s, p))
			return p;
	return 0;
}

static bool end_is_seen(const struct model *m)
{
	return m->fetch.end_epoch == store_epoch(m->store) &&
	       query_equal(&m->fetch.end_query, store_current(m->store));
}

bool list_consistency_lacks_end(const struct model *m)
{
	const struct store *s = m->store;
	return app_wants_everything(m) && m->started && !proof_is_limited(m) &&
	       !store_switching(s) && store_complete(s) && store_total(s) > 0 &&
	       store_total(s) % store_page_size(s) == 0 && m->fetch.n_failed == 0 &&
	       !end_is_seen(m);
}

/* The reason why the pages do not make one list; NULL while they still may. */
static const char *find_disagreement(const struct model *m)
{
	const struct store *s = m->store;
	if (store_disproves_total(s))
		return "the API lists more customers than its Total says";
	if (list_consistency_short_page(m))
		return "the API lists fewer customers than its Total says";
	if (!all_fresh(m) && m->list_consistency.n <= PASSES)
		return NULL;
	return "the pages do not add up to one list: it kept changing, or has a customer twice";
}

enum consistency_state list_consistency_state(const struct model *m, struct fault *why)
{
	const char *what;
	*why = (struct fault){.meaning = "", .remedy = ""};
	if (has_given_up(m, why))
		return CONSISTENCY_FAILED;
	if (m->news & NEWS_EVICTED) {
		set_explanation(why, "List.TooLarge", "the list does not fit into memory at once",
				"list it in parts, with a filter");
		return CONSISTENCY_FAILED;
	}
	if (!m->started || store_switching(m->store) || !store_fresh_page(m->store, 1))
		return CONSISTENCY_PENDING;
	if (proof_has_all(m))
		return list_consistency_lacks_end(m) || !proof_is_whole(m) ? CONSISTENCY_PENDING
									   : CONSISTENCY_PROVED;
	what = find_disagreement(m);
	if (!what)
		return CONSISTENCY_PENDING;
	set_explanation(why, "List.Inconsistent", what,
			"run it again; with --order asc new customers shift nothing");
	return CONSISTENCY_REFUTED;
}
