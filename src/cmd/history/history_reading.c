/* SPDX-License-Identifier: MIT */
/* Fetches all customers and takes a snapshot of them. */
#include "history_reading.h"

struct reading {
	struct fetch_all fetch;
	struct history_keeper *keeper;
};

static int finish_reading(void *ctx, const struct loader *l, struct err *e)
{
	struct reading *r = ctx;
	history_keeper_take(r->keeper, &r->fetch, l);
	if (r->keeper->taken)
		return 0;
	err_set(e, ERR_DECODE,
		"the UIN or an amount of some customers could not be read, so nothing was kept or "
		"compared; \"tcpartner list\" names them");
	return 4;
}

int history_reading_run(struct history_keeper *k, const struct options *o, struct err *e)
{
	struct reading r = {.keeper = k};
	r.fetch = (struct fetch_all){.conclude = finish_reading, .ctx = &r};
	return fetch_all_run(&r.fetch, o, e);
}
