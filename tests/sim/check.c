/* SPDX-License-Identifier: MIT */
/* What must hold of requests. Written from the contracts, not from the sources of what is checked.
 */
#include <inttypes.h>

#include "app/model/customer_burn.h"

#include "ring.h"

bool check_send(struct ring *r, const struct effect *fx)
{
	const struct fetch *f = &r->model->loader.fetch;
	if (fx->id <= r->last_id)
		return ring_fail(r, "id %" PRIu64 " after %" PRIu64, fx->id, r->last_id);
	r->last_id = fx->id;
	if (f->halted || f->renewing)
		return ring_fail(r, "sent although nothing may be sent now");
	for (size_t i = 0; i < r->server.n_transfers; i++)
		if (!r->server.transfer[i].cancelled &&
		    request_equal(&r->server.transfer[i].request, &fx->request))
			return ring_fail(r, "page %" PRIu32 " is sent while the same flies",
					 fx->request.page);
	return true;
}

static uint32_t pages_of(const struct store *s)
{
	bool known;
	uint64_t total = store_current_total(s, &known), size = store_page_size(s);
	/* A fresh page that reaches past a smaller Total proves more. */
	uint64_t proven = store_switching(s) ? 0 : store_rows(s);
	if (!known && proven == 0)
		return 0;
	return (uint32_t)(((total > proven ? total : proven) + size - 1) / size);
}

static bool is_refresh(const struct model *m, const struct request *q)
{
	for (size_t i = 0; i < m->refresh.n; i++)
		if (request_equal(&m->refresh.request[i], q))
			return true;
	return false;
}

/* Two pages that are there meet in it, or the list ends. */
static bool is_seam(const struct model *m, const struct request *q)
{
	const struct store *s = m->loader.store;
	uint64_t size = store_page_size(s), first = (uint64_t)(q->page - 1) * q->page_size;
	uint64_t edge = (first / size + 1) * size, end = first + q->page_size;
	return m->loader.proves && query_equal(&q->query, store_current(s)) &&
	       q->page_size != size &&
	       (edge < end || (store_rows(s) > first && store_rows(s) < end));
}

/* A day that is over, within the longest span, and not known yet; of the open customer or of one of
 * the job. */
static bool is_daily_cost_of_use(const struct model *m, const struct request *q)
{
	int64_t cost;
	int32_t today = daily_costs_day(m->wall_s + m->loader.fetch.skew_s);
	bool of_job = false;
	for (size_t i = 0; i < m->burn.job.n; i++)
		of_job = of_job || m->burn.job.customers[i].uin == q->uins[0];
	of_job = of_job && m->burn.job.state == BURN_JOB_RUNNING;
	return !m->burn.refused && q->day < today && q->day >= today - BURN_DAYS_MAX - 1 &&
	       !daily_costs_get(cost_book_get(&m->burn.book, q->uins[0]), q->day, &cost) &&
	       (of_job || (m->customer_extra.uin && q->uins[0] == m->customer_extra.uin));
}

/* Whether anybody can still want it. */
static bool is_of_use(const struct model *m, const struct request *q)
{
	const struct store *s = m->loader.store;
	switch (q->action) {
	case ACTION_CUSTOMERS:
		return query_equal(&q->query, store_current(s)) &&
		       q->page_size == store_page_size(s) && q->page >= 1 &&
		       (q->page <= pages_of(s) + 1 || q->page == 1);
	case ACTION_PARTNER_CREDIT: return !m->own_credit_asked;
	case ACTION_CREDIT_BY_UINS:
	case ACTION_DIRECT_CREDIT: return is_refresh(m, q);
	case ACTION_VOUCHERS: return app_layer_is_open(m, LAYER_VOUCHERS);
	case ACTION_DAILY_COST: return is_daily_cost_of_use(m, q);
	case ACTION_CREDIT_HISTORY:
	case ACTION_VOUCHER_AMOUNT:
		return m->customer_extra.uin && q->uins[0] == m->customer_extra.uin;
	}
	return false;
}

static bool check_pending(struct ring *r)
{
	const struct fetch *f = &r->model->loader.fetch;
	if (f->n_pending > FETCH_PENDING_MAX || fetch_count_in_flight(f) > FETCH_IN_FLIGHT_MAX)
		return ring_fail(r, "%zu pending requests, %zu in flight", f->n_pending,
				 fetch_count_in_flight(f));
	if (server_count_in_flight(&r->server) != fetch_count_in_flight(f))
		return ring_fail(r, "%zu transfers, %zu requests in flight",
				 server_count_in_flight(&r->server), fetch_count_in_flight(f));
	for (size_t i = 0; i < f->n_pending; i++) {
		const struct pending *a = &f->pending[i];
		if (a->state == PENDING_IN_FLIGHT && !server_has(&r->server, a->id))
			return ring_fail(r, "request %" PRIu64 " waits for no transfer", a->id);
		if (!is_seam(r->model, &a->request) && !is_of_use(r->model, &a->request))
			return ring_fail(r, "asked but of no use: %s, page %" PRIu32,
					 request_action_name(a->request.action), a->request.page);
		for (size_t j = 0; j < i; j++)
			if (request_equal(&a->request, &f->pending[j].request))
				return ring_fail(r, "asked twice: page %" PRIu32, a->request.page);
	}
	return true;
}

/* Without a lens, and while no customer is looked for, the rows of the screen are of these pages.
 */
static bool is_on_screen(const struct model *m, const struct request *q)
{
	uint64_t size = store_page_size(m->loader.store), top = m->table.top;
	uint64_t height = m->layout.table.h > 0 ? (uint64_t)m->layout.table.h : 1;
	if (q->action != ACTION_CUSTOMERS)
		return false;
	if (pages_of(m->loader.store) == 0 || store_switching(m->loader.store))
		return q->page == 1;
	return q->page >= top / size + 1 && q->page <= (top + height - 1) / size + 1 &&
	       (uint64_t)(q->page - 1) * size < store_rows(m->loader.store);
}

static const struct pending *neglected(const struct model *m, int64_t now_ms)
{
	for (size_t i = 0; i < m->loader.fetch.n_pending; i++) {
		const struct pending *a = &m->loader.fetch.pending[i];
		bool held =
		    store_fresh_page(m->loader.store, a->request.page); /* it is read once more */
		if (a->state == PENDING_DUE && a->due_ms <= now_ms && !held &&
		    is_on_screen(m, &a->request))
			return a;
	}
	return NULL;
}

/* Another action may be sent while the limit of the list is used up. */
static bool takes_turn(const struct ring *r, const struct request *q)
{
	const struct pacer *p = &r->model->loader.fetch.pacer;
	if (q->action != ACTION_CUSTOMERS)
		return pacer_next_ms(p, ACTION_CUSTOMERS, r->now_ms) <= r->now_ms;
	return !is_on_screen(r->model, q);
}

bool check_plan(struct ring *r, const struct effects *fx)
{
	const struct model *m = r->model;
	const struct pending *waits = neglected(m, r->now_ms);
	if (!waits || lens_is_on(m->lens) || m->table.lost || r->lists)
		return true;
	for (size_t i = 0; i < fx->n; i++)
		if (fx->item[i].kind == EFFECT_SEND && takes_turn(r, &fx->item[i].request))
			return ring_fail(r, "page %" PRIu32 " is looked at and waits for another",
					 waits->request.page);
	return true;
}

bool check_turn(struct ring *r)
{
	if (!check_pending(r) || !check_rows(r))
		return false;
	return ring_deadline(r) > r->now_ms ||
	       ring_fail(r, "a deadline that has passed remains: a busy loop");
}
