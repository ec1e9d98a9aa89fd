/* SPDX-License-Identifier: MIT */
/* Computes daily costs from the snapshots at the ends of days. */
#include "burn/snapshot_costs.h"

#define DAY_S   86400
#define SPAN_S  (DAY_S / 2) /* a shorter time would be brought to 24 hours by too much */
#define AMOUNTS (KNOWN_CREDIT | KNOWN_REMAINING)

void snapshot_costs_init(struct snapshot_costs *c, struct cost_book *book)
{
	c->book = book;
	snapshot_init(&c->counted, 0);
	snapshot_init(&c->newest, 0);
}

void snapshot_costs_release(struct snapshot_costs *c)
{
	snapshot_release(&c->counted);
	snapshot_release(&c->newest);
}

/* What was used by both, in micro-dollars; false if that is not known or credit was paid back. */
static bool find_use(const struct snapshot_row *from, const struct snapshot_row *to, int64_t *out)
{
	const int64_t most = COST_MAX;
	if ((from->known & to->known & AMOUNTS) != AMOUNTS)
		return false;
	/* Amounts beyond this are no use of a few days. */
	if (from->credit > most || from->credit < -most || from->remaining > most ||
	    from->remaining < -most || to->credit > most || to->credit < -most ||
	    to->remaining > most || to->remaining < -most)
		return false;
	*out = (to->credit - to->remaining) - (from->credit - from->remaining);
	return *out >= 0;
}

/* Returns the use of 24 hours; -1 if it is too large to be one. */
static int64_t use_of_day(int64_t used, int64_t span_s)
{
	if (used / span_s >= COST_MAX / DAY_S)
		return -1;
	return used / span_s * DAY_S + used % span_s * DAY_S / span_s;
}

static void put_costs(struct cost_book *book, uint64_t uin, int32_t after, int32_t last,
		      int64_t cost)
{
	for (int32_t day = after + 1; cost >= 0 && day <= last; day++)
		(void)cost_book_put(book, uin, day, cost);
}

/* Counts the days between the counted snapshot and the newest one. */
static void count_days(struct snapshot_costs *c)
{
	const struct snapshot *from = &c->counted, *to = &c->newest;
	int32_t after = daily_costs_day(from->taken_s), last = daily_costs_day(to->taken_s);
	int64_t span_s = to->taken_s - from->taken_s, used;
	for (size_t i = 0, j = 0; i < from->n && j < to->n;) {
		const struct snapshot_row *a = &from->rows[i], *b = &to->rows[j];
		if (a->uin == b->uin && find_use(a, b, &used))
			put_costs(c->book, a->uin, after, last, use_of_day(used, span_s));
		i += a->uin <= b->uin;
		j += b->uin <= a->uin;
	}
}

/* The newest snapshot is the last one of its day. */
static void end_day(struct snapshot_costs *c)
{
	int64_t span_s = c->newest.taken_s - c->counted.taken_s;
	struct snapshot before = c->counted;
	if (before.n && span_s < SPAN_S)
		return;
	if (before.n && span_s < SNAPSHOT_COSTS_DAYS_MAX * (int64_t)DAY_S)
		count_days(c);
	c->counted = c->newest;
	c->newest = before;
	c->newest.n = 0;
}

static void copy_rows(const struct snapshot *s, struct snapshot *to)
{
	to->taken_s = s->taken_s;
	to->n = 0;
	for (size_t i = 0; i < s->n; i++)
		(void)snapshot_add_row(to, &s->rows[i]);
}

void snapshot_costs_add(struct snapshot_costs *c, const struct snapshot *s)
{
	if (s->n == 0)
		return;
	if (c->newest.n && daily_costs_day(s->taken_s) != daily_costs_day(c->newest.taken_s))
		end_day(c);
	copy_rows(s, &c->newest);
}

void snapshot_costs_end(struct snapshot_costs *c, int32_t today)
{
	if (c->newest.n && daily_costs_day(c->newest.taken_s) < today)
		end_day(c);
}
