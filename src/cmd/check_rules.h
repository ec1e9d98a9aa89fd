/* SPDX-License-Identifier: MIT */
/*
 * The rules of a check, without I/O: counts customers and derives the state. A customer is counted
 * under each rule that it meets: one that is suspended may owe as well.
 */
#ifndef CMD_CHECK_RULES_H
#define CMD_CHECK_RULES_H

#include "base/buf.h"

#include "store/tally.h"

#include "check.h"

struct check_rules {
	int below_percent;    /* 0: this rule is off */
	bool neg, sus;        /* false: this rule is off */
	uint64_t unknown_max; /* number of customers that may be unknown */
};
/* Returns the rules of the options; all of them if the options name none. */
struct check_rules check_rules_from(const struct options *o);

struct check_counts {
	struct tally sums;
	uint64_t neg, out, below, sus;
	uint64_t unknown; /* customers that no rule found, but one could not be applied to */
	uint64_t no_remaining, no_credit, no_force; /* how many of these lack each field */
};
void check_count(struct check_counts *n, const struct check_rules *rules, const struct customer *c);
/*
 * Returns the state. Critical: some customers owe, or, with below_percent, have nothing left of a
 * credit. Warning: some are below the percentage, or suspended. Unknown: more than unknown_max meet
 * none of these rules but lack a field (null, absent or no number) that a rule needs; it precedes
 * warning, because these customers may be critical.
 */
enum check_state check_state_of(const struct check_counts *n, const struct check_rules *rules);

/* Appends the line with its performance data, or the JSON object; both end in a newline. */
void check_format(const struct check_counts *n, const struct check_rules *rules, bool json,
		  struct buf *out);

#endif
