/* SPDX-License-Identifier: MIT */
/*
 * Refreshes the amounts of the customers on the screen, 50 a request, without their pages; or, if
 * the whole list is loaded, of all customers by one request. Amounts that changed are marked: the
 * baseline holds those loaded when the last refresh began.
 */
#include "app/table/refresh.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

static bool add_baseline(void *ctx, const struct row *row)
{
	struct baseline *b = ctx;
	const struct customer *c = row->customer;
	if (!(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING))
		return true;
	if (b->n == b->cap) {
		b->cap = b->cap ? b->cap * 2 : 256;
		b->at = mem_resize(b->at, b->cap, sizeof *b->at);
	}
	b->at[b->n].uin = c->uin;
	b->at[b->n++].remaining = c->remaining;
	return true;
}

static int compare_uins(const void *a, const void *b)
{
	const struct known_amount *x = a, *y = b;
	return (x->uin > y->uin) - (x->uin < y->uin);
}

void refresh_take_baseline(struct model *m)
{
	struct baseline *b = &m->refresh.baseline;
	b->n = 0;
	store_each(m->loader.store, add_baseline, b);
	if (b->n)
		qsort(b->at, b->n, sizeof *b->at, compare_uins);
}

int refresh_change(const struct model *m, const struct customer *c)
{
	const struct baseline *b = &m->refresh.baseline;
	struct known_amount key = {.uin = c->uin}, *was;
	if (b->n == 0 || !(c->known & KNOWN_UIN) || !(c->known & KNOWN_REMAINING))
		return 0;
	was = bsearch(&key, b->at, b->n, sizeof *b->at, compare_uins);
	return was ? (c->remaining > was->remaining) - (c->remaining < was->remaining) : 0;
}

static struct request *find_request_for_uin(struct refresh *r)
{
	if (r->n && r->request[r->n - 1].n_uins < UIN_LIST_MAX)
		return &r->request[r->n - 1];
	if (r->n == REFRESH_REQUESTS)
		return NULL;
	r->request[r->n] = (struct request){.action = ACTION_CREDIT_BY_UINS};
	return &r->request[r->n++];
}

static uint64_t collect_shown_uins(struct model *m)
{
	uint64_t n = 0;
	int height = table_height(m);
	m->refresh.n = 0;
	for (int i = 0; i < height; i++) {
		struct row row = app_row_at(m, m->table.top + (uint64_t)i);
		if (!row.customer || !(row.customer->known & KNOWN_UIN))
			continue;
		struct request *r = find_request_for_uin(&m->refresh);
		if (!r)
			break;
		r->uins[r->n_uins++] = row.customer->uin;
		n++;
	}
	return n;
}

static bool may_refresh_list(const struct model *m)
{
	const struct store *s = m->loader.store;
	return !m->refresh.not_at_once && !store_switching(s) && store_has_total(s) &&
	       store_current(s)->type == FILTER_NONE && store_complete(s) &&
	       store_total(s) > (uint64_t)table_height(m) && store_total(s) <= REFRESH_LIST_MAX;
}

/* Lists the requests; returns false if no customer has a UIN to ask by. */
static bool choose_requests(struct model *m)
{
	if (!may_refresh_list(m))
		return collect_shown_uins(m) > 0;
	m->refresh.n = 1;
	m->refresh.request[0] = (struct request){.action = ACTION_DIRECT_CREDIT};
	return true;
}

void refresh_start(struct model *m)
{
	if (!choose_requests(m)) {
		if (app_cursor_row(m).customer)
			toast_info(m, "No customer on the screen has a ClientUin to refresh by");
		else
			missing_row_explain(m);
		return;
	}
	fetch_retry(&m->loader.fetch, m->now_ms);
	refresh_take_baseline(m);
	m->refresh.fell = m->refresh.rose = 0;
	m->refresh.refreshed = 0;
}

size_t refresh_wants(const struct model *m, struct request out[REFRESH_REQUESTS])
{
	memcpy(out, m->refresh.request, m->refresh.n * sizeof *out);
	return m->refresh.n;
}

static void drop_request(struct refresh *r, const struct request *done)
{
	for (size_t i = 0; i < r->n; i++)
		if (request_equal(&r->request[i], done)) {
			memmove(&r->request[i], &r->request[i + 1],
				(r->n - i - 1) * sizeof *r->request);
			r->n--;
			return;
		}
}

