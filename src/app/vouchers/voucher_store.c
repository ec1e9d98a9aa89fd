/* SPDX-License-Identifier: MIT */
/* Requests the vouchers while their screen is open, and sorts them while they come. */
#include "app/vouchers/voucher_store.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/customer_extra.h"

/* While pages come, all are sorted again when an eighth more of them is there: the work grows only
 * a little faster than the list. */
#define SORT_AGAIN_PART 8

void voucher_store_init(struct model *m)
{
	voucher_reading_init(&m->vouchers.store.reading);
}

static void drop_items(struct voucher_store *l)
{
	voucher_items_release(&l->items);
	l->sums = (struct voucher_sums){.n = 0};
	l->pages_sorted = 0;
	l->uin_cols = l->remaining_cols = l->total_cols = 0;
}

void voucher_store_release(struct model *m)
{
	drop_items(&m->vouchers.store);
	voucher_reading_release(&m->vouchers.store.reading);
}

void voucher_store_forget(struct model *m)
{
	voucher_store_release(m);
	m->vouchers.store = (struct voucher_store){.why = ""};
	m->vouchers.selected = 0;
	voucher_store_init(m);
	m->dirty = true;
}

bool voucher_store_has_failed(const struct model *m)
{
	enum voucher_state state = m->vouchers.store.reading.state;
	return state == VOUCHERS_FAILED || state == VOUCHERS_REFUTED;
}

bool voucher_store_is_loading(const struct model *m)
{
	return m->vouchers.store.reading.state == VOUCHERS_PENDING;
}

void voucher_store_retry(struct model *m)
{
	if (voucher_store_has_failed(m))
		voucher_store_forget(m);
}

int64_t voucher_store_now(const struct model *m)
{
	return voucher_items_now(m->wall_s + m->loader.fetch.skew_s);
}

size_t voucher_store_wants(const struct model *m, struct request out[VOUCHER_STORE_REQUESTS])
{
	struct request all[VOUCHER_REQUESTS_MAX];
	if (!app_layer_is_open(m, LAYER_VOUCHERS))
		return 0;
	size_t n = voucher_reading_list(&m->vouchers.store.reading, all);
	if (n > VOUCHER_STORE_REQUESTS)
		n = VOUCHER_STORE_REQUESTS;
	for (size_t i = 0; i < n; i++)
		out[i] = all[i];
	return n;
}

static void widen_column(int *cols, size_t chars)
{
	if (*cols < (int)chars)
		*cols = (int)chars;
}

static void measure_item(struct voucher_store *l, const struct voucher *v)
{
	char text[MONEY_CHARS];
	if (v->known & VOUCHER_UIN)
		widen_column(&l->uin_cols, (size_t)snprintf(text, sizeof text, "%" PRIu64, v->uin));
	if (v->known & VOUCHER_REMAINING)
		widen_column(&l->remaining_cols,
			     money_print(v->remaining, MONEY_CENTS, true, text));
	if (v->known & VOUCHER_TOTAL)
		widen_column(&l->total_cols, money_print(v->total, MONEY_CENTS, true, text));
}

/* The selection stays at its voucher, but at the first place it stays at the next to end. */
static void follow_voucher(struct model *m, const struct voucher *selected)
{
	const struct voucher_items *items = &m->vouchers.store.items;
	for (size_t i = 0; selected && i < items->n; i++)
		if (items->items[i].voucher == selected)
			m->vouchers.selected = (int)i;
}

static void sort_items(struct model *m)
{
	struct voucher_store *l = &m->vouchers.store;
	size_t at = (size_t)m->vouchers.selected;
	const struct voucher *selected =
	    at > 0 && at < l->items.n ? l->items.items[at].voucher : NULL;
	drop_items(l);
	voucher_items_take(&l->items, &l->reading, NULL);
	voucher_items_sort(&l->items, false);
	voucher_items_sum(&l->items, voucher_store_now(m), &l->sums);
	for (size_t i = 0; i < l->items.n; i++)
		measure_item(l, l->items.items[i].voucher);
	l->pages_sorted = l->reading.n_read;
	follow_voucher(m, selected);
}

static bool is_sort_due(const struct voucher_store *l)
{
	uint32_t more = l->reading.n_read - l->pages_sorted;
	return l->reading.state == VOUCHERS_READ
		   ? more > 0
		   : more > 0 && more * SORT_AGAIN_PART >= l->pages_sorted;
}

/* The vouchers of a pass that has ended are gone, and with them the items that point to them. */
static void follow_reading(struct model *m)
{
	struct voucher_store *l = &m->vouchers.store;
	if (l->passes_sorted != l->reading.passes) {
		drop_items(l);
		m->vouchers.selected = 0;
	}
	l->passes_sorted = l->reading.passes;
	if (is_sort_due(l))
		sort_items(m);
	m->dirty = true;
}

static void explain_failure(struct model *m)
{
	struct voucher_store *l = &m->vouchers.store;
	const char *action = request_action_name(ACTION_VOUCHERS);
	char why[sizeof l->why - 60];
	if (l->reading.state == VOUCHERS_FAILED) {
		customer_extra_format_why(m, &l->reading.fault, why, sizeof why);
		snprintf(l->why, sizeof l->why, T_(m, "%s is %s"), action, why);
	} else if (l->reading.state == VOUCHERS_REFUTED) {
		struct sl again = app_key(m, DO_RETRY);
		snprintf(l->why, sizeof l->why, T_(m, "%s: %s; %.*s reads them again"), action,
			 T_(m, l->reading.why), (int)again.n, again.p);
	}
}

void voucher_store_take(struct model *m, const struct wire_reply *r, const struct outcome *out)
{
	struct voucher_reading *reading = &m->vouchers.store.reading;
	if (out->will_retry)
		return;
	/* The failure is kept here, so the pending request may go; otherwise `r` would retry it. */
	fetch_forget(&m->loader.fetch, &out->request);
	if (out->fault.class == FAULT_NONE)
		voucher_reading_take(reading, &out->request, r);
	else if (reading->state == VOUCHERS_PENDING)
		voucher_reading_fail(reading, &out->fault);
	follow_reading(m);
	explain_failure(m);
}
