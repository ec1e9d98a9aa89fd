/* SPDX-License-Identifier: MIT */
/* Decides what follows a failed attempt, by the class of its fault. */
#include "retry.h"

#include "base/attr.h"

#include "requests.h"

#define GUESS_LEAST 10    /* no API refuses smaller pages for their size */
#define SPELL_MS    60000 /* refusals further apart than this are separate incidents */

void retry_halt(struct fetch *f, const struct fault *why)
{
	f->halted = true;
	f->halt = *why;
}

/* A fault of the key, the account or the connection would meet every request. A fault that this
 * program does not know counts as one, because to go on could do harm. */
static bool concerns_all(const struct fault *fault)
{
	static const char *const own[] = {"InvalidParameter",
					  "FailedOperation",
					  "Resource",
					  "LimitExceeded",
					  "RequestSizeLimitExceeded",
					  "ResponseSizeLimitExceeded",
					  "UnauthorizedOperation.NotCustomerUin",
					  "InternalError",
					  "OperationDenied.ServiceBusy",
					  "ServiceUnavailable",
					  "Network.Timeout",
					  "Network.Broken",
					  "Network.Proxy.Gateway",
					  "Http.Server",
					  "Reply."};
	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (sl_starts(sl_from(fault->code), sl_from(own[i])))
			return fault->class == FAULT_LIMITED;
	return true;
}

static void give_up_request(const struct retry *b)
{
	struct fetch *f = b->f;
	const struct fault *fault = &b->out->fault;
	bool is_page = b->pending->request.action == ACTION_CUSTOMERS;
	f->n_given_up++;
	if (is_page)
		f->in_a_row++;
	if (is_page && (concerns_all(fault) || f->in_a_row >= FETCH_IN_A_ROW)) {
		/* The page is not to blame: a halt is lifted for all requests at once. */
		requests_remove(f, b->pending);
		retry_halt(f, fault);
	} else if (!requests_give_up(f, b->pending, fault, b->now_ms)) {
		retry_halt(f, fault);
	}
}

static void schedule_again(const struct retry *b, int64_t due_ms)
{
	b->pending->state = PENDING_DUE;
	b->pending->due_ms = due_ms;
	b->pending->last = b->out->fault;
	b->out->will_retry = true;
	b->out->due_ms = due_ms;
}

/* The last attempt is made when patience ends. At the screen, a fault of the only request has
 * few attempts, so that the user soon sees it. */
static void retry_passing(const struct retry *b)
{
	int64_t end = fetch_patience_end(b->f, b->pending);
	int64_t due = b->now_ms;
	int64_t asked = b->now_ms + b->out->fault.wait_ms;
	bool few = !b->f->unattended && b->pending->tries < FETCH_TRIES;
	/* A server that wants to be left alone for longer than patience lasts is not asked again.
	 */
	if (!few && (end == INT64_MAX || b->now_ms >= end || asked > end)) {
		give_up_request(b);
		return;
	}
	/* A deaf connection says nothing of the service: a new one need not wait. */
	if (!b->pending->expired)
		due += requests_backoff_ms(b->f, b->pending->tries);
	due = !few && due > end ? end : due;
	schedule_again(b, due > asked ? due : asked);
}

/* Refusals do not count as attempts: other tools share the limit and may use all of it for
 * minutes. */
static void retry_limited(const struct retry *b)
{
	struct fetch *f = b->f;
	struct pacer *p = &f->pacer;
	enum api_action action = b->pending->request.action;
	if (f->refused_ms == INT64_MIN || b->now_ms - pacer_limited_ms(p, action) > SPELL_MS)
		f->refused_ms = b->now_ms;
	pacer_limited(p, &(struct pacer_refusal){.action = action,
						 .of_all = fault_limits_all(&b->out->fault),
						 .sent_ms = b->pending->sent_ms,
						 .now_ms = b->now_ms,
						 .until_ms = b->now_ms + b->out->fault.wait_ms});
	if (b->now_ms - f->refused_ms >= LIMITED_MAX_MS) {
		give_up_request(b);
		return;
	}
	b->pending->tries--;
	/* The slot of this request is settled, so a time is known. */
	schedule_again(b, pacer_next_ms(p, action, b->now_ms));
}

static void retry_skew(const struct retry *b)
{
	const struct wire_reply *r = b->r;
	if (b->pending->skew_tried || r->server_unix_s == 0 || r->our_unix_s == 0) {
		give_up_request(b);
		return;
	}
	b->f->skew_s = r->server_unix_s - r->our_unix_s;
	b->f->skew_known = b->out->skew_learnt = true;
	b->pending->skew_tried = true;
	schedule_again(b, b->now_ms);
}

/* One renewal serves all requests that were signed before it. New credentials that are refused
 * at once are not renewed again. */
static void retry_credential(const struct retry *b)
{
	struct fetch *f = b->f;
	bool signed_before = f->renewing || b->pending->id < f->renewed_id;
	if (!signed_before && (f->renewed || b->pending->tries >= FETCH_TRIES)) {
		give_up_request(b);
		return;
	}
	if (!signed_before) {
		effects_add(b->fx, EFFECT_RENEW);
		f->renewing = true;
		f->halt = b->out->fault; /* shown if the renewal fails */
	}
	schedule_again(b, b->now_ms);
}

/* Decides whether the refused value may be the page size, which no error code names and no
 * document limits: not after the API has accepted a page as large, and not for a common size. */
static bool is_guess(const struct retry *b)
{
	uint32_t size = b->pending->request.page_size;
	return b->out->fault.class == FAULT_STOP && fault_may_be_page_size(&b->out->fault) &&
	       size > b->f->size_granted;
}

static bool halve_page(const struct retry *b)
{
	const struct request *r = &b->pending->request;
	bool guess = is_guess(b);
	if (r->action != ACTION_CUSTOMERS || b->pending->seam ||
	    !query_equal(&r->query, store_current(b->s)))
		return false;
	if (!guess && b->out->fault.class != FAULT_SIZE)
		return false;
	if (r->page_size <= (guess ? GUESS_LEAST : 1))
		return false;
	/* Another request of the old size may already have halved it. */
	if (r->page_size == store_page_size(b->s)) {
		if (guess && b->f->size_before == 0)
			b->f->size_before = r->page_size;
		store_set_page_size(b->s, r->page_size / 2);
	}
	b->out->page_size_halved = b->out->will_retry = true;
	b->out->due_ms = b->now_ms;
	requests_remove(b->f, b->pending);
	return true;
}

/* No size helped, so the size was not the reason: restore it. */
static void refuse_request(const struct retry *b)
{
	struct request *r = &b->pending->request;
	if (b->f->size_before && is_guess(b) && r->page_size == store_page_size(b->s)) {
		store_set_page_size(b->s, b->f->size_before);
		r->page_size = b->out->request.page_size = b->f->size_before;
		b->f->size_before = 0;
	}
	give_up_request(b);
}

void retry_take(const struct retry *b)
{
	b->out->due_ms = INT64_MAX;
	if (halve_page(b))
		return;
	switch (b->out->fault.class) {
	case FAULT_RETRY: retry_passing(b); break;
	case FAULT_LIMITED: retry_limited(b); break;
	case FAULT_SKEW: retry_skew(b); break;
	case FAULT_CREDENTIAL: retry_credential(b); break;
	case FAULT_NONE:
	case FAULT_SIZE:
	case FAULT_STOP: refuse_request(b); break;
	}
}
