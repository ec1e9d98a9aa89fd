/* SPDX-License-Identifier: MIT */
/* The plan of a turn: wanted - held - in flight, paced. */
#include "base/attr.h"

#include "fetch/fetch.h"
#include "requests.h"
#include "silence.h"

/* This many keep all connections busy for seconds; the next turn plans anew. */
#define WANTED_MAX 24

/* The requests wanted now, most urgent first. None of them is held fresh or given up. */
struct wanted {
	struct request r[WANTED_MAX];
	int64_t not_before_ms[WANTED_MAX];
	bool seam[WANTED_MAX];
	size_t n;
};

struct planner {
	struct fetch *f;
	struct store *s;
	int64_t now_ms, wall_s;
	uint32_t pages; /* of the current query that may be requested; 0 before the first reply */
	struct wanted *wanted;
};

static bool is_full_page(const struct store *s, uint32_t page)
{
	uint64_t last = (uint64_t)page * store_page_size(s) - 1;
	return !store_switching(s) && store_row(s, last).customer != NULL;
}

/* If there is no Total (the API's model allows null) or it is wrong, a full page is assumed to
 * be followed by another one. */
static uint32_t pages_so_far(const struct store *s, bool known)
{
	uint32_t n = 0, most = STORE_ROWS_MAX / store_page_size(s);
	while (n < most && store_holds_page(s, n + 1)) {
		n++;
		if (is_full_page(s, n))
			continue;
		/* A first page that is not full may be all that the API returns at once. */
		return n == 1 && !known && !store_switching(s) && store_row(s, 0).customer ? 2 : n;
	}
	return n > 0 && n < most ? n + 1 : n;
}

uint32_t fetch_page_count(const struct store *s)
{
	bool known;
	store_current_total(s, &known);
	return known && !store_disproves_total(s) ? store_page_count(s) : pages_so_far(s, known);
}

/* A list that keeps changing while it is paged must not be read again at full speed for ever. */
static int64_t stale_wait_ms(const struct fetch *f)
{
	int64_t wait = 0;
	for (int i = 1; i < f->drifts && wait < BACKOFF_MAX_MS; i++)
		wait = wait ? wait * 2 : BACKOFF_FIRST_MS;
	return wait;
}

static bool is_wanted(const struct wanted *w, const struct request *r)
{
	for (size_t i = 0; i < w->n; i++)
		if (request_equal(&w->r[i], r))
			return true;
	return false;
}

static void want_request(struct planner *p, const struct request *r, bool stale)
{
	struct wanted *w = p->wanted;
	if (w->n == WANTED_MAX || requests_has_failed(p->f, r) || is_wanted(w, r))
		return;
	w->not_before_ms[w->n] =
	    stale && p->f->drifts > 0 ? p->f->drift_ms + stale_wait_ms(p->f) : p->now_ms;
	w->seam[w->n] = false;
	w->r[w->n++] = *r;
}

static void want_this_page(struct planner *p, uint32_t page)
{
	struct request r = {.action = ACTION_CUSTOMERS,
			    .query = *store_current(p->s),
			    .page = page,
			    .page_size = store_page_size(p->s)};
	want_request(p, &r, store_holds_page(p->s, page));
}

static void want_page(struct planner *p, uint64_t number)
{
	uint32_t page = (uint32_t)number;
	if (number < 1 || (number > 1 && number > p->pages) || store_fresh_page(p->s, page))
		return;
	want_this_page(p, page);
}

static void want_screen(struct planner *p, const struct demand *w)
{
	uint32_t size = store_page_size(p->s);
	/* If the screen still shows the previous query, its rows say nothing about this one. */
	if (p->pages == 0 || store_switching(p->s)) {
		want_page(p, 1);
		return;
	}
	if (!w->rows)
		return;
	uint64_t first = w->first_row / size + 1, last = w->last_row / size + 1;
	for (uint64_t page = first; page <= last && page <= p->pages; page++) {
		if (p->wanted->n == WANTED_MAX)
			return;
		want_page(p, page);
	}
	if (w->prefetch && !p->f->stopped_by_user)
		want_page(p, w->travel < 0 ? first - 1 : last + 1);
}

static void want_extra(struct planner *p, const struct request *r, bool lookups)
{
	bool current = query_equal(&r->query, store_current(p->s));
	if (r->action != ACTION_CUSTOMERS || (lookups && !current))
		want_request(p, r, false);
	else if (current && r->page_size == store_page_size(p->s))
		want_page(p, r->page);
}

/* Leaves room for what is less urgent: while the limit of the list is used up, the connections are
 * free for it. */
static void want_everything(struct planner *p, const struct demand *w)
{
	uint32_t last = w->pages && w->pages < p->pages ? w->pages : p->pages;
	size_t most = WANTED_MAX - w->n_later;
	if (!store_switching(p->s) && store_complete(p->s))
		return;
	for (uint32_t page = 1; page <= last && p->wanted->n < most; page++)
		want_page(p, page);
}

