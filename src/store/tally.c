/* SPDX-License-Identifier: MIT */
/* Adds rows to totals and takes them away, exactly. */
#include "store/tally.h"

static void add_wide(struct wide *w, int64_t v)
{
	w->low += (uint64_t)v;
	w->high += (w->low < (uint64_t)v) - (v < 0);
}

static void take_wide(struct wide *w, int64_t v)
{
	w->high -= (w->low < (uint64_t)v) - (v < 0);
	w->low -= (uint64_t)v;
}

static int64_t saturate_wide(const struct wide *w)
{
	if (w->high == 0 && w->low <= INT64_MAX)
		return (int64_t)w->low;
	if (w->high == -1 && w->low > INT64_MAX)
		return -(int64_t)~w->low - 1;
	return w->high < 0 ? INT64_MIN : INT64_MAX;
}

/* The sum is of negative amounts, because the opposite of INT64_MIN would not fit. */
static int64_t opposite_of(const struct wide *w)
{
	int64_t sum = saturate_wide(w);
	return sum == INT64_MIN ? INT64_MAX : -sum;
}

/* Adds the row or takes it away. */
static void count_row(struct tally *t, const struct customer *c, enum credit_status s,
		      void (*apply)(struct wide *, int64_t))
{
	if (c->known & KNOWN_CREDIT)
		apply(&t->credit, c->credit);
	if (c->known & KNOWN_REMAINING)
		apply(&t->remaining, c->remaining);
	if ((c->known & KNOWN_REMAINING) && c->remaining < 0)
		apply(&t->owed, c->remaining);
	if (s == STATUS_NEG)
		apply(&t->owed_neg, c->remaining);
	t->totals.credit = saturate_wide(&t->credit);
	t->totals.remaining = saturate_wide(&t->remaining);
	t->totals.owed = opposite_of(&t->owed);
	t->totals.owed_neg = opposite_of(&t->owed_neg);
}

static bool is_unknown(const struct customer *c)
{
	return !(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING);
}

static uint64_t count_bad_fields(const struct customer *c)
{
	uint64_t n = 0;
	for (unsigned bits = c->bad & ~BAD_ROW; bits; bits &= bits - 1)
		n++;
	return n;
}

void tally_add(struct tally *t, const struct customer *c, enum credit_status s)
{
	count_row(t, c, s, add_wide);
	t->totals.n++;
	t->totals.by_credit_status[s]++;
	t->totals.unknown += is_unknown(c);
	t->totals.bad_rows += (c->bad & BAD_ROW) != 0;
	t->totals.bad_fields += count_bad_fields(c);
}

void tally_take(struct tally *t, const struct customer *c, enum credit_status s)
{
	count_row(t, c, s, take_wide);
	t->totals.n--;
	t->totals.by_credit_status[s]--;
	t->totals.unknown -= is_unknown(c);
	t->totals.bad_rows -= (c->bad & BAD_ROW) != 0;
	t->totals.bad_fields -= count_bad_fields(c);
}
