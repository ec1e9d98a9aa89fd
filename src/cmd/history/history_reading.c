/* SPDX-License-Identifier: MIT */
/* Fetches all customers and takes a snapshot of them. */
#include "history_reading.h"

struct reading {
	struct fetch_all fetch;
	struct history_keeper *keeper;
	enum history_reading_for what;
	bool checked, recent;
};

/* The clock of the API decides which hour it is. A wrong clock of this computer is known after the
 * first page. */
static bool end_turn(void *ctx, const struct loader *l)
{
	struct reading *r = ctx;
	if (r->what == HISTORY_READING_TO_KEEP && !r->checked && store_loaded(l->store) > 0) {
		r->checked = true;
		r->recent = history_keeper_has_recent(&r->fetch, l);
	}
	return !r->recent;
}

static int finish_reading(void *ctx, const struct loader *l, struct err *e)
{
	struct reading *r = ctx;
	if (r->recent)
		return 0;
	history_keeper_take(r->keeper, &r->fetch, l);
	if (r->keeper->taken)
		return 0;
	err_set(e, ERR_DECODE,
		"the UIN or an amount of some customers could not be read, so nothing was kept or "
		"compared; \"tcpartner list\" names them");
	return 4;
}

int history_reading_run(struct history_keeper *k, enum history_reading_for what,
			const struct options *o, struct err *e)
{
	struct reading r = {.keeper = k, .what = what};
	r.fetch = (struct fetch_all){.turn = end_turn, .conclude = finish_reading, .ctx = &r};
	return fetch_all_run(&r.fetch, o, e);
}
