/* SPDX-License-Identifier: MIT */
/* The customers that a check reports, the worst first. */
#ifndef ALERT_FAILING_H
#define ALERT_FAILING_H

#include "alert/verdict.h"

struct failing {
	const struct customer *customer; /* borrowed from the list */
	unsigned metrics;                /* METRIC_BITs that count it */
	int64_t days;                    /* its runway; INT64_MAX: not known */
	int rank;                        /* of the gravest state of these; set by failing_sort */
};

struct failing_list {
	struct failing *rows;
	size_t n, cap;
};

void failing_init(struct failing_list *l);
void failing_release(struct failing_list *l);
/* Adds a customer that these METRIC_BITs count. */
void failing_add(struct failing_list *l, const struct metric_rules *rules, const struct customer *c,
		 unsigned metrics);
/* Orders by the gravest state of a customer's metrics, then by its runway, then by what remains,
 * the least first. */
void failing_sort(struct failing_list *l, const struct verdict *v);

#endif
