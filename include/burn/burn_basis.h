/* SPDX-License-Identifier: MIT */
/* What the burn and the runway of any customer are computed with: the costs, the day, the span. */
#ifndef BURN_BURN_BASIS_H
#define BURN_BURN_BASIS_H

#include "burn/cost_book.h"
#include "burn/runway.h"

struct burn_basis {
	const struct cost_book *book;
	int32_t today; /* the day that does not count yet */
	int days;      /* of a rate: BURN_DAYS_MIN to BURN_DAYS_MAX */
};

void burn_basis_rate(const struct burn_basis *b, uint64_t uin, struct burn_rate *out);
/* amount is what the customer may still use, in micro-dollars. */
void burn_basis_runway(const struct burn_basis *b, uint64_t uin, int64_t amount,
		       struct runway *out);

#endif
