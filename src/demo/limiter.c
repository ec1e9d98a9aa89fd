/* SPDX-License-Identifier: MIT */
#include "demo/limiter.h"

#include <inttypes.h>

#include "base/mem.h"

void limiter_init(struct limiter *l, uint32_t rate)
{
	*l = (struct limiter){.rate = rate};
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

	/* The words another product of the provider uses. */
	return refusal_set(
	    no, "RequestLimitExceeded",
	    "Your current request times equals to `%" PRIu32 "` in a second, which exceeds "
	    "the frequency limit `%" PRIu32 "` for a second. Please reduce the frequency "
	    "of calls.",
	    rate + 1, rate);
}

bool limiter_admit(struct limiter *l, enum api_action action, int64_t now_ms, struct refusal *no)
{
	int64_t *ring, *oldest;

	if (l->rate == 0)
		return true;
	ring = l->at_ms + (size_t)action * l->rate;
	oldest = &ring[l->taken[action] % l->rate];
	if (l->taken[action] >= l->rate && now_ms - *oldest < 1000)
		return limiter_refuse(l, no);
	*oldest = now_ms;
	l->taken[action]++;
	return true;
}
