/* SPDX-License-Identifier: MIT */
/* Answers questions about a customer's burn from the daily costs that the session has learnt. */
#include "app/model/customer_burn.h"

#include "app/model/model.h"

int32_t customer_burn_today(const struct model *m)
{
	return daily_costs_day(m->wall_s + m->loader.fetch.skew_s);
}

const struct daily_costs *customer_burn_costs(const struct model *m, uint64_t uin)
{
	return cost_book_get(&m->burn.book, uin);
}

void customer_burn_rate(const struct model *m, uint64_t uin, struct burn_rate *out)
{
	burn_rate_of(customer_burn_costs(m, uin), customer_burn_today(m), m->burn.days, out);
}

uint32_t customer_burn_wanted(const struct model *m, uint64_t uin, int days)
{
	return burn_rate_wanted(customer_burn_costs(m, uin), customer_burn_today(m), days);
}

size_t customer_burn_requests(const struct model *m, uint64_t uin, struct request *out, size_t most)
{
	uint32_t wanted = customer_burn_wanted(m, uin, m->burn.days);
	int32_t yesterday = customer_burn_today(m) - 1;
	size_t n = 0;
	for (int32_t back = 0; back < COST_DAYS && n < most; back++)
		if (wanted >> back & 1u)
			out[n++] = (struct request){.action = ACTION_DAILY_COST,
						    .n_uins = 1,
						    .uins = {uin},
						    .day = yesterday - back};
	return n;
}

/* Nothing remains because nothing was given: such a customer pays in another way. */
static bool has_no_credit(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && c->credit == 0 && c->remaining == 0;
}

void customer_burn_runway(const struct model *m, const struct customer *c, struct runway *out)
{
	struct burn_rate rate;
	*out = (struct runway){.state = RUNWAY_UNKNOWN};
	if (!(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING) || has_no_credit(c))
		return;
	customer_burn_rate(m, c->uin, &rate);
	runway_of(&rate, c->remaining, out);
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
