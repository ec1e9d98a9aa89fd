/* SPDX-License-Identifier: MIT */
/* Fetches vouchers and allocation history of the customer whose details are open. */
#include "app/table/customer_extra.h"

#include <stdio.h>

#include "app/model/model.h"
#include "app/model/model_query.h"

static void clear_extra(struct customer_extra *d)
{
	for (size_t i = 0; i < d->n_pages; i++)
		reply_allocations_release(&d->pages[i]);
	*d = (struct customer_extra){.uin = 0};
}

void customer_extra_release(struct model *m)
{
	clear_extra(&m->customer_extra);
}

static void begin_customer(struct customer_extra *d, uint64_t uin, int64_t now_ms)
{
	clear_extra(d);
	if (uin == 0)
		return;
	d->uin = uin;
	d->since_ms = now_ms;
	d->history = d->vouchers = EXTRA_WANTED;
}

void customer_extra_follow(struct model *m)
{
	struct customer_extra *d = &m->customer_extra;
	uint64_t uin = m->detail.open ? table_uin(m) : 0;
	if (uin == d->uin)
		return;
	m->detail.scroll = 0;
	begin_customer(d, uin, m->now_ms);
}

void customer_extra_again(struct model *m)
{
	struct customer_extra *d = &m->customer_extra;
	if (d->history == EXTRA_FAILED)
		d->history = EXTRA_WANTED;
	if (d->vouchers == EXTRA_FAILED)
		d->vouchers = EXTRA_WANTED;
}

void customer_extra_reload(struct model *m)
{
	begin_customer(&m->customer_extra, m->customer_extra.uin, m->now_ms);
}

size_t customer_extra_wants(const struct model *m, struct request out[2])
{
	const struct customer_extra *d = &m->customer_extra;
	size_t n = 0;
	if (m->now_ms - d->since_ms < EXTRA_REST_MS)
		return 0;
	if (d->history == EXTRA_WANTED)
		out[n++] = (struct request){.action = ACTION_CREDIT_HISTORY,
					    .page = (uint32_t)d->n_pages + 1,
					    .page_size = EXTRA_PAGE_SIZE,
					    .n_uins = 1,
					    .uins = {d->uin}};
	if (d->vouchers == EXTRA_WANTED)
		out[n++] = (struct request){
		    .action = ACTION_VOUCHER_AMOUNT, .n_uins = 1, .uins = {d->uin}};
	return n;
}

int64_t customer_extra_deadline(const struct model *m)
{
	const struct customer_extra *d = &m->customer_extra;
	bool wanted = d->history == EXTRA_WANTED || d->vouchers == EXTRA_WANTED;
	int64_t at = d->since_ms + EXTRA_REST_MS;
	return wanted && at > m->now_ms ? at : INT64_MAX;
}

void customer_extra_format_why(const struct model *m, const struct fault *f, char *out, size_t size)
{
	char text[600], again[60];
	struct sl key = app_key(m, DO_RETRY);
	snprintf(again, sizeof again, T_(m, "%.*s retries"), (int)key.n, key.p);
	snprintf(text, sizeof text, T_(m, "not available: %s, %s; %s"), f->code, T_(m, f->meaning),
		 f->class == FAULT_RETRY ? again : T_(m, f->remedy));
	sl_to_chars(sl_from(text), out, size);
}

static void take_history(struct customer_extra *d, const struct wire_reply *r, struct fault *fault)
{
	struct allocation_page *page = &d->pages[d->n_pages];
	uint64_t held = 0;
	reply_allocations_init(page);
	if (!reply_allocations(r, page, fault)) {
		reply_allocations_release(page);
		return;
	}
	d->n_pages++;
	for (size_t i = 0; i < d->n_pages; i++)
		held += d->pages[i].n;
	bool more =
	    page->n > 0 && page->has_total && held < page->total && d->n_pages < EXTRA_PAGES;
	d->history = more ? EXTRA_WANTED : EXTRA_LOADED;
}

static void take_vouchers(struct customer_extra *d, const struct wire_reply *r, struct fault *fault)
{
	size_t n;
	struct uin_amounts amounts = {.known = 0};
	if (!reply_uin_amounts(r, ACTION_VOUCHER_AMOUNT, &amounts, 1, &n, fault))
		return;
	d->amounts = n && amounts.uin == d->uin ? amounts : (struct uin_amounts){.known = 0};
	d->vouchers = EXTRA_LOADED;
}

void customer_extra_take(struct model *m, const struct wire_reply *r, const struct outcome *out)
{
	struct customer_extra *d = &m->customer_extra;
	struct fault fault = out->fault;
	bool history = out->request.action == ACTION_CREDIT_HISTORY;
	if (out->will_retry)
		return;
	/* The failure is kept here, so the pending request may go; otherwise `r` would retry it. */
	fetch_forget(&m->loader.fetch, &out->request);
	if (out->request.uins[0] != d->uin)
		return;
	if (fault.class == FAULT_NONE && history)
		take_history(d, r, &fault);
	else if (fault.class == FAULT_NONE)
		take_vouchers(d, r, &fault);
	if (fault.class == FAULT_NONE)
		return;
	/* The pane shows the reason for this part; the other part stays. */
	*(history ? &d->history : &d->vouchers) = EXTRA_FAILED;
	if (history)
		customer_extra_format_why(m, &fault, d->history_why, sizeof d->history_why);
	else
		customer_extra_format_why(m, &fault, d->vouchers_why, sizeof d->vouchers_why);
}
