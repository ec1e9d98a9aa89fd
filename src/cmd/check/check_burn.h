/* SPDX-License-Identifier: MIT */
/* The burn of the customers whose runway a check judges: who is asked, and why some is not known.
 */
#ifndef CMD_CHECK_CHECK_BURN_H
#define CMD_CHECK_CHECK_BURN_H

#include "alert/findings.h"
#include "cmd/fetch/fetch_burn.h"

struct session;

#define CHECK_BURN_WHY 100

struct check_burn {
	bool wanted;
	int32_t today; /* the day that does not count yet; set before customers are chosen */
	struct fetch_burn fetch;
	struct check_burn_choice *choices; /* before it begins; owned */
	size_t n, cap;
	char why[CHECK_BURN_WHY];
};

void check_burn_init(struct check_burn *k, bool wanted);
void check_burn_release(struct check_burn *k);
/* Chooses the customer if the rules need its burn. */
void check_burn_choose(struct check_burn *k, const struct metric_rules *rules,
		       const struct customer *c);
/* Begins to ask for those chosen, the smallest share of credit first, so that what is known at the
 * deadline is of those that may alarm. */
void check_burn_begin(struct check_burn *k, int days);
/* Lists the next requests; returns their number, 0 when it has ended. */
size_t check_burn_list(struct check_burn *k, struct request out[FETCH_BURN_AT_ONCE]);
void check_burn_take(struct check_burn *k, const struct outcome *out, const struct wire_reply *r);
/* Where the key may not ask for bills, the snapshots that are kept may know what was used. */
void check_burn_estimate(struct check_burn *k, const struct session *of);
/* Returns the seconds that the requests still take. */
int64_t check_burn_seconds(struct check_burn *k);
/* Says why the burn of some is not known; "" if none lacks. better_s is the deadline that would do
 * if the time was over, else 0. Valid until the next call. */
const char *check_burn_explain(struct check_burn *k, const struct catalog *lang, int64_t better_s);
/* Adds a line with a whole sentence about it; nothing if none lacks. */
void check_burn_add_failure(const struct check_burn *k, const struct catalog *lang,
			    int64_t better_s, struct buf *out);

#endif
