/* SPDX-License-Identifier: MIT */
/* Draws the daily costs of a customer. */
#include "costs.h"

#include "customer.h"
#include "random.h"

#define DAY_S      86400
#define CENT       10000 /* micro-dollars */
#define IDLE_DAYS  40
#define LATE_SHARE 20 /* a late bill shows this part of the cost */

/* Weights are parts of a thousand of the mean day, more or less. */
#define WEIGHT_MEAN 1000

static enum demo_costs_habit draw_habit(uint64_t *draw)
{
	static const uint32_t per_cent[HABITS] = {
	    [HABIT_STEADY] = 30, [HABIT_WEEKLY] = 20, [HABIT_GROWING] = 10, [HABIT_STEP] = 8,
	    [HABIT_SPIKES] = 10, [HABIT_LATE] = 6,    [HABIT_MONTHLY] = 6,  [HABIT_IDLE] = 10};
	uint32_t place = random_take(draw, 100);
	size_t habit = 0;

	while (place >= per_cent[habit])
		place -= per_cent[habit++];
	return (enum demo_costs_habit)habit;
}

/* A stream of its own, since the others are used up: what is drawn for a customer's costs must not
 * repeat what was drawn for its name. */
static uint64_t draw_costs(const struct dataset *d, uint32_t id)
{
	return random_draw(~d->seed, id, STREAM_MONEY);
}

void demo_costs_draw(const struct dataset *d, uint32_t id, struct demo_costs *out)
{
	uint64_t draw = draw_costs(d, id);
	int64_t credit, remaining;
	int32_t days;

	out->habit = draw_habit(&draw);
	days = 45 + (int32_t)random_take(&draw, 60);
	out->today = (int32_t)(d->day_s / DAY_S);
	out->first = out->today - days;
	/* A customer has no costs before it was bound. */
	int32_t bound = (int32_t)(dataset_bound_at(d, id) / DAY_S);
	if (bound > out->first)
		out->first = bound < out->today ? bound : out->today;
	if (out->habit == HABIT_IDLE && out->today - out->first <= IDLE_DAYS)
		out->habit = HABIT_STEADY; /* it has used something since */
	demo_customer_money(d, id, &credit, &remaining);
	out->total = credit > remaining ? (credit - remaining) * CENT : 0;
}

/* Varies a weight by up to percent in both directions. */
static int64_t vary_weight(int64_t weight, uint64_t *draw, uint32_t percent)
{
	return weight * (100 - (int64_t)percent + random_take(draw, 2 * percent + 1)) / 100;
}

static bool is_first_of_month(int32_t day)
{
	/* Days since 0000-03-01 in the civil calendar; a month of March to February begins where
	 * the day of the year is the first of (153 m + 2) / 5. */
	int32_t z = day + 719468, era = z / 146097, of_era = z - era * 146097;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t month = (5 * of_year + 2) / 153;

	return of_year == (153 * month + 2) / 5;
}

static int64_t weigh_day(const struct dataset *d, uint32_t id, const struct demo_costs *c,
			 int32_t day)
{
	uint64_t draw = random_draw(draw_costs(d, id), (uint64_t)day, STREAM_MONEY);
	int32_t age = day - c->first, span = c->today - c->first;
	bool weekend = (day + 3) % 7 >= 5; /* 1970-01-01 was a Thursday */

	switch (c->habit) {
	case HABIT_STEADY:
	case HABIT_LATE: return vary_weight(WEIGHT_MEAN, &draw, 15);
	case HABIT_WEEKLY:
		return vary_weight(weekend ? WEIGHT_MEAN * 2 / 5 : WEIGHT_MEAN, &draw, 8);
	case HABIT_GROWING:
		return vary_weight(WEIGHT_MEAN / 2 + WEIGHT_MEAN * age / span, &draw, 8);
	case HABIT_STEP: return vary_weight(age < span / 2 ? 600 : 1400, &draw, 8);
	case HABIT_SPIKES: return vary_weight(random_take(&draw, 12) == 0 ? 5600 : 700, &draw, 10);
	case HABIT_MONTHLY: return vary_weight(is_first_of_month(day) ? 25000 : 150, &draw, 20);
	case HABIT_IDLE:
		return day < c->today - IDLE_DAYS ? vary_weight(WEIGHT_MEAN, &draw, 15) : 0;
	}
	return 0;
}

/* Returns part / whole of the total, rounded down, without the overflow of their product. */
static int64_t share_total(int64_t total, int64_t part, int64_t whole)
{
	return total / whole * part + total % whole * part / whole;
}

int64_t demo_costs_on(const struct dataset *d, uint32_t id, int32_t day, int32_t yesterday)
{
	struct demo_costs c;
	int64_t before = 0, weight = 0, all = 0;

	demo_costs_draw(d, id, &c);
	if (c.total == 0 || c.first == c.today || day < c.first || day > yesterday)
		return 0;
	for (int32_t i = c.first; i < c.today || i <= day; i++) {
		int64_t w = weigh_day(d, id, &c, i);

		if (i < day)
			before += w;
		if (i == day)
			weight = w;
		if (i < c.today)
			all += w;
	}
	if (all == 0)
		return 0;
	/* The difference of two rounded sums, so that the costs add up to the total exactly. */
	int64_t cost =
	    share_total(c.total, before + weight, all) - share_total(c.total, before, all);
	return c.habit == HABIT_LATE && day == yesterday ? cost / LATE_SHARE : cost;
}
