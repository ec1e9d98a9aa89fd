/* SPDX-License-Identifier: MIT */
/* The state of fetching, and queries of it for the screen. */
#include "fetch/fetch.h"

#include <string.h>

#include "requests.h"
#include "silence.h"

void fetch_init(struct fetch *f, uint64_t seed)
{
	*f = (struct fetch){.next_id = 1,
			    .lanes = FETCH_LANES,
			    .jitter = seed ? seed : 1,
			    .patience_ms = PATIENCE_MS,
			    .refused_ms = INT64_MIN,
			    .last_ok_ms = INT64_MIN,
			    .answered_ms = INT64_MIN,
			    .expired_ms = INT64_MIN,
			    .awake_ms = INT64_MIN / 2,
			    .drift_ms = INT64_MIN};
	f->halt.class = FAULT_NONE;
	pacer_init(&f->pacer);
}

void fetch_renewed(struct fetch *f, bool ok, int64_t now_ms)
{
	f->renewing = false;
	if (!ok) {
		f->halted = true;
		return;
	}
	f->renewed = true;
	f->halt.class = FAULT_NONE;
	f->renewed_id = f->next_id;
	for (size_t i = 0; i < f->n_pending; i++) {
		struct pending *p = &f->pending[i];
		if (p->state == PENDING_DUE && p->last.class == FAULT_CREDENTIAL)
			p->due_ms = now_ms;
	}
}

void fetch_retry(struct fetch *f, int64_t now_ms)
{
	f->halted = f->renewed = f->same_page = f->stopped_by_user = false;
	f->halt.class = FAULT_NONE;
	f->n_failed = 0;
	f->in_a_row = 0;
	f->refused_ms = INT64_MIN;
	f->drifts = 0;
	f->hurried = true;
	for (size_t i = 0; i < f->n_pending; i++) {
		struct pending *p = &f->pending[i];
		if (p->state != PENDING_DUE)
			continue;
		p->due_ms = now_ms;
		p->tries = 0;
		p->skew_tried = false;
	}
}

void fetch_doubt(struct fetch *f, int64_t now_ms)
{
	silence_doubt(f, now_ms);
}

/* The reason for the halt is kept: it is shown again if no key can be read. */
bool fetch_retry_with_key(struct fetch *f, int64_t now_ms)
{
	struct fault why = f->halt;
	bool doubted = f->halted && fault_may_be_old_key(&why);
	fetch_retry(f, now_ms);
	if (doubted) {
		f->key_doubted = true;
		f->halt = why;
	}
	return doubted;
}

void fetch_forget(struct fetch *f, const struct request *r)
{
	for (size_t i = 0; i < f->n_failed; i++)
		if (request_equal(&f->failed[i].request, r)) {
			f->n_failed--;
			if (r->action == ACTION_CUSTOMERS && f->in_a_row > 0)
				f->in_a_row--;
			memmove(&f->failed[i], &f->failed[i + 1],
				(f->n_failed - i) * sizeof f->failed[0]);
			return;
		}
}

/* Returns when a connection is free for another request. */
static int64_t connection_free_ms(const struct fetch *f, int64_t now_ms)
{
	uint64_t unused;
	return pacer_open(&f->pacer) < f->lanes ? now_ms : pacer_stuck_ms(&f->pacer, &unused);
}

static int64_t later_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t fetch_next_send_ms(const struct fetch *f, int64_t now_ms)
{
	int64_t first = INT64_MAX, free_ms = connection_free_ms(f, now_ms);
	for (size_t i = 0; i < f->n_pending; i++) {
		const struct pending *p = &f->pending[i];
		if (p->state != PENDING_DUE)
			continue;
		int64_t paced = pacer_next_ms(&f->pacer, p->request.action, now_ms);
		int64_t at = later_of(p->due_ms, later_of(paced, free_ms));
		first = at < first ? at : first;
	}
	return first;
}

int64_t fetch_deadline(const struct fetch *f, int64_t now_ms)
{
	int64_t first = silence_deadline(f), next = INT64_MAX;
	if (!f->halted && !f->renewing)
		next = fetch_next_send_ms(f, now_ms);
	return next < first ? next : first;
}

size_t fetch_count_in_flight(const struct fetch *f)
{
	size_t n = 0;
	for (size_t i = 0; i < f->n_pending; i++)
		n += f->pending[i].state == PENDING_IN_FLIGHT;
	return n;
}

size_t fetch_count_due(const struct fetch *f)
{
	return f->n_pending - fetch_count_in_flight(f);
}

static bool is_page(const struct request *r, const struct query *q, uint32_t page)
{
	return r->action == ACTION_CUSTOMERS && r->page == page && query_equal(&r->query, q);
}

const struct fault *fetch_page_fault(const struct fetch *f, const struct query *q, uint32_t page,
				     int64_t *retry_ms)
{
	int64_t unused = 0, *when = retry_ms ? retry_ms : &unused;
	*when = INT64_MAX;
	for (size_t i = 0; i < f->n_pending; i++)
		if (f->pending[i].last.class != FAULT_NONE && !f->pending[i].seam &&
		    is_page(&f->pending[i].request, q, page)) {
			*when = f->pending[i].due_ms;
			return &f->pending[i].last;
		}
	for (size_t i = 0; i < f->n_failed; i++)
		if (is_page(&f->failed[i].request, q, page))
			return &f->failed[i].fault;
	return NULL;
}

int64_t fetch_patience_end(const struct fetch *f, const struct pending *p)
{
	bool came = f->last_ok_ms > p->first_ms;
	if (!f->unattended && !came)
		return INT64_MAX;
	return (came ? f->last_ok_ms : p->first_ms) + f->patience_ms;
}

uint64_t fetch_count_sends(const struct fetch *f)
{
	return f->next_id - 1;
}

int fetch_tries(const struct fetch *f, uint64_t id)
{
	for (size_t i = 0; i < f->n_pending; i++)
		if (f->pending[i].state == PENDING_IN_FLIGHT && f->pending[i].id == id)
			return f->pending[i].tries;
	return 0;
}
