/* SPDX-License-Identifier: MIT */
/* Limits the rate of requests. */
#include "limiter.h"

#include <inttypes.h>

#include "base/mem.h"

void limiter_init(struct limiter *l, int64_t rate, uint32_t others)
{
	*l = (struct limiter){.others = others};
	for (int a = 0; a < API_ACTIONS; a++) {
		int64_t own = request_action_rate((enum api_action)a);

		l->rate[a] = (uint32_t)(rate == LIMITER_RATES_OWN ? own : rate);
		if (l->rate[a] > 0)
			l->at_ms[a] = mem_alloc(l->rate[a], sizeof(*l->at_ms[a]));
	}
}

void limiter_release(struct limiter *l)
{
	for (int a = 0; a < API_ACTIONS; a++) {
		mem_free(l->at_ms[a]);
		l->at_ms[a] = NULL;
	}
}

bool limiter_refuse(const struct limiter *l, enum api_action action, struct refusal *no)
{
	uint32_t own = (uint32_t)request_action_rate(action);
	uint32_t rate = l->rate[action] ? l->rate[action] : own;

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
	uint32_t rate = l->rate[action];
	int64_t *oldest = &l->at_ms[action][l->taken[action] % rate];

	if (l->taken[action] >= rate && at_ms - *oldest < 1000)
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
	if (l->rate[action] == 0)
		return true;
	take_others(l, action, now_ms);
	return take_slot(l, action, now_ms) || limiter_refuse(l, action, no);
}
