/* SPDX-License-Identifier: MIT */
/* Hands each reply to the parts that wait for it, and words its messages. */
#include "replies.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/load_all.h"

#include "lang/sentence.h"

/* A reply to one of our requests, as the subscribers take it. */
struct arrival {
	const struct wire_reply *reply;
	struct outcome out;
	uint64_t uin;   /* the customer to keep the cursor on; 0: unknown */
	uint64_t total; /* the list's total before the reply */
};

static bool has_failed(const struct arrival *a)
{
	return a->out.fault.class != FAULT_NONE;
}

/* true if the cursor's page and its neighbours are fresh: the lost customer is on none of them. */
static bool has_searched_pages(const struct model *m)
{
	uint64_t size = store_page_size(m->loader.store), cursor = m->table.cursor;
	uint32_t last = store_page_count(m->loader.store), page = (uint32_t)(cursor / size) + 1;
	for (uint32_t p = page > 1 ? page - 1 : 1; p <= page + 1 && p <= last; p++)
		if (!store_fresh_page(m->loader.store, p))
			return false;
	return true;
}

static void keep_cursor_on(struct model *m, uint64_t uin)
{
	struct table *t = &m->table;
	uint64_t position;
	t->lost = false;
	if (table_uin(m) == uin)
		return;
	if (app_position_of(m, uin, &position)) {
		table_follow(m, position);
		return;
	}
	if (!has_searched_pages(m)) {
		t->lost = true;
		t->lost_uin = uin;
		return;
	}
	if (m->masked)
		toast_warn(m, "The customer is no longer at this place in the list");
	else
		toast_warn(m, "Customer %" PRIu64 " is no longer at this place in the list", uin);
}

/* After new amounts a lens may show other rows of the same pages, in another order. */
static void keep_cursor_in_lens(struct model *m, uint64_t uin)
{
	uint64_t position;
	if (uin && table_uin(m) != uin && app_position_of(m, uin, &position))
		table_follow(m, position);
	table_settle(m);
}

static void print_subject(const struct model *m, const struct request *r, bool seam, char *out,
			  size_t size)
{
	if (r->action == ACTION_CUSTOMERS && seam)
		snprintf(out, size, "%s", T_(m, "Checking the list: "));
	else if (r->action == ACTION_CUSTOMERS)
		snprintf(out, size, T_(m, "Page %" PRIu32 ": "), r->page);
	else
		snprintf(out, size, TC_(m, "in front of a message", "%s: "),
			 request_action_name(r->action));
}

/* The event and the remedy come first, because a narrow window cuts the end. */
static void format_retry(struct model *m, const struct outcome *out, const char *what)
{
	struct sl stop = app_stop_key(m);
	if (m->loader.fetch.renewing) {
		toast_warn(m, "The credentials have expired; fetching new ones");
		return; /* not tied to the page: the key that is used has changed */
	}
	if (out->fault.class == FAULT_LIMITED)
		toast_warn(m, "Slowed down: %s; continues automatically [%s]",
			   T_(m, out->fault.meaning), out->fault.code);
	else
		toast_warn(m, "%s%s; retrying (r now, %.*s stops) [%s]", what,
			   T_(m, out->fault.meaning), (int)stop.n, stop.p, out->fault.code);
	if (!m->toast.is_error)
		m->toast.page = out->seam ? 0 : out->request.page;
}

/* Tells whether the table has no row and says instead what happened: then no message repeats it. */
static bool is_said_in_table(const struct model *m, const struct outcome *out)
{
	int64_t retry_ms;
	return m->n_layers == 0 && m->layout.kind != LAYOUT_TINY &&
	       out->request.action == ACTION_CUSTOMERS && store_loaded(m->loader.store) == 0 &&
	       app_first_page_fault(m, &retry_ms) && retry_ms == INT64_MAX;
}

static void format_given_up(struct model *m, const struct outcome *out, const char *what)
{
	const struct fault *f = &out->fault;
	char id[100] = "", tries[100], room[SENTENCE_ROOM];
	struct sl again = app_key(m, DO_RETRY);
	if (f->request_id[0])
		snprintf(id, sizeof id, T_(m, " (RequestId %s)"), f->request_id);
	if (m->loader.fetch.unattended)
		snprintf(tries, sizeof tries,
			 T_(m, "given up after %" PRId64 " s without an answer"),
			 m->loader.fetch.patience_ms / 1000);
	else
		snprintf(tries, sizeof tries, T_(m, "given up after %d tries"), FETCH_TRIES);
	/* The remedy of a passing fault is to wait, which has not helped. */
	bool unread = f->message[0] && sl_equal(sl_from(f->code), SL("Reply.Malformed"));
	if (unread)
		what = ""; /* the message names the page */
	toast_error(m, N_("%s%s, %s%s%s: %s; %.*s retries%s"),
		    m->loader.fetch.halted ? T_(m, "Stopped. ") : what, f->code, T_(m, f->meaning),
		    unread ? TC_(m, "list", ", ") : "",
		    unread ? fault_message(f, m->lang, room, sizeof room) : "",
		    f->class == FAULT_RETRY ? tries : T_(m, f->remedy), (int)again.n, again.p, id);
}

