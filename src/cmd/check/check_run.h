/* SPDX-License-Identifier: MIT */
/* One run of a check: reads the list and the partner's own credit, and writes the reports. */
#ifndef CMD_CHECK_CHECK_RUN_H
#define CMD_CHECK_CHECK_RUN_H

#include "api/reply.h"

#include "port/port.h"

#include "alert/failing.h"
#include "alert/reported.h"
#include "check_burn.h"
#include "check_names.h"
#include "check_vouchers.h"
#include "cmd/fetch/fetch_all.h"
#include "config/options.h"
#include "load/direct_list.h"

/* The requests beside the list: the whole list by one request, the own credit, names, vouchers, and
 * costs. */
#define CHECK_BESIDE (2 + NAMES_AT_ONCE + VOUCHER_REQUESTS_MAX + FETCH_BURN_AT_ONCE)

/* The request for the partner's own credit. */
enum own_credit { OWN_CREDIT_UNWANTED, OWN_CREDIT_WANTED, OWN_CREDIT_KNOWN, OWN_CREDIT_FAILED };

struct check_run {
	const struct options *options;
	struct metric_rules rules;
	struct direct_list direct; /* stands for the pages if it can */
	struct findings found;
	struct verdict verdict;
	struct failing_list failing;
	struct check_names names;  /* of these, where the list has none */
	struct reported *reported; /* who was reported before; NULL without --only-new */
	struct check_vouchers vouchers;
	struct check_burn burn;
	enum own_credit own_credit;
	struct partner_credit pool;
	struct fault pool_fault; /* for OWN_CREDIT_FAILED */
	struct request beside[CHECK_BESIDE];
	struct clock_port clock;
	int64_t began_ms, end_ms; /* the reading of the list is to end at end_ms */
	struct fetch_all all;     /* the reading of the list */
	bool judged;              /* all customers were counted */
	int64_t better_s;         /* the deadline that all costs need, if they were late; else 0 */
	bool estimated;           /* whether it can end by then was looked at */
	struct err hopeless;      /* it cannot */
	/* The report in its forms. */
	struct buf line; /* for people and monitors */
	struct buf json;
	struct buf prom; /* empty without -o prom */
};

/* The caller has set options, reported, clock, began_ms and end_ms. */
void check_run_init(struct check_run *r);
void check_run_release(struct check_run *r);
/* Reads and judges. Returns an enum alert_state; e says why there is no report. */
int check_run(struct check_run *r, struct err *e);

#endif
