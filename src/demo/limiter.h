/* SPDX-License-Identifier: MIT */
/*
 * Limits the requests of each action in any second. A refused request does not count against later
 * ones. Other tools of the account may use a part of the limit: they send their requests evenly
 * through each second.
 */
#ifndef DEMO_LIMITER_H
#define DEMO_LIMITER_H

#include "api/request.h"

#include "refusal.h"

#define LIMITER_RATE_MAX  10000
#define LIMITER_RATES_OWN (-1) /* each action has the limit of request_action.def */

struct limiter {
	uint32_t rate[API_ACTIONS];        /* 0: unlimited */
	int64_t *at_ms[API_ACTIONS];       /* rings of rate times; owned */
	uint64_t taken[API_ACTIONS];       /* requests counted so far */
	uint32_t others;                   /* requests a second of other tools */
	uint64_t others_sent[API_ACTIONS]; /* requests of other tools so far */
};

/* rate: of each action, 0 for no limit, or LIMITER_RATES_OWN. */
void limiter_init(struct limiter *l, int64_t rate, uint32_t others);
void limiter_release(struct limiter *l);
/* Counts the request, or refuses it with RequestLimitExceeded. now_ms never goes back. */
bool limiter_admit(struct limiter *l, enum api_action action, int64_t now_ms,
		   struct refusal *no) MUST_USE;
/* Refuses without a reason, for INJECT_LIMITED. Returns false. */
bool limiter_refuse(const struct limiter *l, enum api_action action, struct refusal *no);

#endif
