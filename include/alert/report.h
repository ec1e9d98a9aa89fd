/* SPDX-License-Identifier: MIT */
/* The report of a check, and the forms in which it is written: a line for monitors, JSON for
 * programs, and the text format of Prometheus. */
#ifndef ALERT_REPORT_H
#define ALERT_REPORT_H

#include "base/buf.h"

#include "alert/failing.h"
#include "lang/lang.h"
#include "voucher/voucher_items.h"

#define REPORT_LINE_COLUMNS 80 /* the first line has no more before the bar */
#define REPORT_DAYS_BYTES   80

struct report {
	const struct catalog *lang; /* of the line and of those below it */
	const struct metric_rules *rules;
	const struct findings *found;
	const struct verdict *verdict;
	const struct failing *failing; /* the worst first */
	size_t n_failing;              /* of these, at most --top */
	size_t n_more;                 /* and so many that are left out */
	/* The vouchers that alarm, the next to end first, as customers above. */
	const struct voucher_item *vouchers;
	size_t n_vouchers, n_more_vouchers;
	bool names;    /* customers have their names beside their UINs */
	bool no_force; /* who is suspended is not known */
	bool only_new; /* what was reported before does not alarm */
	int64_t elapsed_ms, deadline_ms;
	int64_t wall_s; /* the time of the report */
};

/* Appends the line with its performance data, and a newline. */
void report_add_line(const struct report *r, struct buf *out);
/* Appends a line for each customer in failing: UIN, status, amounts, what to top up; and one for
 * those that cannot be judged. */
void report_add_customers(const struct report *r, struct buf *out);
/* Appends a line for each voucher: its id, customer, amounts and end. */
void report_add_vouchers(const struct report *r, struct buf *out);
/* Prints "in 3 days". */
void report_print_days(const struct report *r, int64_t days, char out[REPORT_DAYS_BYTES]);
/* Appends the vouchers as a JSON list. */
void report_add_json_vouchers(const struct report *r, struct buf *out);
/* Appends a line for each rule: its ranges, its value and state. */
void report_add_rules(const struct report *r, struct buf *out);
/* Appends the performance data without the bar. */
void report_add_performance(const struct report *r, struct buf *out);
/* Appends one JSON object and a newline. */
void report_add_json(const struct report *r, struct buf *out);

/* Appends the metrics of a check, in Prometheus' text format 0.0.4. */
void report_add_prom(const struct report *r, struct buf *out);
/* Appends the head of the metric that has one sample a customer, and the sample of one. */
void report_add_prom_customers(struct buf *out);
void report_add_prom_customer(const struct customer *c, struct buf *out);
/* Likewise of the runways, where the rules have a burn. */
void report_add_prom_runways(struct buf *out);
void report_add_prom_runway(const struct report *r, const struct customer *c, struct buf *out);

/* The report of a check that could not judge: a line, or a JSON object, and a newline. */
void report_add_unknown(const char *why, struct buf *out);
void report_add_unknown_json(const char *why, struct buf *out);

/* Appends text that came from outside for a line of a monitor: without control characters, and
 * without '|', after which monitors read performance data. */
void report_add_text(struct sl text, struct buf *out);

#endif
