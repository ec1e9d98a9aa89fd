/* SPDX-License-Identifier: MIT */
/* Answers questions about a customer's burn from the daily costs that the session has learnt. */
#include "app/model/customer_burn.h"

#include "app/model/model.h"

int32_t customer_burn_today(const struct model *m)
{
	return daily_costs_day(m->wall_s + m->loader.fetch.skew_s);
}

bool customer_burn_is_estimated(const struct model *m)
{
	return (m->burn.refused || m->burn.estimate.kept) && m->burn.estimate.book.n > 0;
}

struct burn_moment customer_burn_moment(const struct model *m)
{
	return (struct burn_moment){.changes = customer_burn_basis(m).book->changes,
				    .estimated = customer_burn_is_estimated(m),
				    .today = customer_burn_today(m),
				    .days = m->burn.days};
}

bool customer_burn_is_same_moment(const struct burn_moment *a, const struct burn_moment *b)
{
	return a->changes == b->changes && a->estimated == b->estimated && a->today == b->today &&
	       a->days == b->days;
}

void customer_burn_note(struct model *m, uint64_t uin)
{
	uint64_t row;
	if (!store_find_uin(m->loader.store, uin, &row))
		return;
	const struct customer *c = store_row(m->loader.store, row).customer;
	if (c)
		burn_basis_note_customer(&m->burn.book, c, customer_burn_today(m));
}

const struct daily_costs *customer_burn_costs(const struct model *m, uint64_t uin)
{
	return cost_book_get(customer_burn_basis(m).book, uin);
}

struct burn_basis customer_burn_basis(const struct model *m)
{
	bool estimated = customer_burn_is_estimated(m);
	return (struct burn_basis){.book = estimated ? &m->burn.estimate.book : &m->burn.book,
				   .today = customer_burn_today(m),
				   .days = m->burn.days,
				   .from_snapshots = estimated};
}

void customer_burn_rate(const struct model *m, uint64_t uin, struct burn_rate *out)
{
	struct burn_basis b = customer_burn_basis(m);
	burn_basis_rate(&b, uin, out);
}

uint32_t customer_burn_wanted(const struct model *m, uint64_t uin, int days)
{
	const struct daily_costs *bills = cost_book_get(&m->burn.book, uin);
	return burn_rate_wanted(bills, customer_burn_today(m), days);
}

bool customer_burn_is_incomplete(const struct model *m, uint64_t uin)
{
	struct burn_rate rate;
	customer_burn_rate(m, uin, &rate);
	if (customer_burn_is_estimated(m) && (m->burn.refused || rate.state != BURN_UNKNOWN))
		return false;
	return customer_burn_wanted(m, uin, m->burn.days) != 0;
}

size_t customer_burn_requests(const struct model *m, uint64_t uin, struct request *out, size_t most)
{
	struct burn_basis b = {
	    .book = &m->burn.book, .today = customer_burn_today(m), .days = m->burn.days};
	return burn_basis_requests(&b, uin, out, most);
}

void customer_burn_runway(const struct model *m, const struct customer *c, struct runway *out)
{
	struct burn_basis b = customer_burn_basis(m);
	burn_basis_runway(&b, c, out);
}

void customer_burn_runway_to(const struct model *m, const struct customer *c, int percent,
			     struct runway *out)
{
	struct burn_rate rate;
	unsigned needed = KNOWN_UIN | KNOWN_REMAINING | KNOWN_CREDIT;
	*out = (struct runway){.state = RUNWAY_UNKNOWN};
	if ((c->known & needed) != needed || c->credit <= 0)
		return;
	customer_burn_rate(m, c->uin, &rate);
	runway_of(&rate, runway_above(c->remaining, c->credit, percent), out);
	if (out->state == RUNWAY_ENDED)
		out->state = RUNWAY_UNKNOWN;
}
