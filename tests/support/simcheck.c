/* SPDX-License-Identifier: MIT */
/* What must hold. Written from the contracts, not from the sources of what is checked. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "simclient.h"

bool simcheck_fail(struct simclient *c, const char *fmt, ...)
{
	va_list args;
	if (c->problem[0])
		return false;
	va_start(args, fmt);
	vsnprintf(c->problem, sizeof c->problem, fmt, args);
	va_end(args);
	return false;
}

void pace_init(struct pace *p)
{
	*p = (struct pace){.next = 0};
	for (size_t i = 0; i < API_RATE_PER_SEC; i++)
		p->at_ms[i] = INT64_MIN / 2;
}

void pace_repeat(struct pace *p, int64_t now_ms)
{
	p->at_ms[p->next] = now_ms;
	p->next = (p->next + 1) % API_RATE_PER_SEC;
}

bool pace_send(struct pace *p, int64_t now_ms)
{
	bool ok = now_ms - p->at_ms[p->next] >= 1000;
	pace_repeat(p, now_ms);
	return ok;
}

static uint32_t pages_of(const struct simclient *c)
{
	bool known;
	uint64_t total = store_current_total(c->s, &known), size = store_page_size(c->s);
	/* A fresh page that reaches past a smaller Total proves more. */
	uint64_t proven = store_switching(c->s) ? 0 : store_rows(c->s);
	if (!known)
		return 0;
	return (uint32_t)(((total > proven ? total : proven) + size - 1) / size);
}

static bool is_visible(const struct simclient *c, uint32_t page)
{
	uint64_t size = store_page_size(c->s);
	if (pages_of(c) == 0 || store_switching(c->s))
		return page == 1;
	return page >= c->w.first_row / size + 1 && page <= c->w.last_row / size + 1;
}

static bool is_ahead(const struct simclient *c, uint32_t page)
{
	uint64_t size = store_page_size(c->s);
	if (!c->w.prefetch || c->f.stopped_by_user)
		return false;
	return c->w.travel < 0 ? page + 1 == c->w.first_row / size + 1
			       : page == c->w.last_row / size + 2;
}

static bool is_wanted(const struct simclient *c, const struct request *r)
{
	if (r->action != ACTION_CUSTOMERS)
		return c->w.n_extra == 1 && request_equal(r, &c->extra);
	if (!query_equal(&r->query, store_current(c->s)) || r->page_size != store_page_size(c->s))
		return false;
	if (r->page < 1 || (r->page > 1 && r->page > pages_of(c)) ||
	    store_fresh_page(c->s, r->page))
		return false;
	return is_visible(c, r->page) || is_ahead(c, r->page) ||
	       (c->w.everything && !c->f.stopped_by_user);
}

static bool check_asks(struct simclient *c)
{
	if (c->f.n_asks > FETCH_ASKS || fetch_flying(&c->f) > FETCH_FLYING)
		return simcheck_fail(c, "%zu asks, %zu flying", c->f.n_asks, fetch_flying(&c->f));
	for (size_t i = 0; i < c->f.n_asks; i++) {
		const struct ask *a = &c->f.ask[i];
		if (!is_wanted(c, &a->request))
			return simcheck_fail(c, "asked but not wanted: action %d, page %" PRIu32,
					     (int)a->request.action, a->request.page);
		for (size_t j = 0; j < i; j++)
			if (request_equal(&a->request, &c->f.ask[j].request))
				return simcheck_fail(c, "asked twice: page %" PRIu32,
						     a->request.page);
	}
	return true;
}

static const struct ask *ask_of(const struct simclient *c, uint32_t page)
{
	for (size_t i = 0; i < c->f.n_asks; i++)
		if (c->f.ask[i].request.action == ACTION_CUSTOMERS &&
		    c->f.ask[i].request.page == page)
			return &c->f.ask[i];
	return NULL;
}

/* A page on the screen that could be sent now and was not. */
static uint32_t neglected(const struct simclient *c)
{
	uint32_t pages = pages_of(c);
	for (uint32_t page = 1; page <= (pages ? pages : 1); page++) {
		const struct ask *a = ask_of(c, page);
		if (is_visible(c, page) && a && a->state == ASK_DUE && a->due_ms <= c->now_ms)
			return page;
	}
	return 0;
}

static bool check_order(struct simclient *c)
{
	uint32_t page = neglected(c);
	for (size_t i = 0; i < c->fx.n; i++) {
		const struct fx *fx = &c->fx.item[i];
		bool urgent = fx->kind == FX_SEND && fx->request.action == ACTION_CUSTOMERS &&
			      is_visible(c, fx->request.page);
		if (fx->kind == FX_SEND && !urgent && page)
			return simcheck_fail(
			    c, "page %" PRIu32 " is looked at and waits for page %" PRIu32, page,
			    fx->request.page);
	}
	return true;
}

