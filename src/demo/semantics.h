/* SPDX-License-Identifier: MIT */
/*
 * The actions of the API: from checked parameters to the members of Response, or a refusal. The
 * numbers of all actions agree: a customer's history ends at its credit, and the partner's totals
 * are the sums over the customers.
 */
#ifndef DEMO_SEMANTICS_H
#define DEMO_SEMANTICS_H

#include "matches.h"
#include "params.h"

#define SEMANTICS_PAGE_SIZE 10  /* default of PageSize; the API documents none */
#define SEMANTICS_PAGE_MAX  100 /* default of --page-max */

struct semantics {
	const struct dataset *data; /* borrowed */
	struct demo_matches matches;
	uint32_t page_max;
	bool page_max_refused; /* a larger PageSize is an error, not cut down */
	/* The values of INJECT_ROWS and INJECT_TOTAL; the owner sets them. */
	uint32_t rows_given;
	int64_t total_reported;
	int32_t yesterday; /* the last day that is over, days since 1970-01-01 in UTC+8; likewise */
	uint64_t totals;   /* totals sent so far */
	struct {
		bool known;
		uint64_t revision;
		int64_t credit, remaining;
	} sums; /* over all customers, in cents */
};

/* A list at one moment. add_row adds what has this rank, counted from 0, the newest first. */
struct semantics_list {
	uint64_t n;
	void (*add_row)(void *ctx, uint64_t rank, struct buf *out);
	void *ctx;
};

/* The requested part of a list, and the faults (INJECT_BIT) in it. */
struct semantics_page {
	uint64_t number, size; /* both from 1 */
	uint64_t rows;         /* given at the most: the size, or INJECT_ROWS */
	bool ascending;
	unsigned faults;
};

/* What a request asks for, its size cut down to size_max, without faults. */
struct semantics_page semantics_page_of(const struct request *r, uint32_t size_max);
/* Adds the page as a list of that name; returns the number of its rows. */
uint32_t semantics_list_add(const char *name, const struct semantics_list *list,
			    const struct semantics_page *page, struct buf *out);

void semantics_init(struct semantics *s, const struct dataset *data, uint32_t page_max,
		    bool page_max_refused);
void semantics_release(struct semantics *s);
/* Adds Total and so on to the open object. faults has a bit (INJECT_BIT) for each enum injection.
 */
bool semantics_answer(struct semantics *s, enum api_action action, const struct params *p,
		      unsigned faults, struct buf *out, struct refusal *no) MUST_USE;

#endif
