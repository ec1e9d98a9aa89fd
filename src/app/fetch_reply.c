/* SPDX-License-Identifier: MIT */
/* What an answer leads to: rows in the store, or a fault and what its class demands. */
#include "base/attr.h"

#include "api/reply.h"

#include "app/fetch.h"

#include "ledger.h"

#define PAGE_SIZE_LEAST 10
#define QUIET_MS        30000 /* without a change, the list counts as steady again */

static void note_drift(struct fetch *f, int64_t now_ms)
{
	bool steady = f->drift_ms == INT64_MIN || now_ms - f->drift_ms > QUIET_MS;
	f->drifts = steady ? 1 : f->drifts + 1;
	f->drift_ms = now_ms;
	f->n_drifts++;
}

static void halt(struct fetch *f, const struct fault *why)
{
	f->halted = true;
	f->halt = *why;
}

/* A fault of the key, the account or the endpoint: every request would meet it. */
static bool concerns_all(const struct fault *fault)
{
	static const char *const own[] = {"InvalidParameter",
					  "FailedOperation",
					  "Resource",
					  "LimitExceeded",
					  "UnauthorizedOperation.NotCustomerUin",
					  "Reply."};
	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (sl_starts(sl_from(fault->code), sl_from(own[i])))
			return false;
	return true;
}

static void stop(struct fetch *f, struct ask *a, const struct fault *fault, int64_t now_ms)
{
	bool all = a->request.action == ACTION_CUSTOMERS && concerns_all(fault);
	ledger_give_up(f, a, fault, now_ms);
	if (all) {
		f->n_failed--; /* a halt is lifted as a whole: the page itself is not to blame */
		halt(f, fault);
	}
}

static void again(struct ask *a, const struct fault *fault, int64_t due_ms, struct outcome *out)
{
	a->state = ASK_DUE;
	a->due_ms = due_ms;
	a->last = *fault;
	out->will_retry = true;
	out->due_ms = due_ms;
}

static void on_skew(struct fetch *f, struct ask *a, const struct wire_reply *r, int64_t now_ms,
		    struct outcome *out)
{
	if (a->skew_tried || r->server_unix_s == 0 || r->our_unix_s == 0) {
		stop(f, a, &out->fault, now_ms);
		return;
	}
	f->skew_s = r->server_unix_s - r->our_unix_s;
	f->skew_known = out->skew_learnt = true;
	a->skew_tried = true;
	again(a, &out->fault, now_ms, out);
}

static void on_credential(struct fetch *f, struct ask *a, int64_t now_ms, struct fx_list *fx,
			  struct outcome *out)
{
	if (a->renewed) {
		stop(f, a, &out->fault, now_ms);
		return;
	}
	if (!f->renewing)
		fx_add(fx, FX_RENEW);
	f->renewing = true;
	f->halt = out->fault; /* said if they cannot be had */
	a->renewed = true;
	again(a, &out->fault, now_ms, out);
}

static bool halve_page(struct store *s, struct ask *a, struct outcome *out)
{
	uint32_t size = store_page_size(s);
	if (a->request.action != ACTION_CUSTOMERS || size / 2 < PAGE_SIZE_LEAST)
		return false;
	/* Another ask of the old size may have led to it already. */
	if (a->request.page_size == size)
		store_set_page_size(s, size / 2);
	out->page_size_halved = out->will_retry = true;
	return true;
}

/* A refused value can be the page size only as long as this size has never been granted. */
static bool is_page_size(const struct store *s, const struct fault *fault)
{
	bool known;
	if (fault->class == FAULT_SIZE)
		return true;
	store_current_total(s, &known);
	return !known && fault_may_be_page_size(fault);
}

static void on_fault(struct fetch *f, struct store *s, struct ask *a, const struct wire_reply *r,
		     int64_t now_ms, struct fx_list *fx, struct outcome *out)
{
	struct fault *fault = &out->fault;
	out->due_ms = now_ms;
	if (is_page_size(s, fault) && halve_page(s, a, out)) {
		ledger_remove(f, a);
		return;
	}
	switch (fault->class) {
	case FAULT_RETRY:
		if (a->tries >= FETCH_TRIES)
			stop(f, a, fault, now_ms);
		else
			again(a, fault, now_ms + ledger_backoff_ms(f, a->tries), out);
		break;
	case FAULT_LIMITED:
		f->n_limited++;
		a->tries--; /* not its fault */
		pacer_limited(&f->pacer, now_ms);
		again(a, fault, pacer_next_ms(&f->pacer, now_ms), out);
		break;
	case FAULT_SKEW: on_skew(f, a, r, now_ms, out); break;
	case FAULT_CREDENTIAL: on_credential(f, a, now_ms, fx, out); break;
	case FAULT_NONE:
	case FAULT_SIZE:
	case FAULT_STOP: stop(f, a, fault, now_ms); break;
	}
}

static bool take_customers(struct fetch *f, struct store *s, const struct wire_reply *r,
			   int64_t now_ms, struct outcome *out)
{
	struct customer_page page;
	customer_page_init(&page);
	bool ok = reply_customers(r, &page, &out->fault);
	if (ok) {
		out->news = store_put(s, &out->request.query, out->request.page,
				      out->request.page_size, &page, now_ms);
		if (out->news & (NEWS_TOTAL | NEWS_OVERLAP))
			note_drift(f, now_ms);
	}
	customer_page_release(&page);
	return ok;
}

void fetch_reply(struct fetch *f, struct store *s, const struct wire_reply *r, int64_t now_ms,
		 struct fx_list *fx, struct outcome *out)
{
	struct ask *a = ledger_find(f, r->id);
	*out = (struct outcome){.known = a != NULL};
	if (!a)
		return;
	out->request = a->request;
	f->last_latency_ms = r->elapsed_ms;
	/* What the library sent again by itself was seen by the API too (curl issue 18417). */
	for (int i = 1; i < r->sends; i++)
		pacer_sent(&f->pacer, now_ms);
	bool ok = a->request.action == ACTION_CUSTOMERS ? take_customers(f, s, r, now_ms, out)
							: reply_check(r, &out->fault);
	if (!ok) {
		on_fault(f, s, a, r, now_ms, fx, out);
		return;
	}
	f->n_ok++;
	f->last_ok_ms = now_ms;
	pacer_quiet(&f->pacer, now_ms);
	ledger_remove(f, a);
}