static void format_fault(struct model *m, const struct outcome *out)
{
	int64_t skew = m->loader.fetch.skew_s;
	char what[80];
	print_subject(m, &out->request, out->seam, what, sizeof what);
	if (out->skew_learnt && skew <= CLOCK_NOTICED_S && skew >= -CLOCK_NOTICED_S)
		return; /* the clock was corrected while requests were under way */
	if (out->skew_learnt)
		toast_warn(m,
			   skew < 0 ? N_("This computer's clock is %" PRId64
					 " s ahead; set it. Requests use the API's time")
				    : N_("This computer's clock is %" PRId64
					 " s behind; set it. Requests use the API's time"),
			   skew < 0 ? -skew : skew);
	else if (out->page_size_halved)
		toast_warn(m, "%s%s; requesting pages of %" PRIu32 " now", what, out->fault.code,
			   store_page_size(m->loader.store));
	else if (out->will_retry)
		format_retry(m, out, what);
	else if (!is_said_in_table(m, out))
		format_given_up(m, out, what);
	else if (!m->toast.is_error)
		toast_hide(m);
}

/* Reports what the page reveals about the list; the gravest change comes first. */
static bool format_change(struct model *m, const struct outcome *out, uint64_t total_before)
{
	char was[MONEY_CHARS], is[MONEY_CHARS];
	count_print(total_before, was);
	count_print(store_total(m->loader.store), is);
	if (out->news & NEWS_RESTLESS)
		toast_warn(m, "The list keeps changing; R fetches it again");
	else if (out->news & NEWS_TOTAL)
		toast_warn(m, "The list changed: %s customers, before %s; fetched again", is, was);
	else if (out->news & NEWS_BEYOND)
		toast_warn(m, "The API says %s customers, but sends more; reading all pages", is);
	else if (out->news & (NEWS_OVERLAP | NEWS_SAME))
		toast_warn(m, "The list moved; rows are fetched again when they are shown");
	else
		return false;
	return true;
}

static void format_shape(struct model *m, const struct outcome *out)
{
	uint32_t page = out->request.page;
	if (out->news & NEWS_REPEAT)
		toast_warn(m, "A customer of page %" PRIu32 " is also on another page", page);
	else if (out->news & NEWS_CLAMP)
		toast_warn(m, "The API sends %" PRIu32 " customers a page",
			   store_page_size(m->loader.store));
	else if (out->news & NEWS_TWICE)
		toast_warn(m, "Page %" PRIu32 " lists a customer twice", page);
	else if (out->news & NEWS_LONG)
		toast_warn(m, "Page %" PRIu32 " is longer than requested; the rest is ignored",
			   page);
	else if (out->news & NEWS_SHORT)
		toast_warn(m, "Page %" PRIu32 " has fewer rows than Total says", page);
	else if (out->n_flaws)
		toast_warn(m,
			   P_(m, out->n_flaws,
			      "Page %" PRIu32 ": %zu value not valid; marked ?, %.*s shows where",
			      "Page %" PRIu32 ": %zu values not valid; marked ?, %.*s shows where"),
			   page, out->n_flaws, (int)app_key(m, DO_INSPECT).n,
			   app_key(m, DO_INSPECT).p);
	else if (out->news & NEWS_UNTOLD)
		toast_warn(m, "The API does not say how many customers there are");
}

/* If the API refuses a filter for good, the former list comes back. */
static void leave_refused(struct model *m, const struct outcome *out)
{
	const struct fault *f = &out->fault;
	if (out->will_retry || m->loader.fetch.halted || f->class != FAULT_STOP ||
	    !query_equal(&out->request.query, store_current(m->loader.store)) ||
	    !query_history_go_back(m))
		return;
	fetch_forget(&m->loader.fetch, &out->request);
	toast_error(m, "Filter refused: %s, %s: %s", f->code, T_(m, f->meaning), T_(m, f->remedy));
}

/* The outcome changes how all requests are sent: their rate, time or key. */
static bool changes_all_sends(const struct outcome *out)
{
	return out->fault.class == FAULT_LIMITED || out->fault.class == FAULT_SKEW ||
	       out->fault.class == FAULT_CREDENTIAL;
}

static void take_journal(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	journal_reply(&m->journal, a->reply, &a->out);
}

static void take_inspector(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	inspector_journal(m, a->reply->id);
}

