/* SPDX-License-Identifier: MIT */
/* Ends requests early whose connection has gone deaf. */
#include "silence.h"

#define ALL 0 /* the id of EFFECT_EXPIRE that means all requests */

static int64_t later_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* The whole list takes the server and the network longer than other answers, which are alike. */
static int64_t slowest_ms(const struct fetch *f, enum api_action a)
{
	int64_t slowest = 0;
	if (a == ACTION_DIRECT_CREDIT)
		return SILENCE_LIST_MS + pacer_slowest_ms(&f->pacer, a);
	for (int i = 0; i < API_ACTIONS; i++)
		if (i != ACTION_DIRECT_CREDIT)
			slowest =
			    later_of(slowest, pacer_slowest_ms(&f->pacer, (enum api_action)i));
	return slowest;
}

/* Returns when a request sent at sent_ms has been silent for too long. Time during which the
 * program was stopped does not count, because an answer may have arrived meanwhile. */
static int64_t expiry_ms(const struct fetch *f, enum api_action a, int64_t sent_ms)
{
	return later_of(sent_ms, f->awake_ms) + (f->hurried ? HURRY_MS : SILENCE_MS) +
	       slowest_ms(f, a);
}

/* Connections that were never heard, or not since they were opened anew, are not known to be deaf:
 * the network may be slow, or down. */
static bool were_heard(const struct fetch *f)
{
	return f->answered_ms > f->expired_ms;
}

/* Returns when all connections count as deaf: nothing was answered since a request was sent. */
static int64_t all_expire_ms(const struct fetch *f)
{
	if (!were_heard(f) && !f->hurried)
		return INT64_MAX;
	int64_t first = INT64_MAX;
	for (int i = 0; i < API_ACTIONS; i++) {
		enum api_action a = (enum api_action)i;
		int64_t sent = pacer_first_open_ms(&f->pacer, a, f->answered_ms);
		int64_t at = sent == INT64_MAX ? INT64_MAX : expiry_ms(f, a, sent);
		first = at < first ? at : first;
	}
	return first;
}

/* Returns when this request counts as lost although others were answered. */
static int64_t one_expires_ms(const struct fetch *f, const struct pending *p)
{
	if (p->state != PENDING_IN_FLIGHT || p->expired || p->tries > 1 || !were_heard(f) ||
	    p->sent_ms >= f->answered_ms)
		return INT64_MAX;
	return expiry_ms(f, p->request.action, p->sent_ms);
}

int64_t silence_deadline(const struct fetch *f)
{
	int64_t first = all_expire_ms(f);
	for (size_t i = 0; i < f->n_pending; i++) {
		int64_t at = one_expires_ms(f, &f->pending[i]);
		first = at < first ? at : first;
	}
	return first;
}

static void expire_all(struct fetch *f, int64_t now_ms, struct effects *fx)
{
	effects_add(fx, EFFECT_EXPIRE)->id = ALL;
	f->expired_ms = now_ms;
	f->hurried = false;
	for (size_t i = 0; i < f->n_pending; i++)
		f->pending[i].expired = f->pending[i].state == PENDING_IN_FLIGHT;
}

/* Connections that carry nothing are closed after a pause; the next request opens new ones. */
static void close_idle(struct fetch *f, int64_t now_ms, struct effects *fx)
{
	if (!f->doubted || pacer_open(&f->pacer) > 0)
		return;
	f->doubted = false;
	if (f->next_id > 1)
		expire_all(f, now_ms, fx);
}

void silence_doubt(struct fetch *f, int64_t now_ms)
{
	f->doubted = true;
	f->awake_ms = now_ms;
}

/* The clock of the machine goes on while the machine sleeps, the monotonic clock does not. */
static void watch_clock(struct fetch *f, int64_t wall_s, int64_t now_ms)
{
	int64_t ahead_s = wall_s - now_ms / 1000;
	if (f->ahead_known && ahead_s - f->ahead_s >= JUMP_S)
		silence_doubt(f, now_ms);
	f->ahead_s = ahead_s;
	f->ahead_known = true;
}

void silence_plan(struct fetch *f, int64_t wall_s, int64_t now_ms, struct effects *fx)
{
	watch_clock(f, wall_s, now_ms);
	close_idle(f, now_ms, fx);
	if (all_expire_ms(f) <= now_ms)
		expire_all(f, now_ms, fx);
	/* A connection that was never heard may only be slow: then "again" holds for this moment.
	 */
	f->hurried = f->hurried && were_heard(f);
	for (size_t i = 0; i < f->n_pending; i++) {
		struct pending *p = &f->pending[i];
		if (one_expires_ms(f, p) > now_ms)
			continue;
		p->expired = true;
		effects_add(fx, EFFECT_EXPIRE)->id = p->id;
	}
}

void silence_note_answer(struct fetch *f, int64_t now_ms)
{
	f->answered_ms = now_ms;
	f->doubted = f->hurried = false;
}
