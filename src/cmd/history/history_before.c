/* SPDX-License-Identifier: MIT */
/* Finds the earlier snapshot, and says if it is not as old as it was to be. */
#include "history_before.h"

#include <stdio.h>

#include "snapshot/since.h"

#define SINCE_USUAL "1d"

void history_before_init(struct history_before *b)
{
	*b = (struct history_before){.wanted_s = 0};
	snapshot_init(&b->snapshot, 0);
}

void history_before_release(struct history_before *b)
{
	snapshot_release(&b->snapshot);
}

int history_before_find(struct history *h, const struct history_account *of,
			const struct options *o, int64_t now_s, struct history_before *out,
			struct err *e)
{
	const char *since = o->since ? o->since : SINCE_USUAL;
	if (!since_parse(sl_from(since), now_s, &out->wanted_s, e))
		return 2;
	switch (history_find(h, of, out->wanted_s, &out->snapshot, e)) {
	case HISTORY_UNREADABLE: return 3;
	case HISTORY_FOUND: break;
	case HISTORY_NONE:
		err_set(e, ERR_USAGE,
			"no snapshot of this account is kept to compare with; \"tcpartner "
			"snapshot\" keeps one");
		return 2;
	}
	return 0;
}

void history_before_report(const struct history_before *b, const struct options *o)
{
	char taken[SINCE_BYTES];
	since_print(b->snapshot.taken_s, taken);
	if (b->snapshot.taken_s > b->wanted_s)
		fprintf(stderr,
			T_(o, "tcpartner: the oldest snapshot is of %s (UTC+8); it is "
			      "compared with that\n"),
			taken);
}
