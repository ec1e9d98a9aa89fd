/* SPDX-License-Identifier: MIT */
#include "pacer.h"

#include "pacer_dates.h"

#define CALM_MS  5000 /* one step of recovery for each such spell without complaint */
#define NEVER    (INT64_MIN / 2)
#define USUAL_MS 15 /* and a 32nd part: an answer may take so much longer than the quickest */

void pacer_init(struct pacer *p)
{
	*p = (struct pacer){
	    .window_ms = PACER_WINDOW_MS, .pause_ms = NEVER, .limited_ms = NEVER, .calm_ms = NEVER};
	dates_init(&p->dates);
	for (int i = 0; i < PACER_SENDS; i++)
		p->slot[i] = (struct pacer_slot){
		    .sent_ms = NEVER, .seen_ms = NEVER, .unwanted_ms = INT64_MAX};
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* When a further request may take the slot. */
static int64_t free_ms(const struct pacer_slot *s)
{
	switch (s->state) {
	case SLOT_SETTLED: return s->seen_ms + PACER_WINDOW_MS;
	case SLOT_HELD: return s->closed_ms + PACER_HOLD_MS;
	case SLOT_OPEN: break;
	}
	return INT64_MAX;
}

static int first_free(const struct pacer *p)
{
	int first = 0;
	for (int i = 1; i < PACER_SENDS; i++)
		if (free_ms(&p->slot[i]) < free_ms(&p->slot[first]))
			first = i;
	return first;
}

static int64_t last_seen_ms(const struct pacer *p)
{
	int64_t last = NEVER;
	for (int i = 0; i < PACER_SENDS; i++)
		last = later(last, p->slot[i].seen_ms);
	return last;
}

int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms)
{
	int64_t at = later(now_ms, free_ms(&p->slot[first_free(p)]));
	/* Where a burst was refused another one would be refused again. */
	if (p->window_ms > PACER_WINDOW_MS)
		at = later(at, last_seen_ms(p) + p->window_ms / PACER_SENDS);
	return later(at, p->pause_ms);
}

void pacer_sent(struct pacer *p, uint64_t id, int64_t now_ms)
{
	p->slot[first_free(p)] = (struct pacer_slot){.id = id,
						     .state = SLOT_OPEN,
						     .sent_ms = now_ms,
						     .seen_ms = now_ms,
						     .unwanted_ms = INT64_MAX};
}

void pacer_repeated(struct pacer *p, int64_t now_ms)
{
	struct pacer_slot *s = &p->slot[first_free(p)];
	/* It took the place of a request that still counts. */
	if (free_ms(s) > now_ms)
		p->pause_ms = later(p->pause_ms, now_ms + PACER_WINDOW_MS);
	else
		*s = (struct pacer_slot){
		    .sent_ms = now_ms, .seen_ms = now_ms, .unwanted_ms = INT64_MAX};
}

size_t pacer_open(const struct pacer *p)
{
	size_t n = 0;
	for (int i = 0; i < PACER_SENDS; i++)
		n += p->slot[i].state == SLOT_OPEN;
	return n;
}

static struct pacer_slot *find_open(struct pacer *p, uint64_t id)
{
	for (int i = 0; i < PACER_SENDS; i++)
		if (p->slot[i].state == SLOT_OPEN && p->slot[i].id == id)
			return &p->slot[i];
	return NULL;
}

static void settle(struct pacer_slot *s, int64_t seen_ms)
{
	s->state = SLOT_SETTLED;
	s->seen_ms = later(s->seen_ms, seen_ms);
}

void pacer_follow(struct pacer *p, const struct pacer *before, int64_t now_ms)
{
	pacer_init(p);
	for (int i = 0; i < PACER_SENDS; i++) {
		p->slot[i] = before->slot[i];
		if (p->slot[i].state != SLOT_SETTLED)
			settle(&p->slot[i], now_ms);
	}
}

/* Whoever answers what was sent later has read what came before. */
static void settle_held(struct pacer *p, int64_t sent_ms, int64_t now_ms)
{
	for (int i = 0; i < PACER_SENDS; i++)
		if (p->slot[i].state == SLOT_HELD && p->slot[i].closed_ms <= sent_ms)
			settle(&p->slot[i], now_ms);
}

