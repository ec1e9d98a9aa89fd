/* SPDX-License-Identifier: MIT */
/* What the burn and the runway of any customer are computed with: the costs, the day, the span. */
#ifndef BURN_BURN_BASIS_H
#define BURN_BURN_BASIS_H

#include "api/customer.h"
#include "api/request.h"

#include "burn/cost_book.h"
#include "burn/runway.h"

struct burn_basis {
	const struct cost_book *book;
	int32_t today;       /* the day that does not count yet */
	int days;            /* of a rate: BURN_DAYS_MIN to BURN_DAYS_MAX */
	bool from_snapshots; /* the costs are those that snapshots tell, not bills */
};

/* Notes when the customer was bound to the account: the days before, and that day itself, do not
 * count, because it used nothing then. Does nothing if that is long ago, or not known. */
void burn_basis_note_customer(struct cost_book *book, const struct customer *c, int32_t today);
void burn_basis_rate(const struct burn_basis *b, uint64_t uin, struct burn_rate *out);
/* The days that the rate still lacks, as burn_rate_wanted returns them. */
uint32_t burn_basis_wanted(const struct burn_basis *b, uint64_t uin);
/* Lists a request for each of these days, the latest first, at most `most`; returns their number.
 */
size_t burn_basis_requests(const struct burn_basis *b, uint64_t uin, struct request *out,
			   size_t most);
/* Reads the burn in quarters of a micro-dollar; false without a UIN or a rate. */
bool burn_basis_read_burn(const struct burn_basis *b, const struct customer *c, int64_t *out);
/* Reads the runway in days, 0 where nothing remains; false where there is no number of days. */
bool burn_basis_read_runway(const struct burn_basis *b, const struct customer *c, int64_t *out);
/* Reads what must be added so that the remaining credit lasts so many days, in micro-dollars; false
 * if the burn or the remaining credit is not known. */
bool burn_basis_read_top_up(const struct burn_basis *b, const struct customer *c, int days,
			    int64_t *out);
/* How long the remaining credit lasts; RUNWAY_UNKNOWN without a UIN, an amount or a rate, and for a
 * customer without credit. */
void burn_basis_runway(const struct burn_basis *b, const struct customer *c, struct runway *out);

#endif
