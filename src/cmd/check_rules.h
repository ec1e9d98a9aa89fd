/* SPDX-License-Identifier: MIT */
/*
 * Counts what a monitor wants to know of, and judges it. Each customer is counted for all that is
 * true of it: one that is suspended may owe as well. Private to the room.
 */
#ifndef CMD_CHECK_RULES_H
#define CMD_CHECK_RULES_H

#include "base/buf.h"

#include "store/tally.h"

#include "check.h"

struct check_rules {
	int below_percent; /* 0: does not matter */
	bool neg, sus;
	uint64_t unknown_max; /* so many customers may be unknown */
};
/* Those of the options; all of them where none is named. */
struct check_rules check_rules_from(const struct options *o);

struct check_counts {
	struct tally sums;
	uint64_t neg, out, below, sus;
	uint64_t unknown; /* no rule found them, but one could not be applied */
	uint64_t no_remaining, no_credit, no_force; /* how many of them lack that */
};
void check_count(struct check_counts *n, const struct check_rules *rules, const struct customer *c);
/*
 * Critical: customers that owe; with below_percent too those that have nothing left of a credit.
 * Warning: customers below the percentage, and suspended ones. Unknown: more customers than may be
 * that are none of these as far as is known, while a field that a rule needs is null, absent or no
 * number; it stands between critical and warning, since it may be critical.
 */
enum check_state check_state_of(const struct check_counts *n, const struct check_rules *rules);

/* The line with its performance data, or the object; both end in a newline. */
void check_format(const struct check_counts *n, const struct check_rules *rules, bool json,
		  struct buf *out);

#endif
