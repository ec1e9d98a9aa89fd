/* SPDX-License-Identifier: MIT */
/*
 * The customers of a partner API in virtual time, apart from those of the simulated server because
 * each is judged: who is bound, unbound and renamed while a list is read. What a page says of them
 * is written by the demo API's code. It remembers who must be in any honest list: whoever was
 * there, and matched, from the first moment to the last.
 */
#ifndef MOVING_MARKET_H
#define MOVING_MARKET_H

#include "base/buf.h"

#include "api/request.h"

#define MEMBERS_MAX 400

struct member {
	uint64_t uin;
	uint32_t bound_s; /* many may be bound in one second */
	bool here, matches;
	bool stayed; /* in the list ever since the start, */
	bool first;  /* and among the first of it */
	bool seen;   /* in the list at some moment */
};

struct market {
	uint64_t random;
	struct member member[MEMBERS_MAX];
	size_t n;
	struct query query; /* of the list that is watched */
	uint64_t limit;     /* so many are the first of it */
	uint32_t now_s;
	uint32_t page_max; /* larger pages are cut down to it */
	bool untold;       /* no page says a Total */
	size_t changes;
};

void market_init(struct market *m, uint64_t seed);
uint32_t market_pick(struct market *m, uint32_t n); /* below n, from the seed */
bool market_chance(struct market *m, int in_a_hundred);
void market_fill(struct market *m, size_t n);
/* From now on it is watched. */
void market_watch(struct market *m, const struct query *q, uint64_t limit);
/* Customers come, go and are renamed, one or several at once. */
void market_change(struct market *m);
/* Answers with a page of the list as it is now, or with the partner's own credit. */
void market_answer(const struct market *m, const struct request *r, struct buf *body);
/* The whole list now, in order. Returns how many. */
size_t market_list(const struct market *m, const struct query *q,
		   const struct member *out[MEMBERS_MAX]);
const struct member *market_find(const struct market *m, uint64_t uin);

#endif