/* An account that may not query its own credit sees no error; the credit is left out. */
static void take_own_credit(struct model *m, struct arrival *a, struct effects *fx)
{
	const struct outcome *out = &a->out;
	struct fault fault;
	(void)fx;
	if (out->will_retry && changes_all_sends(out))
		format_fault(m, out);
	if (out->will_retry)
		return;
	m->own_credit_asked = true;
	m->has_own_credit = !has_failed(a) &&
			    reply_partner_credit(a->reply, &m->own_credit, &fault) &&
			    m->own_credit.known;
	fetch_forget(&m->loader.fetch, &out->request);
}

static void take_refresh(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	if (a->out.request.action == ACTION_DIRECT_CREDIT)
		refresh_take_list(m, a->reply, &a->out);
	else
		refresh_take(m, a->reply, &a->out);
	keep_cursor_in_lens(m, a->uin);
	if (has_failed(a))
		format_fault(m, &a->out);
}

static void take_customer_extra(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	customer_extra_take(m, a->reply, &a->out);
}

static void take_burn(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	burn_take(m, a->reply, &a->out);
}

static void take_vouchers(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	voucher_store_take(m, a->reply, &a->out);
	if (a->out.will_retry && changes_all_sends(&a->out))
		format_fault(m, &a->out);
}

static void take_table(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	lens_update(m->lens, m->loader.store);
	if (a->out.news & NEWS_SHOWN)
		query_history_arrive(m);
	else if (a->uin)
		keep_cursor_on(m, a->uin);
	table_settle(m);
	table_measure_page(m, a->out.request.page);
	if (store_complete(m->loader.store))
		table_settle_columns(m);
}

static void take_toast(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)fx;
	if (has_failed(a)) {
		format_fault(m, &a->out);
		leave_refused(m, &a->out);
		return;
	}
	if (m->toast.page && m->toast.page == a->out.request.page)
		toast_hide(m);
	if (!format_change(m, &a->out, a->total))
		format_shape(m, &a->out);
}

static void take_load_all(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)a;
	(void)fx;
	load_all_check(m);
}

static void take_comparison(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)a;
	comparison_take_page(m, fx);
}

static void take_next_risk(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)a;
	(void)fx;
	next_risk_continue(m);
}

static void take_picker(struct model *m, struct arrival *a, struct effects *fx)
{
	(void)a;
	(void)fx;
	if (app_layer_is_open(m, LAYER_PICKER))
		picker_count(m);
}

#define TO(action) (1u << ACTION_##action)
#define TO_ANY     ((1u << API_ACTIONS) - 1)

/* Each takes the replies to its actions, in this order; later ones rely on the earlier ones. */
static const struct {
	unsigned actions;
	void (*take)(struct model *m, struct arrival *a, struct effects *fx);
} subscribers[] = {
    {TO_ANY, take_journal},
    {TO_ANY, take_inspector},
    {TO(PARTNER_CREDIT), take_own_credit},
    {TO(CREDIT_BY_UINS) | TO(DIRECT_CREDIT), take_refresh},
    {TO(CREDIT_HISTORY) | TO(VOUCHER_AMOUNT), take_customer_extra},
    {TO(DAILY_COST), take_burn},
    {TO(VOUCHERS), take_vouchers},
    {TO(CUSTOMERS), take_table},
    {TO(CUSTOMERS), take_toast},
    {TO(CUSTOMERS), take_comparison},
    {TO(CUSTOMERS), take_load_all},
    {TO(CUSTOMERS), take_next_risk},
    {TO(CUSTOMERS), take_picker},
};

void replies_take(struct model *m, const struct wire_reply *r, struct effects *fx)
{
	struct arrival a = {.reply = r,
			    .uin = m->table.lost ? m->table.lost_uin : table_uin(m),
			    .total = store_total(m->loader.store)};
	loader_reply(&m->loader, r, m->now_ms, m->wall_s, fx, &a.out);
	if (!a.out.known)
		return;
	m->dirty = true;
	for (size_t i = 0; i < COUNT_OF(subscribers); i++)
		if (subscribers[i].actions & 1u << a.out.request.action)
			subscribers[i].take(m, &a, fx);
}

void replies_renewed(struct model *m, bool ok, const char *why, struct effects *fx)
{
	loader_renewed(&m->loader, ok, m->now_ms, m->wall_s, fx);
	m->dirty = true;
	if (ok)
		return;
	struct sl again = app_key(m, DO_RETRY);
	char room[SENTENCE_ROOM];
	const char *what = fault_may_be_old_key(&m->loader.fetch.halt)
			       ? N_("The key was not accepted and could not be read again")
			       : N_("The credentials have expired and could not be renewed");
	toast_error(m, why ? N_("%s: %s; %.*s retries") : N_("%s: %s, then %.*s retries"),
		    T_(m, what),
		    lang_sentence(m->lang, why ? why : N_("fetch new ones"), room, sizeof room),
		    (int)again.n, again.p);
}
