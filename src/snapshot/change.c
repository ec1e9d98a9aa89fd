/* SPDX-License-Identifier: MIT */
/* Compares two snapshots customer by customer. */
#include "snapshot/change.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"

#define DAY_S 86400

const char *change_name(enum change_class c)
{
	static const char *const names[CHANGE_CLASSES] = {
	    [CHANGE_NEW] = NC_("change", "new"),
	    [CHANGE_GONE] = NC_("change", "gone"),
	    [CHANGE_WORSE] = NC_("change", "worse"),
	    [CHANGE_BETTER] = NC_("change", "better"),
	    [CHANGE_ALLOCATED] = NC_("change", "allocated"),
	    [CHANGE_REDUCED] = NC_("change", "reduced"),
	    [CHANGE_USED] = NC_("change", "used"),
	    [CHANGE_REPAID] = NC_("change", "repaid"),
	    [CHANGE_SUSPENDED] = NC_("change", "suspended"),
	    [CHANGE_RELEASED] = NC_("change", "released"),
	    [CHANGE_DROP] = NC_("change", "sudden drop"),
	};
	return names[c];
}

static int64_t subtract_saturating(int64_t a, int64_t b)
{
	if (b < 0 && a > INT64_MAX + b)
		return INT64_MAX;
	if (b > 0 && a < INT64_MIN + b)
		return INT64_MIN;
	return a - b;
}

static bool has_both(const struct snapshot_row *a, const struct snapshot_row *b, uint32_t known)
{
	return a && b && (a->known & b->known & known) == known;
}

static enum credit_status status_of(const struct snapshot_row *r, const struct thresholds *t)
{
	if (!r)
		return STATUS_NA;
	struct customer c = snapshot_customer(r);
	return credit_status_of(&c, t);
}

static void compare_amounts(struct change *c)
{
	const struct snapshot_row *a = c->before, *b = c->after;
	c->has_amounts = has_both(a, b, KNOWN_CREDIT | KNOWN_REMAINING);
	if (!c->has_amounts)
		return;
	c->credit = subtract_saturating(b->credit, a->credit);
	c->remaining = subtract_saturating(b->remaining, a->remaining);
	c->used = subtract_saturating(c->credit, c->remaining);
	if (c->credit != 0)
		c->classes |= CHANGE_BIT(c->credit > 0 ? CHANGE_ALLOCATED : CHANGE_REDUCED);
	if (c->used != 0)
		c->classes |= CHANGE_BIT(c->used > 0 ? CHANGE_USED : CHANGE_REPAID);
}

static void compare_status(struct change *c)
{
	const struct snapshot_row *a = c->before, *b = c->after;
	/* A customer without a known status becomes neither worse nor better. */
	if (a && b && c->from != STATUS_NA && c->to != STATUS_NA && c->from != c->to)
		c->classes |= CHANGE_BIT(c->to < c->from ? CHANGE_WORSE : CHANGE_BETTER);
	if (has_both(a, b, KNOWN_FORCE) && (a->force != 0) != (b->force != 0))
		c->classes |= CHANGE_BIT(b->force != 0 ? CHANGE_SUSPENDED : CHANGE_RELEASED);
}

/* days is the time between the snapshots in whole days, at least 1. */
static bool is_drop(const struct change *c, int64_t usual, int64_t days)
{
	int64_t used = c->used, credit = c->after->credit;
	if (usual < 0)
		usual = 0;
	return used > 0 && used / CHANGE_DROP_DAYS / days >= usual &&
	       used > usual * CHANGE_DROP_DAYS * days &&
	       used > credit / 100 * CHANGE_DROP_PERCENT + credit % 100 * CHANGE_DROP_PERCENT / 100;
}

void change_compare(const struct snapshot_row *before, const struct snapshot_row *after,
		    const struct thresholds *t, struct change *out)
{
	*out = (struct change){.uin = after    ? after->uin
				      : before ? before->uin
					       : 0,
			       .before = before,
			       .after = after,
			       .from = status_of(before, t),
			       .to = status_of(after, t)};
	if (!before)
		out->classes = CHANGE_BIT(CHANGE_NEW);
	else if (!after)
		out->classes = CHANGE_BIT(CHANGE_GONE);
	compare_amounts(out);
	compare_status(out);
}

void changes_compare(const struct snapshot *before, const struct snapshot *after,
		     const struct thresholds *t, change_usual_day *usual, void *ctx,
		     struct changes *out)
{
	int64_t span_s = after->taken_s - before->taken_s, usual_day;
	int64_t days = span_s < 2 * DAY_S ? 1 : span_s / DAY_S;
	size_t i = 0, j = 0;

	*out = (struct changes){0};
	out->items = mem_alloc(before->n + after->n + 1, sizeof *out->items);
	while (i < before->n || j < after->n) {
		struct change *c = &out->items[out->n];
		const struct snapshot_row *was = i < before->n ? &before->rows[i] : NULL;
		const struct snapshot_row *is = j < after->n ? &after->rows[j] : NULL;

		if (was && is && was->uin < is->uin)
			is = NULL;
		else if (was && is && was->uin > is->uin)
			was = NULL;
		i += was != NULL;
		j += is != NULL;
		change_compare(was, is, t, c);
		if (c->classes & CHANGE_BIT(CHANGE_USED) && usual &&
		    usual(ctx, c->uin, &usual_day) && is_drop(c, usual_day, days))
			c->classes |= CHANGE_BIT(CHANGE_DROP);
		for (unsigned k = 0; k < CHANGE_CLASSES; k++)
			out->counts[k] += c->classes >> k & 1;
		out->n += c->classes != 0;
	}
}

/* Returns the place of a change in the order: lower is worse. */
static int rank_of(const struct change *c)
{
	if (c->classes & CHANGE_BIT(CHANGE_WORSE))
		return (int)c->to;
	if (c->classes & CHANGE_BIT(CHANGE_DROP))
		return STATUSES;
	if (c->classes & CHANGE_BIT(CHANGE_GONE))
		return STATUSES + 1;
	return STATUSES + 2;
}

static int compare_changes(const void *x, const void *y)
{
	const struct change *a = x, *b = y;
	int ranks = rank_of(a) - rank_of(b);
	if (ranks)
		return ranks;
	if (a->used != b->used)
		return a->used > b->used ? -1 : 1;
	return (a->uin > b->uin) - (a->uin < b->uin);
}

void changes_order(struct changes *c)
{
	if (c->n > 1)
		qsort(c->items, c->n, sizeof *c->items, compare_changes);
}

void changes_release(struct changes *c)
{
	mem_free(c->items);
	*c = (struct changes){0};
}
