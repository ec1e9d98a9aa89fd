/* SPDX-License-Identifier: MIT */
/* Collects the amounts of all rows of a list. */
#include "snapshot/snapshot_take.h"

/* The values that are kept; a customer with an unreadable one is none to be compared. */
#define KEPT_FIELDS                                                                                \
	(BAD_ROW | FIELD_BIT(FIELD_CLIENT_UIN) | FIELD_BIT(FIELD_CREDIT) |                         \
	 FIELD_BIT(FIELD_REMAINING_CREDIT) | FIELD_BIT(FIELD_FORCE))

struct taking {
	struct snapshot *out;
	int64_t first_ms; /* when the answer came that came first */
	bool readable, complete;
};

static bool take_row(void *ctx, const struct row *row)
{
	const uint32_t amounts = KNOWN_CREDIT | KNOWN_REMAINING;
	struct taking *t = ctx;
	const struct customer *c = row->customer;
	if (t->out->n == 0 || row->fetched_ms < t->first_ms)
		t->first_ms = row->fetched_ms;
	t->readable = !(c->bad & KEPT_FIELDS) && snapshot_add(t->out, c);
	t->complete = t->complete && (c->known & amounts) == amounts;
	return t->readable;
}

bool snapshot_take(const struct store *s, const struct snapshot_clock *clock, struct snapshot *out,
		   bool *complete)
{
	struct taking t = {
	    .out = out, .first_ms = clock->now_ms, .readable = true, .complete = true};
	snapshot_init(out, clock->wall_s);
	*complete = false;
	if (!store_complete(s) || store_shown(s)->type != FILTER_NONE)
		return false;
	store_each(s, take_row, &t);
	snapshot_sort(out);
	out->taken_s -= (clock->now_ms - t.first_ms) / 1000;
	*complete = t.complete;
	return t.readable;
}
