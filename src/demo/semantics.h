/* SPDX-License-Identifier: MIT */
/*
 * What the actions mean: checked parameters in, the members of Response out, or a refusal. Numbers
 * agree across actions: a customer's history ends at its credit, the partner's totals are the
 * customers' sums.
 */
#ifndef DEMO_SEMANTICS_H
#define DEMO_SEMANTICS_H

#include "matches.h"
#include "params.h"

#define SEMANTICS_PAGE_SIZE 10  /* where PageSize is not given; the API documents none */
#define SEMANTICS_PAGE_MAX  100 /* where nothing else was ordered */

struct semantics {
	const struct dataset *data; /* borrowed */
	struct matches matches;
	uint32_t page_max;
	bool page_max_refused; /* a larger PageSize is an error, not cut down */
	/* Of the faults that take a value; the owner sets them. */
	uint32_t rows_given;
	int64_t total_reported;
	uint64_t totals; /* said so far */
	struct {
		bool known;
		uint64_t revision;
		int64_t credit, remaining;
	} sums; /* over all customers, in cents */
};

void semantics_init(struct semantics *s, const struct dataset *data, uint32_t page_max,
		    bool page_max_refused);
void semantics_release(struct semantics *s);
/* The exact name of an action this API knows. */
bool semantics_action(struct sl name, enum api_action *out);
/* Appends `"Total":...,` and so on, each member followed by a comma. faults are bits of enum
 * trouble. */
bool semantics_answer(struct semantics *s, enum api_action action, const struct params *p,
		      unsigned faults, struct buf *out, struct refusal *no) MUST_USE;

#endif
