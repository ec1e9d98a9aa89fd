/* SPDX-License-Identifier: MIT */
/* Computes a customer's use a day from its daily costs. */
#include "burn/burn_rate.h"

#include <stdlib.h>

/* Yesterday is late while it is below this part of the median before it. */
#define LATE_PART 10

static int compare_costs(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Collects the known costs of `days` days that end with `last`, in ascending order. */
static int collect_costs(const struct daily_costs *d, int32_t last, int days,
			 int64_t out[BURN_DAYS_MAX])
{
	int n = 0;
	for (int i = 0; i < days; i++)
		if (last - i >= d->since && daily_costs_get(d, last - i, &out[n]))
			n++;
	qsort(out, (size_t)n, sizeof(*out), compare_costs);
	return n;
}

/* Returns the value below which `quarter` quarters of the ascending costs lie. n is not 0. */
static int64_t interpolate_quartile(const int64_t *costs, int n, int quarter)
{
	int place = (n - 1) * quarter, i = place / BURN_QUARTERS, part = place % BURN_QUARTERS;
	int64_t next = part ? costs[i + 1] : 0;
	return costs[i] * (BURN_QUARTERS - part) + next * part;
}

static bool is_late(const struct daily_costs *d, int32_t yesterday, int days)
{
	int64_t before[BURN_DAYS_MAX] = {0}, cost;
	int n = collect_costs(d, yesterday - 1, days, before);

	if (n < BURN_DAYS_MIN || yesterday < d->since || !daily_costs_get(d, yesterday, &cost))
		return false;
	int64_t median = interpolate_quartile(before, n, 2);
	/* cost x LATE_PART x BURN_QUARTERS < median, without the overflow. */
	return median > 0 && cost <= (median - 1) / (LATE_PART * BURN_QUARTERS);
}

/* Computes the rate of the days that end with out->last. */
static void compute_rate(const struct daily_costs *d, int days, struct burn_rate *out)
{
	int64_t costs[BURN_DAYS_MAX] = {0};

	out->first = out->last - (days - 1);
	if (out->first < d->since)
		out->first = d->since;
	out->days = collect_costs(d, out->last, days, costs);
	if (out->days < BURN_DAYS_MIN)
		return;
	out->lower_quarters = interpolate_quartile(costs, out->days, 1);
	out->median_quarters = interpolate_quartile(costs, out->days, 2);
	out->upper_quarters = interpolate_quartile(costs, out->days, 3);
	out->largest = costs[out->days - 1];
	out->state = out->median_quarters > 0 ? BURN_USE : BURN_NO_USE;
}

void burn_rate_of(const struct daily_costs *d, int32_t today, int days, struct burn_rate *out)
{
	*out = (struct burn_rate){.late = is_late(d, today - 1, days)};
	out->last = out->late ? today - 2 : today - 1;
	compute_rate(d, days, out);
}

void burn_rate_of_snapshots(const struct daily_costs *d, int32_t today, int days,
			    struct burn_rate *out)
{
	*out = (struct burn_rate){.last = today - 1};
	compute_rate(d, days, out);
}

uint32_t burn_rate_wanted(const struct daily_costs *d, int32_t today, int days)
{
	int span = is_late(d, today - 1, days) ? days + 1 : days;
	uint32_t wanted = 0;
	int64_t cost;

	for (int i = 0; i < span; i++)
		if (today - 1 - i >= d->since && !daily_costs_get(d, today - 1 - i, &cost))
			wanted |= 1u << i;
	return wanted;
}

int64_t burn_rate_micros(int64_t quarters)
{
	int64_t half = BURN_QUARTERS / 2;
	return (quarters + (quarters < 0 ? -half : half)) / BURN_QUARTERS;
}
