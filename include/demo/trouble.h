/* SPDX-License-Identifier: MIT */
/*
 * Faults to order: what --fault KIND[:VALUE][:EVERY] asks for. Request n (from 1) is troubled by a
 * kind when n is a multiple of its EVERY, so that runs repeat exactly.
 */
#ifndef DEMO_TROUBLE_H
#define DEMO_TROUBLE_H

#include "base/err.h"
#include "base/sl.h"

enum trouble {
	/* The API refuses. */
	TROUBLE_BUSY,
	TROUBLE_INTERNAL,
	TROUBLE_LIMITED,
	/* What stands before the API answers, or nobody. */
	TROUBLE_HTTP500,
	TROUBLE_HTML,
	TROUBLE_DROP,
	TROUBLE_SLOW,
	TROUBLE_SKEW,
	/* The answer cannot be read. */
	TROUBLE_MALFORMED,
	TROUBLE_TRUNCATED_JSON,
	/* The answer is wrong, or right and nasty. */
	TROUBLE_DRIFT,
	TROUBLE_LYING_TOTAL,
	TROUBLE_SAME_PAGE,
	TROUBLE_EMPTY_PAGE,
	TROUBLE_NULL_FIELDS,
	TROUBLE_SWAPPED_TYPES,
	TROUBLE_HOSTILE_NAMES
};
#define TROUBLES             (TROUBLE_HOSTILE_NAMES + 1)
#define TROUBLE_BIT(trouble) (1u << (unsigned)(trouble))

struct troubles {
	uint32_t every[TROUBLES]; /* 0: never */
	int64_t value[TROUBLES];  /* of those that take one */
};

const char *trouble_name(enum trouble t);
/* What it does, for the help text. */
const char *trouble_help(enum trouble t);
/* "slow:MS", "skew:SECONDS", else NULL: what stands behind the name. */
const char *trouble_value_name(enum trouble t);
/* Adds one to the set. */
bool troubles_add(struct troubles *all, struct sl spec, struct err *e) MUST_USE;
/* The bits of those that hit the nth request. */
unsigned troubles_at(const struct troubles *all, uint64_t nth);

#endif
