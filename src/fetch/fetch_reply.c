/* SPDX-License-Identifier: MIT */
/* Takes replies: rows go into the store, changes of the list are noted, failures go to retry. */
#include <inttypes.h>
#include <stdio.h>

#include "api/reply.h"

#include "fetch/fetch.h"
#include "requests.h"
#include "retry.h"
#include "silence.h"

#define QUIET_MS 30000 /* without a change; then the list counts as steady again */

static void note_drift(struct fetch *f, int64_t now_ms)
{
	bool steady = f->drift_ms == INT64_MIN || now_ms - f->drift_ms > QUIET_MS;
	f->drifts = steady ? 1 : f->drifts + 1;
	f->drift_ms = now_ms;
	f->n_drifts++;
}

static bool has_fresh_neighbour(const struct store *s, uint32_t page)
{
	return store_fresh_page(s, page + 1) || (page > 1 && store_fresh_page(s, page - 1));
}

/*
 * Two pages have the same customers. A list that moved by exactly a page between them causes that
 * once: it is read again. If it happens again, the server ignores the page number, and the rest of
 * the list will never come.
 */
static void handle_same_page(struct fetch *f, struct store *s, int64_t now_ms,
			     const char *request_id, struct outcome *out)
{
	if (!f->same_page) {
		f->same_page = true;
		note_drift(f, now_ms);
		store_make_stale(s);
		return;
	}
	fault_from_code(&out->fault, SL("Reply.SamePage"), SL(""), sl_from(request_id));
	out->due_ms = INT64_MAX;
	retry_halt(f, &out->fault);
}

static void note_news(struct fetch *f, struct store *s, int64_t now_ms, const char *request_id,
		      struct outcome *out)
{
	const struct request *r = &out->request;
	if (out->news & (NEWS_TOTAL | NEWS_OVERLAP))
		note_drift(f, now_ms);
	if (!query_equal(&r->query, store_current(s)))
		return;
	if (out->news & NEWS_SAME)
		handle_same_page(f, s, now_ms, request_id, out);
	else if (has_fresh_neighbour(s, r->page))
		f->same_page = false;
}

static void note_end(struct fetch *f, const struct store *s, const struct query *q)
{
	f->end_query = *q;
	f->end_epoch = query_equal(q, store_current(s)) ? store_epoch(s) : 0;
}

/* The message names the page, because the fault may be all that is shown. */
static void name_page(struct fault *f, uint32_t page)
{
	char message[sizeof f->message];
	if (!sl_equal(sl_from(f->code), SL("Reply.Malformed")))
		return;
	snprintf(message, sizeof message, N_("page %" PRIu32 ": %.370s"), page, f->message);
	sl_to_chars(sl_from(message), f->message, sizeof f->message);
}

/* Compares a page with the store; it is not kept there. */
static bool take_seam(struct fetch *f, struct store *s, const struct wire_reply *r, int64_t now_ms,
		      struct outcome *out)
{
	const struct request *q = &out->request;
	struct customer_page page;
	customer_page_init(&page);
	bool ok = reply_customers(r, &page, &out->fault);
	if (ok) {
		out->news = store_compare(s, &q->query, q->page, q->page_size, &page, now_ms);
		if (out->news & (NEWS_TOTAL | NEWS_OVERLAP))
			note_drift(f, now_ms);
		f->in_a_row = 0;
	}
	customer_page_release(&page);
	return ok;
}

static bool take_customers(struct fetch *f, struct store *s, const struct wire_reply *r,
			   int64_t now_ms, struct outcome *out)
{
	struct customer_page page;
	char request_id[sizeof page.request_id];
	customer_page_init(&page);
	bool ok = reply_customers(r, &page, &out->fault);
	if (ok) {
		size_t n = page.n;
		out->n_flaws = page.n_flaws;
		for (size_t i = 0; i < page.n_flaws && i < FLAWS_KEPT; i++)
			out->flaws[i] = page.flaws[i];
		sl_to_chars(sl_from(page.request_id), request_id, sizeof request_id);
		out->news = store_put(s, &out->request.query, out->request.page,
				      out->request.page_size, &page, now_ms);
		note_news(f, s, now_ms, request_id, out);
		if (n == 0 && out->request.page > store_page_count(s))
			note_end(f, s, &out->request.query);
		f->in_a_row = 0;
		f->size_before = 0;
		if (out->request.page_size > f->size_granted)
			f->size_granted = out->request.page_size;
	}
	if (!ok)
		name_page(&out->fault, out->request.page);
	customer_page_release(&page);
	return ok;
}

static void note_good(struct fetch *f, const struct pending *p, int64_t now_ms)
{
	f->last_ok_ms = now_ms;
	f->refused_ms = INT64_MIN;
	if (p->id >= f->renewed_id)
		f->renewed = false;
	pacer_quiet(&f->pacer, p->request.action, now_ms);
}

static void note_seen(struct fetch *f, const struct wire_reply *r, int64_t now_ms)
{
	struct pacer *p = &f->pacer;
	if (r->http_status != 0)
		silence_note_answer(f, now_ms);
	if (r->http_status != 0)
		pacer_answered(p, r->id, now_ms, r->server_unix_s);
	else if (r->sends == 0)
		pacer_unsent(p, r->id);
	else if (r->result == WIRE_TIMEOUT)
		pacer_closed(p, r->id, now_ms);
	else
		pacer_lost(p, r->id, now_ms);
	/* A request that the library repeated by itself has been seen by the API too (curl issue
	 * 18417). */
	for (int i = 1; i < r->sends && i <= API_RATE_MAX; i++)
		pacer_repeated(p, r->id, now_ms);
}

static void note_lanes(struct fetch *f, const struct wire_reply *r)
{
	if (r->http_version[0])
		f->lanes = r->http_version[0] == '1' ? FETCH_LANES : FETCH_IN_FLIGHT_MAX;
}

/* A page that came but stops the list ("Reply.SamePage") has failed too. */
static void count_outcome(struct fetch *f, const struct fault *fault)
{
	if (fault->class == FAULT_NONE)
		f->n_ok++;
	else if (fault->class == FAULT_LIMITED)
		f->n_limited++;
	else
		f->n_failed_sends++;
}

void fetch_reply(struct fetch *f, struct store *s, const struct wire_reply *r, int64_t now_ms,
		 struct effects *fx, struct outcome *out)
{
	struct pending *p = requests_find(f, r->id);
	*out = (struct outcome){.known = p != NULL};
	note_seen(f, r, now_ms);
	if (!p)
		return;
	note_lanes(f, r);
	out->request = p->request;
	out->tries = p->tries;
	f->last_latency_ms = r->elapsed_ms;
	bool ok = p->seam ? take_seam(f, s, r, now_ms, out)
		  : p->request.action == ACTION_CUSTOMERS
		      ? take_customers(f, s, r, now_ms, out)
		      : reply_check_action(r, p->request.action, &out->fault);
	out->seam = p->seam;
	count_outcome(f, &out->fault);
	if (!ok) {
		retry_take(&(struct retry){f, s, p, r, now_ms, fx, out});
		return;
	}
	note_good(f, p, now_ms);
	requests_remove(f, p);
}
