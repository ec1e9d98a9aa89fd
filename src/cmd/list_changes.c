/* SPDX-License-Identifier: MIT */
/* Finds the earlier snapshot for the columns of changes of `list`. */
#include "list_changes.h"

#include <stdio.h>

#include "cmd/history/history_keeper.h"
#include "loop/session.h"

bool list_changes_are_needed(const struct options *o)
{
	for (size_t i = 0; i < o->n_columns; i++)
		if (output_column_needs_before(o->columns[i]))
			return true;
	return false;
}

bool list_changes_check_options(const struct options *o, struct err *e)
{
	return !o->since || list_changes_are_needed(o) ||
	       err_set(e, ERR_USAGE,
		       "--since needs DeltaRemaining or DeltaUsed in --columns; for all changes "
		       "use \"tcpartner diff --since\"");
}

/* Returns an exit code: 0, or 2 or 3 with a sentence. */
static int find_before(struct history_before *b, const struct options *o,
		       const struct fetch_all *all, const struct loader *l, struct err *e)
{
	char path[HISTORY_PATH];
	struct history_account account;
	int64_t now_s = all->clock->wall_s(all->clock->ctx) + l->fetch.skew_s;
	if (!history_keeper_find(path, e))
		return 3;
	if (!history_exists(path)) {
		err_set(e, ERR_USAGE,
			"no snapshot is kept yet to compare with; \"tcpartner snapshot\" "
			"keeps one");
		return 2;
	}
	struct history *h = history_open(path, HISTORY_READ, e);
	if (!h)
		return 3;
	session_account(all->session, &account);
	int code = history_before_find(h, &account, o, now_s, b, e);
	history_close(h);
	return code;
}

int list_changes_read(struct history_before *b, const struct options *o,
		      const struct fetch_all *all, const struct loader *l,
		      const struct snapshot **out)
{
	struct err e = {.lang = o->lang};
	*out = NULL;
	if (!list_changes_are_needed(o))
		return 0;
	int code = find_before(b, o, all, l, &e);
	if (code == 0) {
		history_before_report(b, o);
		*out = &b->snapshot;
		return 0;
	}
	fprintf(stderr,
		lang_text(o->lang, "tcpartner: DeltaRemaining and DeltaUsed are unknown: %s\n"),
		e.text);
	return code == 3 ? 3 : 0;
}
