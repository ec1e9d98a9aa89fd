/* SPDX-License-Identifier: MIT */
/*
 * Who was reported by a check before: one row for each customer, with the metrics that were
 * reported and the time of the last alarm. A customer alarms when it becomes worse than what was
 * reported, and again after some time. One that recovers is kept for that time, so that one that
 * goes up and down does not alarm each time.
 *
 * As text, a header and a row a line, separated by tabs:
 *   200416274233	NEG	2026-11-30 09:02:11
 */
#ifndef ALERT_REPORTED_H
#define ALERT_REPORTED_H

#include "base/buf.h"
#include "base/err.h"

#include "alert/metric.h"

#define REPORTED_OWN_CREDIT 0 /* in place of a UIN: the partner's own credit */
#define REPORTED_MAX_BYTES  (64u << 20)

struct reported_row {
	uint64_t uin;
	unsigned metrics; /* METRIC_BITs, with those that a graver one includes */
	int64_t time_s;   /* of the last alarm */
};

struct reported {
	struct reported_row *rows; /* the first n_known by UIN, then those that are new */
	size_t n_known, n, cap;
	int64_t now_s, again_s;
};

void reported_init(struct reported *r, int64_t now_s, int64_t again_s);
void reported_release(struct reported *r);
/* Reads the text of a file, which may be empty. Fails with ERR_IO for any other text than
 * reported_print makes. */
bool reported_read(struct reported *r, struct sl text, struct err *e) MUST_USE;
/* Takes what is true of a customer now, and returns the METRIC_BITs that are to be reported. */
unsigned reported_note(struct reported *r, uint64_t uin, unsigned metrics);
/* Appends the rows that still matter. */
void reported_print(struct reported *r, struct buf *out);

#endif
