/* SPDX-License-Identifier: MIT */
/* Customers who come, go and are renamed, in an order that never changes for those who stay. */
#include "market.h"

#include <inttypes.h>
#include <stdlib.h>

#include "demo/response.h"
#include "demo/semantics.h"
#include "seeded.h"

#define START_S 1790000000u

uint32_t market_pick(struct market *m, uint32_t n)
{
	return seeded_below(&m->random, n);
}

bool market_chance(struct market *m, int in_a_hundred)
{
	return (int)market_pick(m, 100) < in_a_hundred;
}

void market_init(struct market *m, uint64_t seed)
{
	*m = (struct market){.random = seeded_start(seed), .now_s = START_S};
	m->page_max = 100;
	for (int i = 0; i < 8; i++)
		market_pick(m, 2);
}

static int compare(const void *a, const void *b)
{
	const struct member *x = *(const struct member *const *)a;
	const struct member *y = *(const struct member *const *)b;
	if (x->bound_s != y->bound_s)
		return x->bound_s < y->bound_s ? -1 : 1;
	return x->uin < y->uin ? -1 : x->uin > y->uin;
}

size_t market_list(const struct market *m, const struct query *q,
		   const struct member *out[MEMBERS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; i < m->n; i++)
		if (m->member[i].here && (q->type == FILTER_NONE || m->member[i].matches))
			out[n++] = &m->member[i];
	qsort(out, n, sizeof *out, compare);
	for (size_t i = 0; q->order == ORDER_DESC && i < n / 2; i++) {
		const struct member *swap = out[i];
		out[i] = out[n - 1 - i];
		out[n - 1 - i] = swap;
	}
	return n;
}

/* Whoever is not in the list now, or not among the first, was not so all the time. */
static void look(struct market *m)
{
	const struct member *list[MEMBERS_MAX];
	bool in[MEMBERS_MAX] = {false}, first[MEMBERS_MAX] = {false};
	size_t n = market_list(m, &m->query, list);
	for (size_t i = 0; i < n; i++) {
		in[list[i] - m->member] = true;
		first[list[i] - m->member] = i < m->limit;
	}
	for (size_t i = 0; i < m->n; i++) {
		m->member[i].stayed = m->member[i].stayed && in[i];
		m->member[i].first = m->member[i].first && first[i];
		m->member[i].seen = m->member[i].seen || in[i];
	}
}

static void bind(struct market *m, uint32_t bound_s)
{
	if (m->n == MEMBERS_MAX)
		return;
	m->member[m->n++] =
	    (struct member){.uin = 200000000000u + market_pick(m, 1000) * 1000 + m->n,
			    .bound_s = bound_s,
			    .here = true,
			    .matches = market_chance(m, 70)};
}

void market_fill(struct market *m, size_t n)
{
	uint32_t step = 1 + market_pick(m, 4);
	for (size_t i = 0; i < n; i++)
		bind(m, START_S - (uint32_t)(n - i) / step);
}

void market_watch(struct market *m, const struct query *q, uint64_t limit)
{
	m->query = *q;
	m->limit = limit;
	m->changes = 0;
	for (size_t i = 0; i < m->n; i++) {
		m->member[i].stayed = m->member[i].first = true;
		m->member[i].seen = false;
	}
	look(m);
}

/* Somebody of the list, more often near one of its ends. */
static struct member *pick(struct market *m)
{
	const struct member *list[MEMBERS_MAX];
	size_t n = market_list(m, &m->query, list);
	uint32_t third = (uint32_t)(n + 2) / 3, at;
	if (n == 0)
		return NULL;
	at = market_pick(m, (uint32_t)n);
	if (market_chance(m, 30))
		at = market_pick(m, third);
	else if (market_chance(m, 30))
		at = (uint32_t)n - 1 - market_pick(m, third);
	return &m->member[list[at] - m->member];
}

/* Of those that a filter does not find; their place is anywhere. */
static struct member *pick_unmatched(struct market *m)
{
	size_t from = m->n ? market_pick(m, (uint32_t)m->n) : 0;
	for (size_t i = 0; i < m->n; i++) {
		struct member *c = &m->member[(from + i) % m->n];
		if (c->here && !c->matches)
			return c;
	}
	return NULL;
}

static void leave(struct market *m)
{
	struct member *c = pick(m);
	if (c && market_chance(m, m->query.type == FILTER_NONE ? 100 : 50))
		c->here = false;
	else if (c)
		c->matches = false;
}

static void come(struct market *m)
{
	struct member *c = pick_unmatched(m);
	if (m->query.type != FILTER_NONE && c && market_chance(m, 60))
		c->matches = true;
	else
		bind(m, m->now_s);
}

/* Half of all changes leave Total as it is. */
void market_change(struct market *m)
{
	uint32_t times = 1 + (market_chance(m, 30) ? market_pick(m, 3) : 0);
	bool swaps = market_chance(m, 50), comes = market_chance(m, 50);
	m->changes++;
	for (uint32_t i = 0; i < times; i++) {
		if (swaps || !comes)
			leave(m);
		if (swaps || comes)
			come(m);
	}
	look(m);
}

static void add_member(void *ctx, uint64_t rank, struct buf *out)
{
	const struct member *c = ((const struct member *const *)ctx)[rank];
	response_open(NULL, '{', out);
	response_add_uin("ClientUin", c->uin, out);
	response_add_name("AssociationTime", out);
	buf_addf(out, "\"%" PRIu32 "\"", c->bound_s);
	response_add_number("Credit", 2, out);
	response_add_number("RemainingCredit", 1, out);
	response_close('}', out);
}

static void add_page(const struct market *m, const struct request *r, struct buf *body)
{
	const struct member *newest[MEMBERS_MAX];
	struct query newest_first = r->query;
	struct semantics_list list = {.add_row = add_member, .ctx = newest};
	struct semantics_page page = semantics_page_of(r, m->page_max);
	newest_first.order = ORDER_DESC;
	list.n = market_list(m, &newest_first, newest);
	if (!m->untold)
		response_add_number("Total", (int64_t)list.n, body);
	semantics_list_add("Data", &list, &page, body);
}

static void add_amounts(void *ctx, uint64_t rank, struct buf *out)
{
	const struct member *c = ((const struct member *const *)ctx)[rank];
	response_open(NULL, '{', out);
	response_add_uin("Uin", c->uin, out);
	response_add_number("TotalCredit", 2, out);
	response_add_number("RemainingCredit", 1, out);
	response_close('}', out);
}

static void add_all(const struct market *m, struct buf *body)
{
	const struct member *all[MEMBERS_MAX];
	const struct query any = {.type = FILTER_NONE, .order = ORDER_DESC};
	struct semantics_list list = {.add_row = add_amounts, .ctx = all};
	list.n = market_list(m, &any, all);
	semantics_list_add("Data", &list,
			   &(struct semantics_page){.number = 1, .size = list.n, .rows = list.n},
			   body);
}

void market_answer(const struct market *m, const struct request *r, struct buf *body)
{
	response_begin(body);
	if (r->action == ACTION_CUSTOMERS)
		add_page(m, r, body);
	else if (r->action == ACTION_DIRECT_CREDIT)
		add_all(m, body);
	else
		response_add_number("TotalCredit", 1, body);
	response_end("m", body);
}

const struct member *market_find(const struct market *m, uint64_t uin)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->member[i].uin == uin)
			return &m->member[i];
	return NULL;
}
