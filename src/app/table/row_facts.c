/* SPDX-License-Identifier: MIT */
/* Answers what conditions ask about customers beyond their fields: marks, changes, burn, runway,
 * time. */
#include "app/table/row_facts.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/table/customer_change.h"

static int64_t read_now(const void *ctx)
{
	const struct model *m = ctx;
	return m->wall_s + m->loader.fetch.skew_s;
}

static bool has_fact(const void *ctx, const struct customer *c, enum condition_fact f)
{
	const struct model *m = ctx;
	struct customer_change change;
	if (f == CONDITION_MARKED)
		return marks_has_customer(m, c);
	return customer_change_of(m, c, &change) && change.changed;
}

static enum condition_known read_burn(const struct model *m, const struct customer *c, int64_t *out)
{
	struct burn_rate rate;
	customer_burn_rate(m, c->uin, &rate);
	*out = burn_rate_micros(rate.median_quarters);
	return rate.state == BURN_UNKNOWN ? CONDITION_NOT_ASKED : CONDITION_KNOWN;
}

static enum condition_known read_runway(const struct model *m, const struct customer *c,
					int64_t *out)
{
	struct runway runway;
	customer_burn_runway(m, c, &runway);
	return runway_days(&runway, out) ? CONDITION_KNOWN : CONDITION_NOT_ASKED;
}

static enum condition_known read_number(const void *ctx, const struct customer *c,
					enum condition_column column, int64_t *out)
{
	if (!(c->known & KNOWN_UIN))
		return CONDITION_NO_VALUE;
	return column == CONDITION_BURN ? read_burn(ctx, c, out) : read_runway(ctx, c, out);
}

static uint64_t read_version(const void *ctx)
{
	const struct model *m = ctx;
	return m->marks.changes + m->burn.book.changes + m->comparison.compared +
	       (uint64_t)customer_burn_today(m);
}

struct condition_facts row_facts_of(const struct model *m)
{
	return (struct condition_facts){read_now, has_fact, read_number, read_version, m};
}

bool row_facts_suffice(const struct model *m, const struct condition *c, struct err *e)
{
	return !condition_uses_fact(c, CONDITION_CHANGED) || customer_change_exists(m) ||
	       err_set(e, ERR_USAGE,
		       "\"changed\" needs an earlier list to compare with; :since chooses one");
}