static void want_seams(struct planner *p, const struct demand *w)
{
	for (size_t i = 0; i < w->n_seams; i++) {
		size_t n = p->wanted->n;
		want_request(p, &w->seams[i], false);
		if (p->wanted->n > n)
			p->wanted->seam[n] = true;
	}
}

static void collect_wanted(struct planner *p, const struct demand *w)
{
	bool known;
	uint64_t total = store_current_total(p->s, &known);
	p->pages = fetch_page_count(p->s);
	bool may_have_rows = !known || total > 0 || store_disproves_total(p->s);
	if (!w->only_extra && (may_have_rows || !store_fresh_page(p->s, 1)))
		want_screen(p, w);
	for (size_t i = 0; i < w->n_extra; i++)
		want_extra(p, &w->extra[i], w->lookups);
	/* A full store would drop a page for each new one, and want that page again. */
	if (w->everything && !p->f->stopped_by_user && !store_full(p->s))
		want_everything(p, w);
	if (w->end && p->pages > 0)
		want_this_page(p, p->pages + 1);
	if (w->again)
		want_this_page(p, w->again);
	want_seams(p, w);
	for (size_t i = 0; i < w->n_later; i++)
		want_request(p, &w->later[i], false);
}

static void drop_unwanted(struct fetch *f, const struct wanted *w, int64_t now_ms,
			  struct effects *fx)
{
	for (size_t i = f->n_pending; i-- > 0;) {
		struct pending *pending = &f->pending[i];
		if (is_wanted(w, &pending->request))
			continue;
		if (pending->state == PENDING_IN_FLIGHT) {
			effects_add(fx, EFFECT_CANCEL)->id = pending->id;
			pacer_cancelled(&f->pacer, pending->id, now_ms);
		}
		requests_remove(f, pending);
	}
}

/* The time to sign with is chosen here and nowhere else; code that signs or shows a signature takes
 * it from the effect. */
static void send_request(const struct planner *p, struct pending *pending, struct effects *fx)
{
	struct fetch *f = p->f;
	pending->id = f->next_id++;
	pending->state = PENDING_IN_FLIGHT;
	pending->sent_ms = p->now_ms;
	pending->expired = false;
	if (pending->tries++ == 0)
		pending->first_ms = p->now_ms;
	pacer_sent(&f->pacer, pending->request.action, pending->id, p->now_ms);
	struct effect *e = effects_add(fx, EFFECT_SEND);
	e->id = pending->id;
	e->signed_s = p->wall_s + f->skew_s;
	e->request = pending->request;
}

/*
 * Returns false when the connections carry all that they can. A cancelled request that is stuck is
 * closed to make way for a wanted one. The pacer allowed this send before, so one request always
 * remains whose answer proves that all earlier ones have arrived.
 */
static bool make_connection_free(struct fetch *f, int64_t now_ms, struct effects *fx)
{
	uint64_t id = 0;
	if (pacer_open(&f->pacer) < f->lanes)
		return true;
	if (pacer_stuck_ms(&f->pacer, &id) > now_ms)
		return false;
	effects_add(fx, EFFECT_CLOSE)->id = id;
	pacer_closed(&f->pacer, id, now_ms);
	return pacer_open(&f->pacer) < f->lanes;
}

static void send_due(const struct planner *p, struct effects *fx)
{
	for (size_t i = 0; i < p->wanted->n; i++) {
		struct pending *pending = requests_find_equal(p->f, &p->wanted->r[i]);
		if (!pending || pending->state != PENDING_DUE || pending->due_ms > p->now_ms)
			continue;
		/* The limit of one action must not keep others waiting. */
		if (pacer_next_ms(&p->f->pacer, pending->request.action, p->now_ms) > p->now_ms)
			continue;
		if (!make_connection_free(p->f, p->now_ms, fx))
			return;
		send_request(p, pending, fx);
	}
}

void fetch_plan(struct fetch *f, struct store *s, const struct demand *w, int64_t now_ms,
		struct effects *fx)
{
	struct wanted wanted;
	wanted.n = 0;
	struct planner p = {
	    .f = f, .s = s, .now_ms = now_ms, .wall_s = w->wall_s, .wanted = &wanted};
	collect_wanted(&p, w);
	drop_unwanted(f, &wanted, now_ms, fx);
	for (size_t i = 0; i < wanted.n; i++) {
		struct pending *pending = requests_find_equal(f, &wanted.r[i]);
		pending =
		    pending ? pending : requests_add(f, &wanted.r[i], wanted.not_before_ms[i]);
		if (pending)
			pending->seam = wanted.seam[i];
	}
	silence_plan(f, w->wall_s, now_ms, fx);
	if (f->key_doubted) {
		f->key_doubted = false;
		f->renewing = true;
		effects_add(fx, EFFECT_RENEW);
	}
	if (!f->halted && !f->renewing)
		send_due(&p, fx);
}
