/* SPDX-License-Identifier: MIT */
/*
 * Faults to order: what --fault KIND[:VALUE][:WHEN] asks for. WHEN is EVERY, which troubles the
 * requests whose number (from 1) is a multiple of it, or FIRST-LAST, or FIRST- for all from there
 * on; so runs repeat exactly.
 */
#ifndef DEMO_FAULTS_H
#define DEMO_FAULTS_H

#include "base/err.h"
#include "base/sl.h"

enum fault_kind {
	/* The API refuses. */
	TROUBLE_BUSY,
	TROUBLE_INTERNAL,
	TROUBLE_LIMITED,
	TROUBLE_REFUSE,
	TROUBLE_TOKEN,
	/* What stands before the API answers, or nobody. */
	TROUBLE_HTTP,
	TROUBLE_HTML,
	TROUBLE_DROP,
	TROUBLE_RESET,
	TROUBLE_LOST,
	TROUBLE_SLOW,
	TROUBLE_JITTER,
	TROUBLE_STALL,
	TROUBLE_REORDER,
	TROUBLE_SKEW,
	/* The answer cannot be read. */
	TROUBLE_MALFORMED,
	TROUBLE_TRUNCATED_JSON,
	TROUBLE_CUT,
	/* The answer is wrong, or right and nasty. */
	TROUBLE_DRIFT,
	TROUBLE_REPLACE,
	TROUBLE_LYING_TOTAL,
	TROUBLE_TOTAL,
	TROUBLE_CHANGING_TOTAL,
	TROUBLE_SAME_PAGE,
	TROUBLE_EMPTY_PAGE,
	TROUBLE_ROWS,
	TROUBLE_TWICE,
	TROUBLE_ABSURD_NUMBERS,
	TROUBLE_NULL_FIELDS,
	TROUBLE_SWAPPED_TYPES,
	TROUBLE_HOSTILE_NAMES,
	TROUBLE_BAD_ROWS
};
#define TROUBLES             (TROUBLE_BAD_ROWS + 1)
#define TROUBLE_BIT(trouble) (1u << (unsigned)(trouble))

#define TROUBLE_CODE_CHARS 80

_Static_assert(TROUBLES <= 32, "each has its bit");

/* The requests from first to last whose number is a multiple of every. */
struct trouble_span {
	uint64_t every; /* 0: none */
	uint64_t first, last;
};

struct faults {
	struct trouble_span when[TROUBLES];
	int64_t value[TROUBLES];       /* of those that take a number */
	char code[TROUBLE_CODE_CHARS]; /* what TROUBLE_REFUSE refuses with */
};

const char *faults_name(enum fault_kind t);
/* What it does, for the help text. */
const char *faults_help(enum fault_kind t);
/* "MS" of "slow:MS": what stands behind the name; NULL for nothing. */
const char *faults_value_name(enum fault_kind t);
/* Adds one to the set. */
bool faults_add(struct faults *all, struct sl spec, struct err *e) MUST_USE;
/* The bits of those that hit the nth request. */
unsigned faults_at(const struct faults *all, uint64_t nth);

#endif
