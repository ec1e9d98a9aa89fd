/* SPDX-License-Identifier: MIT */
#include "retry.h"

#include "base/attr.h"

#include "requests.h"

#define GUESS_LEAST 10    /* smaller pages are never refused for their size */
#define SPELL_MS    60000 /* refusals further apart are no spell */

void retry_halt(struct fetch *f, const struct fault *why)
{
	f->halted = true;
	f->halt = *why;
}

/*
 * A fault of the key, the account or the way to the API: every request would meet it. What this
 * program does not know is taken for one: to go on asking could do harm.
 */
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
					  "Http.Server",
					  "Reply."};
	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (sl_starts(sl_from(fault->code), sl_from(own[i])))
			return fault->class == FAULT_LIMITED;
	return true;
}

static void give_up(const struct retry *b)
{
	struct fetch *f = b->f;
	const struct fault *fault = &b->out->fault;
	bool is_page = b->a->request.action == ACTION_CUSTOMERS;
	f->n_failed_total++;
	if (is_page)
		f->in_a_row++;
	if (is_page && (concerns_all(fault) || f->in_a_row >= FETCH_IN_A_ROW)) {
		/* A halt is lifted as a whole: the page itself is not to blame. */
		requests_remove(f, b->a);
		retry_halt(f, fault);
	} else if (!requests_give_up(f, b->a, fault, b->now_ms)) {
		retry_halt(f, fault);
	}
}

static void again(const struct retry *b, int64_t due_ms)
{
	b->a->state = PENDING_DUE;
	b->a->due_ms = due_ms;
	b->a->last = b->out->fault;
	b->out->will_retry = true;
	b->out->due_ms = due_ms;
}

/*
 * The last try comes when patience ends. At the screen a fault of the only request has its few
 * tries, so that the user soon learns of it.
 */
static void on_passing(const struct retry *b)
{
	int64_t end = fetch_patience_end(b->f, b->a);
	int64_t due = b->now_ms + requests_backoff_ms(b->f, b->a->tries);
	bool few = !b->f->unattended && b->a->tries < FETCH_TRIES;
	if (!few && (end == INT64_MAX || b->now_ms >= end))
		give_up(b);
	else
		again(b, !few && due > end ? end : due);
}

/* Refusals do not count as tries: the limit is shared, others may take all of it for minutes. */
static void on_limited(const struct retry *b)
{
	struct fetch *f = b->f;
	struct pacer *p = &f->pacer;
	if (f->refused_ms == INT64_MIN || b->now_ms - p->limited_ms > SPELL_MS)
		f->refused_ms = b->now_ms;
	f->n_limited++;
	pacer_limited(p, b->a->sent_ms, b->now_ms);
	if (b->now_ms - f->refused_ms >= LIMITED_MAX_MS) {
		give_up(b);
		return;
	}
	b->a->tries--;
	/* Its own slot is settled: there is a time. */
	again(b, pacer_next_ms(p, b->now_ms));
}

static void on_skew(const struct retry *b)
{
	const struct wire_reply *r = b->r;
	if (b->a->skew_tried || r->server_unix_s == 0 || r->our_unix_s == 0) {
		give_up(b);
		return;
	}
	b->f->skew_s = r->server_unix_s - r->our_unix_s;
	b->f->skew_known = b->out->skew_learnt = true;
	b->a->skew_tried = true;
	again(b, b->now_ms);
}

/* One renewal serves all that were signed before it; new credentials refused at once are the end.
 */
static void on_credential(const struct retry *b)
{
	struct fetch *f = b->f;
	bool signed_before = f->renewing || b->a->id < f->renewed_id;
	if (!signed_before && (f->renewed || b->a->tries >= FETCH_TRIES)) {
		give_up(b);
		return;
	}
	if (!signed_before) {
		effects_add(b->fx, EFFECT_RENEW);
		f->renewing = true;
		f->halt = b->out->fault; /* said if they cannot be had */
	}
	again(b, b->now_ms);
}

/*
 * Whether a refused value can have been the page size, which no code names and no page documents:
 * not once the API has granted one as large, nor where the size is common.
 */
static bool is_guess(const struct retry *b)
{
	uint32_t size = b->a->request.page_size;
	return b->out->fault.class == FAULT_STOP && fault_may_be_page_size(&b->out->fault) &&
	       size > b->f->size_granted;
}

static bool halve_page(const struct retry *b)
{
	const struct request *r = &b->a->request;
	bool guess = is_guess(b);
	if (r->action != ACTION_CUSTOMERS || b->a->seam ||
	    !query_equal(&r->query, store_current(b->s)))
		return false;
	if (!guess && b->out->fault.class != FAULT_SIZE)
		return false;
	if (r->page_size <= (guess ? GUESS_LEAST : 1))
		return false;
	/* Another ask of the old size may have led to it already. */
	if (r->page_size == store_page_size(b->s)) {
		if (guess && b->f->size_before == 0)
			b->f->size_before = r->page_size;
		store_set_page_size(b->s, r->page_size / 2);
	}
	b->out->page_size_halved = b->out->will_retry = true;
	b->out->due_ms = b->now_ms;
	requests_remove(b->f, b->a);
	return true;
}

/* No size helped, so it was not the size: that is as it was before. */
static void on_refused(const struct retry *b)
{
	struct request *r = &b->a->request;
	if (b->f->size_before && is_guess(b) && r->page_size == store_page_size(b->s)) {
		store_set_page_size(b->s, b->f->size_before);
		r->page_size = b->out->request.page_size = b->f->size_before;
		b->f->size_before = 0;
	}
	give_up(b);
}

void retry_take(const struct retry *b)
{
	b->out->due_ms = INT64_MAX;
	if (halve_page(b))
		return;
	switch (b->out->fault.class) {
	case FAULT_RETRY: on_passing(b); break;
	case FAULT_LIMITED: on_limited(b); break;
	case FAULT_SKEW: on_skew(b); break;
	case FAULT_CREDENTIAL: on_credential(b); break;
	case FAULT_NONE:
	case FAULT_SIZE:
	case FAULT_STOP: on_refused(b); break;
	}
}
