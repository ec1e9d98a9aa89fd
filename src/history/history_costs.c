/* SPDX-License-Identifier: MIT */
/* Reads the snapshots of the last days for their costs. */
#include "history/history_costs.h"

#include "burn/snapshot_costs.h"

static bool add_costs(void *ctx, const struct snapshot *s)
{
	snapshot_costs_add(ctx, s);
	return true;
}

bool history_costs_read(struct history *h, const struct history_account *of,
			const struct burn_basis *basis, struct cost_book *book, struct err *e)
{
	struct snapshot_costs costs;
	/* The first day needs the snapshot of the day before it, and yesterday may not count. */
	int64_t from_s = daily_costs_date(basis->today - basis->days - 3);
	snapshot_costs_init(&costs, book);
	bool ok = history_walk(h, of, from_s, add_costs, &costs, e);
	if (ok)
		snapshot_costs_end(&costs, basis->today);
	snapshot_costs_release(&costs);
	return ok;
}
