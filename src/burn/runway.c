/* SPDX-License-Identifier: MIT */
/* Divides what is left by what is used. */
#include "burn/runway.h"

#include "base/money.h"

static int count_days(int64_t amount, int64_t quarters)
{
	if (quarters <= 0)
		return RUNWAY_LONG;
	/* An amount beyond the range of the product is longer than any runway that is shown, unless
	 * the use is as large: then fewer days than there are is the careful answer. */
	int64_t product = amount > INT64_MAX / BURN_QUARTERS ? INT64_MAX : amount * BURN_QUARTERS;
	int64_t days = product / quarters;
	return days > RUNWAY_DAYS_MAX ? RUNWAY_LONG : (int)days;
}

void runway_of(const struct burn_rate *r, int64_t amount, struct runway *out)
{
	*out = (struct runway){.state = RUNWAY_UNKNOWN};
	if (amount <= 0) {
		out->state = RUNWAY_ENDED;
	} else if (r->state == BURN_NO_USE) {
		out->state = RUNWAY_NO_USE;
	} else if (r->state == BURN_USE) {
		out->state = RUNWAY_DAYS;
		out->days = count_days(amount, r->median_quarters);
		out->soonest = count_days(amount, r->upper_quarters);
		out->latest = count_days(amount, r->lower_quarters);
	}
}

bool runway_days(const struct runway *r, int64_t *out)
{
	*out = r->state == RUNWAY_NO_USE ? INT64_MAX : r->state == RUNWAY_DAYS ? r->days : 0;
	return r->state != RUNWAY_UNKNOWN;
}

int64_t runway_above(int64_t remaining, int64_t credit, int percent)
{
	/* The level is rounded up, so that the days are never more than there are. */
	int64_t level = credit / 100 * percent + (credit % 100 * percent + 99) / 100;
	return money_add(remaining, -level);
}

int64_t runway_top_up(const struct burn_rate *r, int64_t amount, int days)
{
	int64_t a_day = r->median_quarters > 0 ? r->median_quarters : 0, needed = INT64_MAX;
	if (a_day <= (INT64_MAX - BURN_QUARTERS) / days)
		needed = (a_day * days + BURN_QUARTERS - 1) / BURN_QUARTERS;
	int64_t lacks = money_add(needed, amount > INT64_MIN ? -amount : INT64_MAX);
	return lacks > 0 ? lacks : 0;
}
