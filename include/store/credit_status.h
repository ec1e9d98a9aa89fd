/* SPDX-License-Identifier: MIT */
/*
 * The credit status of a customer, derived from the numbers in this order, which is that of gravity
 * (never from Arrears, which the API documents as fixed text). 25, 10 and 0 % are Tencent's own
 * alert steps.
 */
#ifndef STORE_CREDIT_STATUS_H
#define STORE_CREDIT_STATUS_H

#include "api/customer.h"

#include "lang/lang.h"

enum credit_status {
	STATUS_SUS,  /* Force is not 0 */
	STATUS_NEG,  /* remaining < 0, whatever the credit */
	STATUS_OUT,  /* remaining = 0, credit > 0 */
	STATUS_CRIT, /* ratio below crit_percent */
	STATUS_LOW,  /* ratio below low_percent */
	STATUS_OK,
	STATUS_NA /* credit not above 0, or a field missing: no ratio; or else OK, but for a Force
		   * that is not a number */
};
#define STATUSES      7
#define STATUS_BIT(s) (1u << (unsigned)(s))
/* At risk: SUS, NEG, OUT, CRIT. */
#define STATUS_AT_RISK                                                                             \
	(STATUS_BIT(STATUS_SUS) | STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT) |                \
	 STATUS_BIT(STATUS_CRIT))

struct thresholds {
	int low_percent, crit_percent; /* 0 < crit <= low <= 100; 25 and 10 by default */
};
extern const struct thresholds credit_thresholds_default;

enum credit_status credit_status_of(const struct customer *c, const struct thresholds *t);
const char *credit_status_name(enum credit_status s); /* "SUS", "NEG", ... "N/A" */
/* Returns what the name means in a word or two: "owes". */
const char *credit_status_meaning(enum credit_status s);
#define STATUS_RULE_BYTES 64
/* Writes the rule that credit_status_of decides by: "less than 10% remains". In the order of the
 * enum, the first rule that holds decides. */
void credit_status_rule(const struct catalog *lang, enum credit_status s,
			const struct thresholds *t, char out[STATUS_RULE_BYTES]);
bool credit_status_parse(struct sl name, enum credit_status *out); /* any case; "na" is N/A */
/* Remaining / Credit in whole percent, rounded towards zero, saturating; false unless both are
 * known and Credit > 0. */
bool credit_percent(const struct customer *c, int64_t *percent);
/* Remaining / Credit; false as above. Only for drawing: decisions use integers. */
bool credit_ratio(const struct customer *c, double *ratio);
/* Credit - Remaining, saturating; false unless both are known. */
bool credit_used(const struct customer *c, int64_t *used);
/* What must be allocated so that Remaining/Credit reaches percent when Credit grows by the same
 * sum; percent 0 brings Remaining to 0; 100 is "full": Credit - Remaining. Rounded up to the cent;
 * zero when already there or when either is not known. */
int64_t credit_top_up(const struct customer *c, int percent);

#endif
