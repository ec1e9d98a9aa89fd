/* SPDX-License-Identifier: MIT */
#include "parts.h"

/* A list that changes during so many passes is not going to hold still. */
#define PASSES 10

/* What went wrong is not a fault of the API's, but is told like one. */
static void explain(struct fault *why, const char *code, const char *meaning, const char *remedy)
{
	fault_from_code(why, sl_from(code), SL(""), SL(""));
	why->meaning = meaning;
	why->remedy = remedy;
}

static bool given_up(const struct model *m, struct fault *why)
{
	const struct query *q = store_current(m->store);
	if (m->fetch.halted) {
		*why = m->fetch.halt;
		return true;
	}
	for (size_t i = m->fetch.n_failed; i-- > 0;)
		if (query_equal(&m->fetch.failed[i].request.query, q)) {
			*why = m->fetch.failed[i].fault;
			return true;
		}
	return false;
}

static bool all_fresh(const struct model *m)
{
	uint32_t pages = store_page_count(m->store);
	for (uint32_t p = 1; p <= pages; p++)
		if (!store_fresh_page(m->store, p))
			return false;
	return store_fresh_page(m->store, 1);
}

enum batch_state app_batch_state(const struct model *m, struct fault *why)
{
	*why = (struct fault){.meaning = "", .remedy = ""};
	if (given_up(m, why))
		return BATCH_FAILED;
	if (m->news & NEWS_EVICTED) {
		explain(why, "List.TooLarge", "the list does not fit into memory at once",
			"list it in parts, with a filter");
		return BATCH_FAILED;
	}
	if (!m->started || store_switching(m->store))
		return BATCH_GOING;
	if (store_complete(m->store))
		return BATCH_DONE;
	if (!all_fresh(m) && store_epoch(m->store) <= PASSES)
		return BATCH_GOING;
	explain(why, "List.Inconsistent",
		"the pages do not add up to one list: it kept changing, or has a customer twice",
		"run it again; with --order asc new customers shift nothing");
	return BATCH_INCONSISTENT;
}
