/* SPDX-License-Identifier: MIT */
/* What must hold of rows: each is one that the server gave, in its place. */
#include <inttypes.h>

#include "base/mem.h"

#include "app/model/model_query.h"

#include "load/extent.h"
#include "ring.h"

static const struct held *held_page(const struct ring *r, const struct query *q, uint32_t page)
{
	for (size_t i = r->n_held; i-- > 0;)
		if (r->held[i].page == page && query_equal(&r->held[i].query, q))
			return &r->held[i];
	return NULL;
}

static void note_amounts(struct ring *r, uint32_t serial)
{
	if (r->n_told == TOLD_MAX)
		BUG("too many refreshes for one story");
	r->told[r->n_told++] = (struct told){r->n_held, serial};
}

void check_note(struct ring *r, const struct transfer *f, unsigned news)
{
	const struct request *q = &f->request;
	if (!f->good)
		return;
	if (q->action == ACTION_CREDIT_BY_UINS || q->action == ACTION_DIRECT_CREDIT)
		note_amounts(r, f->serial);
	if (q->action != ACTION_CUSTOMERS || (news & NEWS_IGNORED))
		return;
	if (r->n_held == HELD_MAX)
		BUG("too many pages for one story");
	r->held[r->n_held++] = (struct held){q->query, q->page, f->serial};
}

static bool has_amounts(const struct customer *c, const struct sim_customer *given)
{
	return c->uin == given->uin && c->credit == (int64_t)given->credit * 10000 &&
	       c->remaining == (int64_t)given->remaining * 10000;
}

/* Since its page came. */
static bool was_told(const struct ring *r, const struct customer *c, const struct held *page)
{
	for (size_t i = r->n_told; i-- > 0 && r->told[i].after > (size_t)(page - r->held);) {
		const struct given *g = server_given(&r->server, r->told[i].serial);
		for (size_t k = 0; g && k < g->n; k++)
			if (has_amounts(c, &g->rows[k]))
				return true;
	}
	return false;
}

/* "SERIAL.INDEX" */
static bool read_remark(struct sl text, uint64_t *serial, uint64_t *index)
{
	struct sl first;
	return sl_split(&text, '.', &first) && sl_to_u64(first, serial) && sl_to_u64(text, index);
}

/* Between queries the page size of the shown one is not told, nor so the number of the page. */
static bool check_place(struct ring *r, const struct row *row, const struct given *g,
			uint64_t index)
{
	uint64_t size = store_page_size(r->model->loader.store), n = row->number;
	if (store_switching(r->model->loader.store) ||
	    (n / size + 1 == g->request.page && n % size == index))
		return true;
	return ring_fail(r, "row %" PRIu64 " stands in the wrong place", n);
}

bool check_row(struct ring *r, const struct row *row)
{
	const struct store *s = r->model->loader.store;
	const struct customer *c = row->customer;
	uint64_t serial, index, n = row->number;
	if (!read_remark(customer_text(c, FIELD_REMARK), &serial, &index))
		return ring_fail(r, "row %" PRIu64 " was never sent", n);
	const struct given *g = server_given(&r->server, (uint32_t)serial);
	if (!g || index >= g->n || c->uin != g->rows[index].uin)
		return ring_fail(r, "row %" PRIu64 " is not what was sent", n);
	if (!query_equal(&g->request.query, store_shown(s)))
		return ring_fail(r, "row %" PRIu64 " is of another list", n);
	const struct held *h = held_page(r, store_shown(s), g->request.page);
	if (!h || h->serial != serial)
		return ring_fail(r, "row %" PRIu64 " is of an older page than came last", n);
	if (!has_amounts(c, &g->rows[index]) && !was_told(r, c, h))
		return ring_fail(r, "row %" PRIu64 " has other amounts than were sent", n);
	return check_place(r, row, g, index);
}

static bool visit(void *ctx, const struct row *row)
{
	return check_row(ctx, row);
}

/* A fresh page has all the rows that came. */
static bool check_whole(struct ring *r)
{
	const struct store *s = r->model->loader.store;
	uint32_t size = store_page_size(s), pages = store_page_count(s);
	if (store_switching(s))
		return true;
	/* No page behind these has rows, whatever Total says. */
	for (uint32_t p = 1; p <= pages && p <= CUSTOMERS_MAX; p++) {
		const struct held *h = held_page(r, store_shown(s), p);
		const struct given *g = h ? server_given(&r->server, h->serial) : NULL;
		if (!g || !store_fresh_page(s, p))
			continue;
		for (uint32_t i = 0; i < g->n && i < size; i++)
			if (store_row(s, (uint64_t)(p - 1) * size + i).state != ROW_FRESH)
				return ring_fail(
				    r, "row %" PRIu32 " of fresh page %" PRIu32 " is missing", i,
				    p);
	}
	return true;
}

/* What is on the screen is what the store has, through the lens or without it. */
static bool check_screen(struct ring *r)
{
	const struct model *m = r->model;
	uint64_t n = app_positions(m), height = (uint64_t)m->layout.table.h;
	for (uint64_t i = m->table.top; i < n && i < m->table.top + height; i++) {
		struct row row = app_row_at(m, i);
		if (row.customer && store_row(m->loader.store, row.number).customer != row.customer)
			return ring_fail(r, "position %" PRIu64 " shows another row", i);
	}
	return n == 0 || m->table.cursor < n || ring_fail(r, "the cursor is past the end");
}

bool check_rows(struct ring *r)
{
	struct model *m = r->model;
	if (!check_screen(r))
		return false;
	if (store_version(m->loader.store) == r->checked_version)
		return true;
	r->checked_version = store_version(m->loader.store);
	store_each(m->loader.store, visit, r);
	return !r->problem[0] && check_whole(r);
}

/* The rows that must be there in the end. */
static void bounds(const struct ring *r, uint64_t *first, uint64_t *end)
{
	const struct model *m = r->model;
	uint64_t rows = store_rows(m->loader.store), height = (uint64_t)m->layout.table.h;
	bool all = extent_wants_everything(&m->loader);
	*first = all ? 0 : m->table.top;
	*end = all || *first + height > rows ? rows : *first + height;
}

bool check_has_all(const struct ring *r)
{
	const struct store *s = r->model->loader.store;
	uint64_t first, end;
	if (store_switching(s) || !store_has_total(s) ||
	    fetch_count_in_flight(&r->model->loader.fetch))
		return false;
	if (store_rows(s) == 0)
		return store_fresh_page(s, 1);
	bounds(r, &first, &end);
	for (uint64_t i = first; i < end; i++)
		if (store_row(s, i).state != ROW_FRESH)
			return false;
	return true;
}

bool check_truth(struct ring *r)
{
	struct sim_customer all[CUSTOMERS_MAX];
	const struct store *s = r->model->loader.store;
	size_t n = server_truth(&r->server, store_shown(s), all);
	uint64_t first, end;
	bounds(r, &first, &end);
	if (store_rows(s) != n)
		return ring_fail(r, "%" PRIu64 " rows of %zu", store_rows(s), n);
	for (uint64_t i = first; i < end; i++)
		if (store_row(s, i).customer->uin != all[i].uin)
			return ring_fail(r, "row %" PRIu64 " is not the server's", i);
	return !extent_wants_everything(&r->model->loader) || store_complete(s) ||
	       ring_fail(r, "all rows are there, but the list is not complete");
}
