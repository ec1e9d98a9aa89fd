/* SPDX-License-Identifier: MIT */
/* Collects the customers that a check reports, and orders them. */
#include "alert/failing.h"

#include <stdlib.h>

#include "base/mem.h"

void failing_init(struct failing_list *l)
{
	*l = (struct failing_list){.rows = NULL};
}

void failing_release(struct failing_list *l)
{
	mem_free(l->rows);
	failing_init(l);
}

static int rank_metrics(const struct verdict *v, unsigned metrics)
{
	int rank = 0;
	for (unsigned m = 0; m < METRICS; m++)
		if ((metrics & METRIC_BIT(m)) && v->raw[m] != ALERT_UNKNOWN &&
		    (int)v->raw[m] > rank)
			rank = (int)v->raw[m];
	return rank;
}

void failing_add(struct failing_list *l, const struct metric_rules *rules, const struct customer *c,
		 unsigned metrics)
{
	int64_t days;
	if (!rules->burn || !burn_basis_read_runway(rules->burn, c, &days))
		days = INT64_MAX;
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->rows = mem_resize(l->rows, l->cap, sizeof *l->rows);
	}
	l->rows[l->n++] = (struct failing){.customer = c, .metrics = metrics, .days = days};
}

static int compare_remaining(const struct customer *x, const struct customer *y)
{
	bool knows_x = x->known & KNOWN_REMAINING, knows_y = y->known & KNOWN_REMAINING;
	if (knows_x != knows_y)
		return knows_x ? -1 : 1;
	if (!knows_x)
		return 0;
	return (x->remaining > y->remaining) - (x->remaining < y->remaining);
}

static int compare_failing(const void *a, const void *b)
{
	const struct failing *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->days != y->days)
		return x->days < y->days ? -1 : 1;
	int order = compare_remaining(x->customer, y->customer);
	if (order)
		return order;
	return (x->customer->uin > y->customer->uin) - (x->customer->uin < y->customer->uin);
}

void failing_sort(struct failing_list *l, const struct verdict *v)
{
	for (size_t i = 0; i < l->n; i++)
		l->rows[i].rank = rank_metrics(v, l->rows[i].metrics);
	if (l->n)
		qsort(l->rows, l->n, sizeof *l->rows, compare_failing);
}
