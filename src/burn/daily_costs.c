/* SPDX-License-Identifier: MIT */
/* Keeps the costs of the last days of one customer. */
#include "burn/daily_costs.h"

#define DAY_S  86400
#define UTC8_S (8 * 3600)

int32_t daily_costs_day(int64_t unix_s)
{
	int64_t local_s = unix_s + UTC8_S, day = local_s / DAY_S;
	return (int32_t)(local_s % DAY_S < 0 ? day - 1 : day);
}

int64_t daily_costs_date(int32_t day)
{
	return (int64_t)day * DAY_S;
}

/* Makes the day the last one. */
static void move_window(struct daily_costs *d, int32_t day)
{
	int64_t shift = (int64_t)day - d->last;

	for (int i = COST_DAYS - 1; i >= shift; i--)
		d->cost[i] = d->cost[i - shift];
	d->known = shift < COST_DAYS ? d->known << shift : 0;
	d->last = day;
}

bool daily_costs_put(struct daily_costs *d, int32_t day, int64_t cost)
{
	if (cost > COST_MAX || cost < -COST_MAX)
		return false;
	if (d->known == 0)
		d->last = day;
	else if (day > d->last)
		move_window(d, day);
	int64_t age = (int64_t)d->last - day;
	if (age >= COST_DAYS)
		return false;
	d->known |= 1u << age;
	d->cost[age] = cost;
	d->changes++;
	return true;
}

void daily_costs_forget(struct daily_costs *d, int32_t day)
{
	int64_t age = (int64_t)d->last - day;
	if (age < 0 || age >= COST_DAYS)
		return;
	d->known &= ~(1u << age);
	d->changes++;
}

bool daily_costs_get(const struct daily_costs *d, int32_t day, int64_t *cost)
{
	int64_t age = (int64_t)d->last - day;
	if (age < 0 || age >= COST_DAYS || !(d->known >> age & 1))
		return false;
	*cost = d->cost[age];
	return true;
}
