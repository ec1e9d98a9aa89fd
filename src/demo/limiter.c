/* SPDX-License-Identifier: MIT */
/* Limits the rate of requests. */
#include "limiter.h"

#include <inttypes.h>

#include "base/mem.h"

void limiter_init(struct limiter *l, uint32_t rate, uint32_t others)
{
	*l = (struct limiter){.rate = rate, .others = others};
	if (rate > 0)
		l->at_ms = mem_alloc((size_t)rate * API_ACTIONS, sizeof(*l->at_ms));
}

void limiter_release(struct limiter *l)
{
	mem_free(l->at_ms);
	l->at_ms = NULL;
}

bool limiter_refuse(const struct limiter *l, struct refusal *no)
{
	uint32_t rate = l->rate ? l->rate : API_RATE_PER_SEC;

	/* The wording is that of another product of the provider. */
	return refusal_set(
	    no, "RequestLimitExceeded",
	    "Your current request times equals to `%" PRIu32 "` in a second, which exceeds "
	    "the frequency limit `%" PRIu32 "` for a second. Please reduce the frequency "
	    "of calls.",
	    rate + 1, rate);
}

static bool take_slot(struct limiter *l, enum api_action action, int64_t at_ms)
{
	int64_t *oldest = &l->at_ms[(size_t)action * l->rate + l->taken[action] % l->rate];

	if (l->taken[action] >= l->rate && at_ms - *oldest < 1000)
		return false;
	*oldest = at_ms;
	l->taken[action]++;
	return true;
}

/* Counts the requests that the other tools sent until now. Only those of the last second matter. */
static void take_others(struct limiter *l, enum api_action action, int64_t now_ms)
{
	uint64_t due = (uint64_t)now_ms * l->others / 1000, *sent = &l->others_sent[action];

	if (due > *sent + l->others)
		*sent = due - l->others;
	while (*sent < due) {
		++*sent;
		/* They may be refused, too, and do not try again. */
		(void)take_slot(l, action, (int64_t)(*sent * 1000 / l->others));
	}
}

bool limiter_admit(struct limiter *l, enum api_action action, int64_t now_ms, struct refusal *no)
{
	if (l->rate == 0)
		return true;
	take_others(l, action, now_ms);
	return take_slot(l, action, now_ms) || limiter_refuse(l, no);
}
