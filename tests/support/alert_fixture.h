/* SPDX-License-Identifier: MIT */
/* The findings of a small list, for tests of what a check makes of it. */
#ifndef SUPPORT_ALERT_FIXTURE_H
#define SUPPORT_ALERT_FIXTURE_H

#include "alert/failing.h"
#include "alert/report.h"
#include "sample.h"

#define ALERT_FIXTURE_CUSTOMERS 32

struct alert_fixture {
	struct arena arena;
	struct customer customer[ALERT_FIXTURE_CUSTOMERS];
	size_t n;
	struct metric_rules rules;
	struct cost_book book;
	struct burn_basis burn;
	struct findings found;
	struct verdict verdict;
	struct failing_list failing;
	struct buf out;
};

/* Chooses the metrics that a check has without options. */
void alert_fixture_init(struct alert_fixture *f);
void alert_fixture_release(struct alert_fixture *f);
/* Chooses these METRIC_BITs and no others. */
void alert_fixture_choose(struct alert_fixture *f, unsigned metrics);
void alert_fixture_range(struct alert_fixture *f, enum metric m, const char *warn,
			 const char *crit);
/* Adds a customer; NULL is null. */
void alert_fixture_add(struct alert_fixture *f, const char *uin, const char *credit,
		       const char *remaining, const char *force);
/* Adds one of which these METRIC_BITs were not reported before. */
void alert_fixture_add_fresh(struct alert_fixture *f, const struct sample *s, unsigned fresh);
/* Each customer with this UIN that is added later uses so many dollars a day; -1: that is not
 * known. The metric runway is chosen. */
void alert_fixture_burn(struct alert_fixture *f, uint64_t uin, int dollars);
/* Makes the verdict and the report, of all that was added. */
void alert_fixture_report(struct alert_fixture *f, struct report *out);

#endif
