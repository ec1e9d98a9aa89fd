/* SPDX-License-Identifier: MIT */
/*
 * Faults to inject, as --fault KIND[:VALUE][:WHEN] orders them. WHEN is EVERY, for the requests
 * whose number (from 1) is a multiple of it, or FIRST-LAST, or FIRST- for all from there on. So
 * runs are repeatable.
 */
#ifndef DEMO_FAULTS_H
#define DEMO_FAULTS_H

#include "base/err.h"
#include "base/sl.h"

enum injection {
	/* The API refuses the request. */
	INJECT_BUSY,
	INJECT_INTERNAL,
	INJECT_LIMITED,
	INJECT_REFUSE,
	INJECT_TOKEN,
	/* Another server answers, or none does, or not in time. */
	INJECT_HTTP,
	INJECT_HTML,
	INJECT_DROP,
	INJECT_RESET,
	INJECT_LOST,
	INJECT_SLOW,
	INJECT_JITTER,
	INJECT_STALL,
	INJECT_REORDER,
	INJECT_SKEW,
	/* The reply cannot be read. */
	INJECT_MALFORMED,
	INJECT_TRUNCATED_JSON,
	INJECT_CUT,
	/* The reply is wrong, or is right but hard to handle. */
	INJECT_DRIFT,
	INJECT_REPLACE,
	INJECT_LYING_TOTAL,
	INJECT_TOTAL,
	INJECT_CHANGING_TOTAL,
	INJECT_SAME_PAGE,
	INJECT_EMPTY_PAGE,
	INJECT_ROWS,
	INJECT_TWICE,
	INJECT_ABSURD_NUMBERS,
	INJECT_NULL_FIELDS,
	INJECT_SWAPPED_TYPES,
	INJECT_HOSTILE_NAMES,
	INJECT_BAD_ROWS
};
#define INJECTIONS            (INJECT_BAD_ROWS + 1)
#define INJECT_BIT(injection) (1u << (unsigned)(injection))

#define INJECT_CODE_CHARS 80

_Static_assert(INJECTIONS <= 32, "each fault has a bit");

/* The requests from first to last whose number is a multiple of every. */
struct fault_span {
	uint64_t every; /* 0: no request */
	uint64_t first, last;
};

struct faults {
	struct fault_span when[INJECTIONS];
	int64_t value[INJECTIONS];    /* of those that take a number */
	char code[INJECT_CODE_CHARS]; /* what INJECT_REFUSE refuses with */
};

const char *faults_name(enum injection t);
/* Returns what the fault does, for the help text. */
const char *faults_help(enum injection t);
/* Returns the name of the fault's value ("MS" of "slow:MS"); NULL: it takes none. */
const char *faults_value_name(enum injection t);
/* Adds the fault that spec describes; false with ERR_USAGE in e if spec is wrong. */
bool faults_add(struct faults *all, struct sl spec, struct err *e) MUST_USE;
/* Returns the bits (INJECT_BIT) of the faults of the nth request, counted from 1. */
unsigned faults_at(const struct faults *all, uint64_t nth);

#endif