static void set_amounts(struct model *m, const struct uin_amounts *a)
{
	uint64_t row;
	if (a->known != AMOUNTS_BOTH ||
	    !store_set_amounts(m->loader.store, a->uin, a->total, a->remaining) ||
	    !store_find_uin(m->loader.store, a->uin, &row))
		return;
	struct row now = store_row(m->loader.store, row);
	int change = now.customer ? refresh_change(m, now.customer) : 0;
	m->refresh.refreshed++;
	m->refresh.fell += change < 0;
	m->refresh.rose += change > 0;
}

static void tell_result(struct model *m)
{
	lens_update(m->lens, m->loader.store);
	if (m->refresh.n == 0)
		toast_info(m, "%" PRIu64 " customers refreshed: %" PRIu64 " fell, %" PRIu64 " rose",
			   m->refresh.refreshed, m->refresh.fell, m->refresh.rose);
}

/* A customer who is not in the list is not added to it: only a page has the other fields. If the
 * pages do not have it either, the answer is about other customers than the list. */
static void note_strangers(struct model *m, bool any)
{
	m->refresh.not_at_once = any && m->refresh.strange;
	m->refresh.strange = any;
	if (any && !m->refresh.not_at_once)
		store_make_stale(m->loader.store);
}

static void take_list(struct model *m, const struct wire_reply *r, struct outcome *out)
{
	struct direct_credit all;
	bool strangers = false;
	uint64_t row;
	if (!reply_direct_credit(r, &all, &out->fault))
		return;
	for (size_t i = 0; i < all.n; i++) {
		set_amounts(m, &all.rows[i]);
		strangers = strangers || !store_find_uin(m->loader.store, all.rows[i].uin, &row);
	}
	reply_direct_release(&all);
	note_strangers(m, strangers);
	tell_result(m);
}

/* Asks for the customers on the screen instead. */
static void refuse_list(struct model *m, const struct request *r)
{
	fetch_forget(&m->loader.fetch, r);
	m->refresh.not_at_once = true;
	collect_shown_uins(m);
}

void refresh_take_list(struct model *m, const struct wire_reply *r, struct outcome *out)
{
	if (out->will_retry)
		return;
	drop_request(&m->refresh, &out->request);
	if (out->fault.class == FAULT_NONE)
		take_list(m, r, out);
	if (out->fault.class != FAULT_NONE)
		refuse_list(m, &out->request);
}

void refresh_take(struct model *m, const struct wire_reply *r, struct outcome *out)
{
	struct uin_amounts amounts[UIN_LIST_MAX];
	size_t n = 0;
	if (out->will_retry)
		return;
	drop_request(&m->refresh, &out->request);
	if (out->fault.class != FAULT_NONE ||
	    !reply_uin_amounts(r, ACTION_CREDIT_BY_UINS, amounts, UIN_LIST_MAX, &n, &out->fault))
		return;
	for (size_t i = 0; i < n; i++)
		set_amounts(m, &amounts[i]);
	tell_result(m);
}

void refresh_toggle_watch(struct model *m)
{
	struct refresh *r = &m->refresh;
	if (r->watch_ms != INT64_MAX) {
		r->watch_ms = INT64_MAX;
		toast_info(m, "Watching is off");
		return;
	}
	refresh_start(m);
	r->watch_ms = m->now_ms + WATCH_EVERY_MS;
	toast_info(m,
		   may_refresh_list(m)
		       ? N_("Watching: all rows are refreshed every %d s; W stops it")
		       : N_("Watching: visible rows are refreshed every %d s; W stops it"),
		   WATCH_EVERY_MS / 1000);
}

void refresh_tick(struct model *m)
{
	struct refresh *r = &m->refresh;
	if (m->now_ms < r->watch_ms)
		return;
	r->watch_ms = m->now_ms + WATCH_EVERY_MS;
	/* Do not refresh while a fault waits for the user, or the last round is under way. */
	if (!m->loader.fetch.halted && r->n == 0)
		refresh_start(m);
}

void refresh_release(struct model *m)
{
	mem_free(m->refresh.baseline.at);
	m->refresh.baseline = (struct baseline){.n = 0};
}
