/* SPDX-License-Identifier: MIT */
/* Reads the snapshots of the last days for their costs. */
#include "history_burn.h"

#include "burn/snapshot_costs.h"
#include "history_keeper.h"

static bool add_costs(void *ctx, const struct snapshot *s)
{
	snapshot_costs_add(ctx, s);
	return true;
}

static void read_costs(struct history *h, const struct history_account *of,
		       const struct burn_basis *basis, struct cost_book *book, struct err *e)
{
	struct snapshot_costs costs;
	/* The first day needs the snapshot of the day before it, and yesterday may not count. */
	int64_t from_s = daily_costs_date(basis->today - basis->days - 3);
	snapshot_costs_init(&costs, book);
	if (history_walk(h, of, from_s, add_costs, &costs, e))
		snapshot_costs_end(&costs, basis->today);
	snapshot_costs_release(&costs);
}

bool history_burn_read(const struct history_account *of, const struct burn_basis *basis,
		       struct cost_book *book, struct err *e)
{
	char path[HISTORY_PATH];
	size_t before = book->n;
	if (!history_keeper_find(path, NULL) || !history_exists(path))
		return false;
	struct history *h = history_open(path, HISTORY_READ, e);
	if (!h)
		return false;
	read_costs(h, of, basis, book, e);
	history_close(h);
	return book->n > before;
}
