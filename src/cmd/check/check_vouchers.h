/* SPDX-License-Identifier: MIT */
/* The vouchers of a check: reads them beside the list, and finds those that alarm. */
#ifndef CMD_CHECK_CHECK_VOUCHERS_H
#define CMD_CHECK_CHECK_VOUCHERS_H

#include "alert/findings.h"
#include "voucher/voucher_items.h"

struct outcome;
struct store;

struct check_vouchers {
	bool wanted;
	struct voucher_reading reading;
	struct voucher_items alarming; /* the next to end first */
};

void check_vouchers_begin(struct check_vouchers *k, bool wanted);
void check_vouchers_release(struct check_vouchers *k);
/* Lists the requests that are wanted now; none when all vouchers are known or a request failed. */
size_t check_vouchers_list(const struct check_vouchers *k,
			   struct request out[VOUCHER_REQUESTS_MAX]);
/* Takes the outcome of such a request. */
void check_vouchers_take(struct check_vouchers *k, const struct outcome *out,
			 const struct wire_reply *reply);
/* Finds the next to end, and those that alarm by the rule at this Unix time. of: only vouchers of
 * its customers; NULL: all. */
void check_vouchers_judge(struct check_vouchers *k, const struct metric_rule *rule,
			  const struct store *of, int64_t wall_s, struct found_vouchers *out);
/* Appends why the vouchers are not known, as a line; nothing if they are. */
void check_vouchers_add_failure(const struct check_vouchers *k, const struct catalog *lang,
				struct buf *out);

#endif
