/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "parts.h"

/* The customer to keep the cursor on, if one is known. */
static bool anchor(const struct model *m, uint64_t *uin)
{
	struct row row = app_cursor_row(m);
	if (m->table.lost) {
		*uin = m->table.lost_uin;
		return true;
	}
	if (!row.customer || !(row.customer->known & KNOWN_UIN))
		return false;
	*uin = row.customer->uin;
	return true;
}

bool replies_position_of(const struct model *m, uint64_t uin, uint64_t *position)
{
	uint64_t row;
	if (!store_find_uin(m->store, uin, &row))
		return false;
	*position = row;
	return !lens_is_on(m->lens) || lens_position(m->lens, row, position);
}

/* Its own page and those beside it are as the server has them now: it can be in none of them. */
static bool searched(const struct model *m)
{
	uint64_t size = store_page_size(m->store), cursor = m->table.cursor;
	uint32_t last = store_page_count(m->store), page = (uint32_t)(cursor / size) + 1;
	for (uint32_t p = page > 1 ? page - 1 : 1; p <= page + 1 && p <= last; p++)
		if (!store_fresh_page(m->store, p))
			return false;
	return true;
}

static void keep_cursor_on(struct model *m, uint64_t uin)
{
	struct table *t = &m->table;
	struct row row = app_cursor_row(m);
	uint64_t position;
	t->lost = false;
	if (row.customer && (row.customer->known & KNOWN_UIN) && row.customer->uin == uin)
		return;
	if (replies_position_of(m, uin, &position)) {
		table_follow(m, position);
		return;
	}
	if (!searched(m)) {
		t->lost = true;
		t->lost_uin = uin;
		return;
	}
	toast_info(m, "Row gone: customer %" PRIu64 " is no longer near here in the list", uin);
}

static void span(int64_t ms, char *out, size_t size)
{
	if (ms < 1000)
		snprintf(out, size, "less than a second");
	else
		snprintf(out, size, "%" PRId64 " s", (ms + 999) / 1000);
}

static void subject(const struct request *r, char *out, size_t size)
{
	if (r->action == ACTION_CUSTOMERS)
		snprintf(out, size, "Page %" PRIu32 ": ", r->page);
	else
		snprintf(out, size, "%s: ", api_action_name(r->action));
}

static void say_retry(struct model *m, const struct outcome *out)
{
	char what[80], when[40];
	subject(&out->request, what, sizeof what);
	span(out->due_ms - m->now_ms, when, sizeof when);
	toast_info(m, "%s%s, %s; again in %s (r now, Esc stops)", what, out->fault.code,
		   out->fault.meaning, when);
	m->toast.page = m->toast.is_error ? 0 : out->request.page;
}

static void say_fault(struct model *m, const struct outcome *out)
{
	int64_t skew = m->fetch.skew_s;
	char what[80], id[100] = "";
	subject(&out->request, what, sizeof what);
	if (out->fault.request_id[0])
		snprintf(id, sizeof id, " (RequestId %s)", out->fault.request_id);
	if (out->skew_learnt)
		toast_info(m,
			   "This computer's clock is %" PRId64 " s %s; requests are signed with "
			   "the API's time",
			   skew < 0 ? -skew : skew, skew < 0 ? "ahead" : "behind");
	else if (out->page_size_halved)
		toast_info(m, "%s%s; pages of %" PRIu32 " are asked for now", what, out->fault.code,
			   store_page_size(m->store));
	else if (out->will_retry)
		say_retry(m, out);
	else
		toast_error(m, "%s%s, %s: %s; r tries again%s",
			    m->fetch.halted ? "Stopped. " : what, out->fault.code,
			    out->fault.meaning, out->fault.remedy, id);
}

static void say_news(struct model *m, const struct outcome *out, uint64_t total_before)
{
	char was[MONEY_CHARS], is[MONEY_CHARS];
	uint32_t page = out->request.page;
	count_print(total_before, was);
	count_print(store_total(m->store), is);
	if (out->news & NEWS_TOTAL)
		toast_info(m,
			   "The list changed on the server, %s customers before, %s now; what is "
			   "shown is fetched again",
			   was, is);
	else if (out->news & NEWS_OVERLAP)
		toast_info(
		    m, "The list shifted on the server; rows are fetched again as they are shown");
	else if (out->news & NEWS_CLAMP)
		toast_info(m, "The API gives %" PRIu32 " customers a page",
			   store_page_size(m->store));
	else if (out->news & NEWS_TWICE)
		toast_info(m, "Page %" PRIu32 " lists a customer twice; the second is left out",
			   page);
	else if (out->news & NEWS_SHORT)
		toast_info(m, "Page %" PRIu32 " came with fewer rows than the API promised", page);
}

/* A filter that the API refuses for good leaves the list as it was. */
static void leave_refused(struct model *m, const struct outcome *out)
{
	if (out->will_retry || m->fetch.halted || out->fault.class != FAULT_STOP)
		return;
	if (query_equal(&out->request.query, store_current(m->store)))
		place_go_back(m);
}

/* The pool is shown where the account may ask for it, and silently left out where it may not. */
static void take_pool(struct model *m, const struct wire_reply *r, const struct outcome *out)
{
	struct fault fault;
	m->pool_asked = !out->will_retry;
	if (out->fault.class == FAULT_NONE)
		m->has_pool = reply_partner_credit(r, &m->pool, &fault) && m->pool.known;
}

void replies_take(struct model *m, const struct wire_reply *r, struct fx_list *fx)
{
	struct outcome out;
	uint64_t uin = 0, total = store_total(m->store);
	bool anchored = anchor(m, &uin);
	fetch_reply(&m->fetch, m->store, r, m->now_ms, fx, &out);
	if (!out.known)
		return;
	m->dirty = true;
	if (out.request.action == ACTION_PARTNER_CREDIT) {
		take_pool(m, r, &out);
		return;
	}
	if (out.request.action == ACTION_CREDIT_BY_UINS) {
		refresh_take(m, r, &out);
		if (out.fault.class != FAULT_NONE)
			say_fault(m, &out);
		return;
	}
	if (drill_is_for(&out.request)) {
		drill_take(m, r, &out);
		return;
	}
	lens_update(m->lens, m->store);
	if (out.news & NEWS_SHOWN)
		place_arrive(m);
	else if (anchored)
		keep_cursor_on(m, uin);
	table_settle(m);
	if (out.fault.class != FAULT_NONE) {
		say_fault(m, &out);
		leave_refused(m, &out);
	} else {
		if (m->toast.page && m->toast.page == out.request.page)
			toast_hide(m);
		say_news(m, &out, total);
	}
	load_all_check(m);
	hop_continue(m);
	if (app_layer_is_open(m, LAYER_PICKER))
		picker_count(m);
}

void replies_renewed(struct model *m, bool ok)
{
	fetch_renewed(&m->fetch, ok, m->now_ms);
	m->dirty = true;
	if (!ok)
		toast_error(m, "The credentials have ended and could not be renewed: get new ones, "
			       "then r tries again");
}