static int64_t quickest(const struct pacer *p)
{
	int64_t least = p->took_ms[0];
	for (size_t i = 1; i < PACER_ANSWERS; i++)
		if (p->took_ms[i] < least)
			least = p->took_ms[i];
	return least;
}

/*
 * The time that an answer takes there and back, once that is known: 0 before, while most answers
 * are held up by different times, and for one that is. Only an answer that took as long as usual
 * does not hide where its request was delayed.
 */
static int64_t usual_way_ms(struct pacer *p, int64_t took_ms)
{
	size_t usual = 0;
	p->took_ms[p->n_answers++ % PACER_ANSWERS] = took_ms;
	if (p->n_answers < PACER_ANSWERS)
		return 0;
	int64_t least = quickest(p), most = least + USUAL_MS + least / 32;
	for (size_t i = 0; i < PACER_ANSWERS; i++)
		usual += p->took_ms[i] <= most;
	return usual > PACER_ANSWERS / 2 && took_ms <= most ? least : 0;
}

void pacer_answered(struct pacer *p, uint64_t id, int64_t now_ms, int64_t date_s)
{
	struct pacer_slot *s = find_open(p, id);
	if (!s)
		return;
	int64_t by_way = now_ms - usual_way_ms(p, now_ms - s->sent_ms);
	int64_t by_date = dates_take(&p->dates, date_s, s->sent_ms, now_ms);
	settle(s, by_date < by_way ? by_date : by_way);
	settle_held(p, s->sent_ms, now_ms);
}

void pacer_lost(struct pacer *p, uint64_t id, int64_t now_ms)
{
	struct pacer_slot *s = find_open(p, id);
	if (s)
		settle(s, now_ms);
}

void pacer_closed(struct pacer *p, uint64_t id, int64_t now_ms)
{
	struct pacer_slot *s = find_open(p, id);
	if (!s)
		return;
	s->state = SLOT_HELD;
	s->seen_ms = s->closed_ms = now_ms;
}

void pacer_unsent(struct pacer *p, uint64_t id)
{
	struct pacer_slot *s = find_open(p, id);
	if (s)
		*s = (struct pacer_slot){
		    .sent_ms = NEVER, .seen_ms = NEVER, .unwanted_ms = INT64_MAX};
}

void pacer_cancelled(struct pacer *p, uint64_t id, int64_t now_ms)
{
	struct pacer_slot *s = find_open(p, id);
	if (s)
		s->unwanted_ms = now_ms;
}

int64_t pacer_stuck_ms(const struct pacer *p, uint64_t *id)
{
	int64_t first = INT64_MAX;
	for (int i = 0; i < PACER_SENDS; i++) {
		const struct pacer_slot *s = &p->slot[i];
		if (s->state != SLOT_OPEN || s->unwanted_ms >= first)
			continue;
		first = s->unwanted_ms;
		*id = s->id;
	}
	return first == INT64_MAX ? INT64_MAX : first + PACER_LINGER_MS;
}

void pacer_limited(struct pacer *p, int64_t sent_ms, int64_t now_ms)
{
	/* What went out before the refusal was heard does not say that the slower rate is still too
	 * fast. */
	if (sent_ms > p->limited_ms)
		p->window_ms *= 2;
	if (p->window_ms > PACER_WINDOW_MAX_MS)
		p->window_ms = PACER_WINDOW_MAX_MS;
	p->limited_ms = p->calm_ms = now_ms;
	p->pause_ms = now_ms + PACER_WINDOW_MS;
}

void pacer_quiet(struct pacer *p, int64_t now_ms)
{
	while (p->window_ms > PACER_WINDOW_MS && now_ms - p->calm_ms >= CALM_MS) {
		p->window_ms = later(p->window_ms * 3 / 4, PACER_WINDOW_MS);
		p->calm_ms += CALM_MS;
	}
}

int pacer_used(const struct pacer *p, int64_t now_ms)
{
	int used = 0;
	for (int i = 0; i < PACER_SENDS; i++)
		used += p->slot[i].seen_ms > now_ms - 1000;
	return used;
}
