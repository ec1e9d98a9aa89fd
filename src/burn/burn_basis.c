/* SPDX-License-Identifier: MIT */
/* Computes the rate and the runway of a customer from the costs that are known. */
#include "burn/burn_basis.h"

#include "base/time.h"

#define DAY_S 86400

void burn_basis_note_customer(struct cost_book *book, const struct customer *c, int32_t today)
{
	int64_t bound_s;
	if (!(c->known & KNOWN_UIN) ||
	    !time_parse(customer_text(c, FIELD_ASSOCIATION_TIME), &bound_s))
		return;
	int64_t since = bound_s / DAY_S + 1;
	if (since > today - COST_DAYS && since <= today)
		cost_book_set_since(book, c->uin, (int32_t)since);
	else if (since > today)
		cost_book_set_since(book, c->uin, today);
}

void burn_basis_rate(const struct burn_basis *b, uint64_t uin, struct burn_rate *out)
{
	const struct daily_costs *costs = cost_book_get(b->book, uin);
	if (b->from_snapshots)
		burn_rate_of_snapshots(costs, b->today, b->days, out);
	else
		burn_rate_of(costs, b->today, b->days, out);
}

uint32_t burn_basis_wanted(const struct burn_basis *b, uint64_t uin)
{
	return burn_rate_wanted(cost_book_get(b->book, uin), b->today, b->days);
}

size_t burn_basis_requests(const struct burn_basis *b, uint64_t uin, struct request *out,
			   size_t most)
{
	uint32_t wanted = burn_basis_wanted(b, uin);
	size_t n = 0;
	for (int32_t back = 0; back < COST_DAYS && n < most; back++)
		if (wanted >> back & 1u)
			out[n++] = (struct request){.action = ACTION_DAILY_COST,
						    .n_uins = 1,
						    .uins = {uin},
						    .day = b->today - 1 - back};
	return n;
}

/* Nothing remains because nothing was given: such a customer pays in another way. */
static bool has_no_credit(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && c->credit == 0 && c->remaining == 0;
}

void burn_basis_runway(const struct burn_basis *b, const struct customer *c, struct runway *out)
{
	struct burn_rate rate;
	*out = (struct runway){.state = RUNWAY_UNKNOWN};
	if (!(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING) || has_no_credit(c))
		return;
	burn_basis_rate(b, c->uin, &rate);
	runway_of(&rate, c->remaining, out);
}

bool burn_basis_read_burn(const struct burn_basis *b, const struct customer *c, int64_t *out)
{
	struct burn_rate rate;
	if (!b->book || !(c->known & KNOWN_UIN))
		return false;
	burn_basis_rate(b, c->uin, &rate);
	*out = rate.median_quarters;
	return rate.state != BURN_UNKNOWN;
}

bool burn_basis_read_runway(const struct burn_basis *b, const struct customer *c, int64_t *out)
{
	struct runway runway;
	if (!b->book)
		return false;
	burn_basis_runway(b, c, &runway);
	*out = runway.days;
	return runway.state == RUNWAY_DAYS || runway.state == RUNWAY_ENDED;
}

bool burn_basis_read_top_up(const struct burn_basis *b, const struct customer *c, int days,
			    int64_t *out)
{
	struct burn_rate rate;
	if (!b->book || !(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING) ||
	    has_no_credit(c))
		return false;
	burn_basis_rate(b, c->uin, &rate);
	*out = runway_top_up(&rate, c->remaining, days);
	return rate.state != BURN_UNKNOWN;
}
