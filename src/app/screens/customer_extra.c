/* SPDX-License-Identifier: MIT */
#include "app/screens/customer_extra.h"

#include <stdio.h>

#include "app/model/model.h"
#include "app/model/model_query.h"

static void clear(struct drill *d)
{
	for (size_t i = 0; i < d->n_pages; i++)
		allocation_page_release(&d->pages[i]);
	*d = (struct drill){.uin = 0};
}

void drill_release(struct model *m)
{
	clear(&m->drill);
}

static void begin(struct drill *d, uint64_t uin, int64_t now_ms)
{
	clear(d);
	if (uin == 0)
		return;
	d->uin = uin;
	d->since_ms = now_ms;
	d->history = d->vouchers = DRILL_WANTED;
}

void drill_follow(struct model *m)
{
	struct drill *d = &m->drill;
	uint64_t uin = m->detail_open ? table_uin(m) : 0;
	if (uin == d->uin)
		return;
	m->detail_scroll = 0;
	begin(d, uin, m->now_ms);
}

void drill_again(struct model *m)
{
	struct drill *d = &m->drill;
	if (d->history == DRILL_FAILED)
		d->history = DRILL_WANTED;
	if (d->vouchers == DRILL_FAILED)
		d->vouchers = DRILL_WANTED;
}

void drill_reload(struct model *m)
{
	begin(&m->drill, m->drill.uin, m->now_ms);
}

size_t drill_wants(const struct model *m, struct request out[2])
{
	const struct drill *d = &m->drill;
	size_t n = 0;
	if (m->now_ms - d->since_ms < DRILL_REST_MS)
		return 0;
	if (d->history == DRILL_WANTED)
		out[n++] = (struct request){.action = ACTION_CREDIT_HISTORY,
					    .page = (uint32_t)d->n_pages + 1,
					    .page_size = DRILL_PAGE_SIZE,
					    .n_uins = 1,
					    .uins = {d->uin}};
	if (d->vouchers == DRILL_WANTED)
		out[n++] = (struct request){
		    .action = ACTION_VOUCHER_AMOUNT, .n_uins = 1, .uins = {d->uin}};
	return n;
}

int64_t drill_deadline(const struct model *m)
{
	const struct drill *d = &m->drill;
	bool wanted = d->history == DRILL_WANTED || d->vouchers == DRILL_WANTED;
	int64_t at = d->since_ms + DRILL_REST_MS;
	return wanted && at > m->now_ms ? at : INT64_MAX;
}

static void say_why(const struct model *m, const struct fault *f, char *out, size_t size)
{
	char text[600], again[60];
	struct sl key = app_key(m, DO_RETRY);
	snprintf(again, sizeof again, "%.*s asks again", (int)key.n, key.p);
	snprintf(text, sizeof text, "not to be had: %s, %s; %s", f->code, f->meaning,
		 f->class == FAULT_RETRY ? again : f->remedy);
	sl_to_chars(sl_from(text), out, size);
}

static void take_history(struct drill *d, const struct wire_reply *r, struct fault *fault)
{
	struct allocation_page *page = &d->pages[d->n_pages];
	uint64_t held = 0;
	allocation_page_init(page);
	if (!reply_allocations(r, page, fault)) {
		allocation_page_release(page);
		return;
	}
	d->n_pages++;
	for (size_t i = 0; i < d->n_pages; i++)
		held += d->pages[i].n;
	bool more =
	    page->n > 0 && page->has_total && held < page->total && d->n_pages < DRILL_PAGES;
	d->history = more ? DRILL_WANTED : DRILL_HERE;
}

static void take_vouchers(struct drill *d, const struct wire_reply *r, struct fault *fault)
{
	size_t n;
	struct uin_amounts amounts = {.known = 0};
	if (!reply_uin_amounts(r, ACTION_VOUCHER_AMOUNT, &amounts, 1, &n, fault))
		return;
	d->amounts = n && amounts.uin == d->uin ? amounts : (struct uin_amounts){.known = 0};
	d->vouchers = DRILL_HERE;
}

void drill_take(struct model *m, const struct wire_reply *r, const struct outcome *out)
{
	struct drill *d = &m->drill;
	struct fault fault = out->fault;
	bool history = out->request.action == ACTION_CREDIT_HISTORY;
	if (out->will_retry)
		return;
	/* It is known here that it failed: the ledger need not keep it, and r has other work. */
	fetch_forget(&m->fetch, &out->request);
	if (out->request.uins[0] != d->uin)
		return;
	if (fault.class == FAULT_NONE && history)
		take_history(d, r, &fault);
	else if (fault.class == FAULT_NONE)
		take_vouchers(d, r, &fault);
	if (fault.class == FAULT_NONE)
		return;
	/* What the account may not ask for is left out with its reason; the rest stays. */
	*(history ? &d->history : &d->vouchers) = DRILL_FAILED;
	if (history)
		say_why(m, &fault, d->history_why, sizeof d->history_why);
	else
		say_why(m, &fault, d->vouchers_why, sizeof d->vouchers_why);
}
