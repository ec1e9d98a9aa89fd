/* SPDX-License-Identifier: MIT */
/* Lists what the screen and running jobs want, and lets fetch_plan derive the effects. */
#include "app/plan.h"

#include "app/animation.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#define EXTRA_MAX 16

/* Wants the rows on the screen; while another query is loading, the first screen of that one. */
static void want_rows(const struct model *m, struct demand *w)
{
	uint64_t height = (uint64_t)table_height(m), rows = store_rows(m->loader.store);
	w->rows = true;
	w->first_row = store_switching(m->loader.store) ? 0 : m->table.top;
	w->last_row = w->first_row + height - 1;
	if (!store_switching(m->loader.store) && rows > 0 && w->last_row >= rows)
		w->last_row = rows - 1;
	if (m->table.lost && !store_switching(m->loader.store)) {
		/* The lost customer can only have moved to a neighbouring page. */
		uint64_t size = store_page_size(m->loader.store);
		w->first_row = w->first_row > size ? w->first_row - size : 0;
		w->last_row = w->last_row + size < rows ? w->last_row + size : rows - 1;
	}
}

static bool has_page(const struct request *list, size_t n, uint32_t page)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].page == page)
			return true;
	return false;
}

/* A lens shows only held rows, of any page; the pages of stale ones are wanted again. */
static size_t want_stale(const struct model *m, struct request out[EXTRA_MAX])
{
	uint32_t size = store_page_size(m->loader.store);
	int height = table_height(m);
	size_t n = 0;
	for (int i = 0; i < height && n < EXTRA_MAX; i++) {
		struct row row = app_row_at(m, m->table.top + (uint64_t)i);
		uint32_t page = (uint32_t)(row.number / size) + 1;
		if (row.state != ROW_STALE || has_page(out, n, page))
			continue;
		out[n++] = (struct request){.action = ACTION_CUSTOMERS,
					    .query = *store_current(m->loader.store),
					    .page = page,
					    .page_size = size};
	}
	return n;
}

/* Wants the page that the search for a customer at risk waits for, and the one behind it. */
static size_t want_risk_pages(const struct model *m, struct request out[2])
{
	uint32_t page = next_risk_page(m), pages = fetch_page_count(m->loader.store);
	size_t n = 0;
	for (int i = 0; page && i < 2; i++) {
		int64_t p = (int64_t)page + i * m->next_risk.way;
		if (p >= 1 && p <= pages && !store_fresh_page(m->loader.store, (uint32_t)p))
			out[n++] = (struct request){.action = ACTION_CUSTOMERS,
						    .query = *store_current(m->loader.store),
						    .page = (uint32_t)p,
						    .page_size = store_page_size(m->loader.store)};
	}
	return n;
}

/* Wants the account's credit after the first customers, and again after a reload if it was allowed.
 */
static size_t want_own_credit(struct model *m, struct request *out)
{
	if (m->own_credit_asked || store_loaded(m->loader.store) == 0)
		return 0;
	*out = (struct request){.action = ACTION_PARTNER_CREDIT};
	return 1;
}

static void pin_shown_pages(const struct model *m)
{
	uint64_t first = UINT64_MAX, last = 0;
	int height = table_height(m);
	for (int i = 0; i < height; i++) {
		struct row row = app_row_at(m, m->table.top + (uint64_t)i);
		if (row.state == ROW_NONE)
			continue;
		first = row.number < first ? row.number : first;
		last = row.number > last ? row.number : last;
	}
	if (first <= last)
		store_pin(m->loader.store, first, last);
}

/* A checksum of the requests shown on the screen: their pages and states. */
static uint64_t requests_checksum(const struct fetch *f)
{
	uint64_t sum = f->n_pending;
	for (size_t i = 0; i < f->n_pending; i++)
		sum = sum * 31 + f->pending[i].request.page * 2 +
		      (f->pending[i].state == PENDING_IN_FLIGHT);
	return sum;
}

static void note_send(struct model *m, const struct effect *e)
{
	struct journal_try try = {.number = fetch_tries(&m->loader.fetch, e->id),
				  .sent_s = m->wall_s,
				  .has_token = m->key_has_token,
				  .language = m->settings.language};
	journal_send(&m->journal, e, &try);
}

/* Enters sends and cancels in the journal before the loop performs them. */
static void note_effects(struct model *m, const struct effects *fx, size_t from)
{
	for (size_t i = from; i < fx->n; i++) {
		const struct effect *e = &fx->item[i];
		if (e->kind == EFFECT_SEND)
			note_send(m, e);
		else if (e->kind == EFFECT_CANCEL)
			journal_cancel(&m->journal, e->id);
		inspector_journal(m, e->id);
	}
}

void app_plan(struct model *m, int64_t now_ms, int64_t wall_s, struct effects *fx)
{
	size_t listed = fx->n;
	struct request extra[EXTRA_MAX + 5 + REFRESH_REQUESTS];
	struct request later[VOUCHER_STORE_REQUESTS + BURN_REQUESTS];
	struct demand w = {.wall_s = wall_s,
			   .travel = m->table.travel ? m->table.travel : 1,
			   .prefetch = !m->loader.fetch.stopped_by_user,
			   .extra = extra,
			   .later = later};
	uint64_t before = requests_checksum(&m->loader.fetch);
	if (!m->loader.started || m->stopping)
		return;
	m->now_ms = now_ms;
	m->wall_s = wall_s;
	export_check(m);
	m->loader.proves = m->export.state == EXPORT_LOADING || comparison_wants_proof(m);
	pin_shown_pages(m);
	if (lens_is_on(m->lens) && !store_switching(m->loader.store))
		w.n_extra = want_stale(m, extra);
	else
		want_rows(m, &w);
	w.n_extra += want_risk_pages(m, extra + w.n_extra);
	w.n_extra += refresh_wants(m, extra + w.n_extra);
	w.n_extra += want_own_credit(m, extra + w.n_extra);
	w.n_extra += customer_extra_wants(m, extra + w.n_extra);
	w.n_later = voucher_store_wants(m, later);
	w.n_later += burn_wants(m, later + w.n_later);
	if (w.n_later > DEMAND_LATER)
		w.n_later =
		    DEMAND_LATER; /* what is on the screen is first, burn goes on with the rest */
	loader_plan(&m->loader, &w, now_ms, fx);
	note_effects(m, fx, listed);
	m->dirty = m->dirty || requests_checksum(&m->loader.fetch) != before;
	animation_update(m);
}
