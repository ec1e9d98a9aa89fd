/* SPDX-License-Identifier: MIT */
/* Reads the snapshots of the last days for their costs. */
#include "history_burn.h"

#include "history/history_costs.h"
#include "history_keeper.h"

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
	bool ok = history_costs_read(h, of, basis, book, e);
	history_close(h);
	return ok && book->n > before;
}

void history_burn_estimate(struct fetch_burn *b, const struct session *of, struct err *e)
{
	struct history_account account;
	if (!b->refused || b->estimated)
		return;
	session_account(of, &account);
	b->estimated = history_burn_read(&account, &b->basis, &b->book, e);
	b->basis.from_snapshots = b->estimated;
}
