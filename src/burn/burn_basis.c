/* SPDX-License-Identifier: MIT */
/* Computes the rate and the runway of a customer from the costs that are known. */
#include "burn/burn_basis.h"

void burn_basis_rate(const struct burn_basis *b, uint64_t uin, struct burn_rate *out)
{
	burn_rate_of(cost_book_get(b->book, uin), b->today, b->days, out);
}

void burn_basis_runway(const struct burn_basis *b, uint64_t uin, int64_t amount, struct runway *out)
{
	struct burn_rate rate;
	burn_basis_rate(b, uin, &rate);
	runway_of(&rate, amount, out);
}
