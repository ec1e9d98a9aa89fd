/* SPDX-License-Identifier: MIT */
/*
 * At most so many requests in any second, for each action. A request that is refused does not count
 * against those that follow. Other tools of the account may take a part: they send theirs evenly
 * through each second, whenever there is room.
 */
#ifndef DEMO_LIMITER_H
#define DEMO_LIMITER_H

#include "api/request.h"

#include "refusal.h"

#define LIMITER_RATE_MAX 10000

struct limiter {
	uint32_t rate;  /* 0: unlimited */
	int64_t *at_ms; /* API_ACTIONS rings of rate times; owned */
	uint64_t taken[API_ACTIONS];
	uint32_t others;                   /* requests a second of other tools */
	uint64_t others_sent[API_ACTIONS]; /* so far */
};

void limiter_init(struct limiter *l, uint32_t rate, uint32_t others);
void limiter_release(struct limiter *l);
/* Counts the request, or refuses it with RequestLimitExceeded. Times never go back. */
bool limiter_admit(struct limiter *l, enum api_action action, int64_t now_ms,
		   struct refusal *no) MUST_USE;
/* The same refusal without a reason, for the fault of that name. */
bool limiter_refuse(const struct limiter *l, struct refusal *no);

#endif