static bool check_effects(struct simclient *c)
{
	if (c->fx.n > 2 * FETCH_FLYING)
		return simcheck_fail(c, "%zu effects in a turn", c->fx.n);
	for (size_t i = 0; i < c->fx.n; i++) {
		const struct fx *fx = &c->fx.item[i];
		if (fx->kind != FX_SEND)
			continue;
		if (fx->id <= c->last_id)
			return simcheck_fail(c, "id %" PRIu64 " after %" PRIu64, fx->id,
					     c->last_id);
		c->last_id = fx->id;
		if (!pace_send(&c->pace, c->now_ms))
			return simcheck_fail(c, "more than %d sends in a second", API_RATE_PER_SEC);
	}
	return true;
}

bool simcheck_plan(struct simclient *c)
{
	if (!check_effects(c) || !check_asks(c) || !check_order(c))
		return false;
	return fetch_deadline(&c->f, c->now_ms) > c->now_ms ||
	       simcheck_fail(c, "a deadline in the past after planning: a busy loop");
}

bool simcheck_flights(struct simclient *c)
{
	size_t expected = 0;
	for (size_t i = 0; i < c->f.n_asks; i++) {
		const struct ask *a = &c->f.ask[i];
		if (a->state == ASK_FLYING && !simserver_has(&c->server, a->id))
			return simcheck_fail(c, "ask %" PRIu64 " waits for no flight", a->id);
	}
	for (size_t i = 0; i < c->server.n_flights; i++)
		expected += !c->server.flight[i].cancelled;
	if (expected != fetch_flying(&c->f))
		return simcheck_fail(c, "%zu flights, %zu asks flying", expected,
				     fetch_flying(&c->f));
	return true;
}

static const struct sent_page *sent_page(const struct simclient *c, uint32_t page)
{
	for (size_t i = 0; i < SIM_QUERIES; i++)
		if (query_equal(&c->queries[i], store_shown(c->s)))
			return &c->sent[i][page];
	return NULL;
}

bool simcheck_rows(struct simclient *c)
{
	uint64_t rows = store_rows(c->s);
	/* Between queries the page size of the shown one is not told. */
	if (store_switching(c->s))
		return true;
	uint64_t size = store_page_size(c->s);
	for (uint64_t i = 0; i < rows; i++) {
		struct row row = store_row(c->s, i);
		const struct sent_page *p = sent_page(c, (uint32_t)(i / size) + 1);
		if (!row.customer)
			continue;
		if (!p || p->size != size || i % size >= p->n)
			return simcheck_fail(c, "row %" PRIu64 " was never sent", i);
		const struct sim_customer *sent = &p->rows[i % size];
		if (row.customer->uin != sent->uin ||
		    row.customer->credit != (int64_t)sent->cents * 10000)
			return simcheck_fail(c, "row %" PRIu64 " is not what was sent", i);
	}
	return true;
}

/* The rows that must be there in the end. */
static void bounds(const struct simclient *c, uint64_t *first, uint64_t *end)
{
	uint64_t rows = store_rows(c->s), last = c->w.last_row + 1;
	*first = c->w.everything ? 0 : c->w.first_row;
	*end = c->w.everything || last > rows ? rows : last;
}

bool simcheck_has_all(const struct simclient *c)
{
	uint64_t first, end;
	if (store_switching(c->s) || !store_has_total(c->s) || c->w.n_extra)
		return false;
	if (store_rows(c->s) == 0)
		return store_fresh_page(c->s, 1);
	bounds(c, &first, &end);
	for (uint64_t i = first; i < end; i++)
		if (store_row(c->s, i).state != ROW_FRESH)
			return false;
	return true;
}

bool simcheck_truth(struct simclient *c)
{
	struct sim_customer all[SIM_CUSTOMERS];
	size_t n = simserver_truth(&c->server, store_shown(c->s), all);
	uint64_t first, end;
	bounds(c, &first, &end);
	if (store_rows(c->s) != n)
		return simcheck_fail(c, "%" PRIu64 " rows of %zu", store_rows(c->s), n);
	for (uint64_t i = first; i < end; i++)
		if (store_row(c->s, i).customer->uin != all[i].uin)
			return simcheck_fail(c, "row %" PRIu64 " is not the server's", i);
	if (c->w.everything && !store_complete(c->s))
		return simcheck_fail(c, "all rows are there, but the list is not complete");
	return true;
}
