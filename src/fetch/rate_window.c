/* SPDX-License-Identifier: MIT */
/* Keeps the sends of one action within its limit: slots, the window, the pause after a refusal. */
#include "rate_window.h"

#include "base/mem.h"

#include "pacer_dates.h"

/* Intervals without complaint, each of which shrinks the window by one step: short after the first
 * refusal for some time, because another tool may just have ended. */
#define CALM_MS       5000
#define CALM_FIRST_MS 1000
#define SPELL_MS      60000 /* refusals further apart than this are separate */
#define NEVER         (INT64_MIN / 2)
#define USUAL_MS                                                                                   \
	15 /* and a 32nd: a usual answer takes at most so much longer than the quickest            \
	    */

void rate_window_init(struct rate_window *p, int sends)
{
	if (sends < 1 || sends > RATE_WINDOW_SENDS)
		BUG("a rate that no window holds");
	*p = (struct rate_window){.sends = sends,
				  .calm_step_ms = CALM_MS,
				  .window_ms = RATE_WINDOW_MS,
				  .pause_ms = NEVER,
				  .limited_ms = NEVER,
				  .calm_ms = NEVER};
	pacer_dates_init(&p->dates);
	for (int i = 0; i < RATE_WINDOW_SENDS; i++)
		p->slot[i] = (struct rate_slot){
		    .sent_ms = NEVER, .seen_ms = NEVER, .unwanted_ms = INT64_MAX};
}

static int64_t later_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Returns when another request may take the slot. */
static int64_t slot_free_ms(const struct rate_slot *s)
{
	switch (s->state) {
	case SLOT_SETTLED: return s->seen_ms + RATE_WINDOW_MS;
	case SLOT_HELD: return s->closed_ms + RATE_WINDOW_HOLD_MS;
	case SLOT_OPEN: break;
	}
	return INT64_MAX;
}

static int find_first_free(const struct rate_window *p)
{
	int first = 0;
	for (int i = 1; i < p->sends; i++)
		if (slot_free_ms(&p->slot[i]) < slot_free_ms(&p->slot[first]))
			first = i;
	return first;
}

static int64_t last_seen_ms(const struct rate_window *p)
{
	int64_t last = NEVER;
	for (int i = 0; i < p->sends; i++)
		last = later_of(last, p->slot[i].seen_ms);
	return last;
}

int64_t rate_window_next_ms(const struct rate_window *p, int64_t now_ms)
{
	int64_t at = later_of(now_ms, slot_free_ms(&p->slot[find_first_free(p)]));
	/* If one burst was refused, the next one would be refused too. */
	if (p->window_ms > RATE_WINDOW_MS)
		at = later_of(at, last_seen_ms(p) + p->window_ms / p->sends);
	return later_of(at, p->pause_ms);
}

void rate_window_sent(struct rate_window *p, uint64_t id, int64_t now_ms)
{
	p->slot[find_first_free(p)] = (struct rate_slot){.id = id,
							 .state = SLOT_OPEN,
							 .sent_ms = now_ms,
							 .seen_ms = now_ms,
							 .unwanted_ms = INT64_MAX};
}

void rate_window_repeated(struct rate_window *p, int64_t now_ms)
{
	struct rate_slot *s = &p->slot[find_first_free(p)];
	/* It takes the place of a request that still counts. */
	if (slot_free_ms(s) > now_ms)
		p->pause_ms = later_of(p->pause_ms, now_ms + RATE_WINDOW_MS);
	else
		*s = (struct rate_slot){
		    .sent_ms = now_ms, .seen_ms = now_ms, .unwanted_ms = INT64_MAX};
}

size_t rate_window_open(const struct rate_window *p)
{
	size_t n = 0;
	for (int i = 0; i < p->sends; i++)
		n += p->slot[i].state == SLOT_OPEN;
	return n;
}

bool rate_window_has(const struct rate_window *p, uint64_t id)
{
	for (int i = 0; i < p->sends; i++)
		if (p->slot[i].id == id)
			return true;
	return false;
}

int64_t rate_window_first_open_ms(const struct rate_window *p, int64_t since_ms)
{
	int64_t first = INT64_MAX;
	for (int i = 0; i < p->sends; i++) {
		const struct rate_slot *s = &p->slot[i];
		if (s->state == SLOT_OPEN && s->sent_ms >= since_ms && s->sent_ms < first)
			first = s->sent_ms;
	}
	return first;
}

static struct rate_slot *find_open(struct rate_window *p, uint64_t id)
{
	for (int i = 0; i < p->sends; i++)
		if (p->slot[i].state == SLOT_OPEN && p->slot[i].id == id)
			return &p->slot[i];
	return NULL;
}

static void settle_slot(struct rate_slot *s, int64_t seen_ms)
{
	s->state = SLOT_SETTLED;
	s->seen_ms = later_of(s->seen_ms, seen_ms);
}

void rate_window_follow(struct rate_window *p, const struct rate_window *before, int64_t now_ms)
{
	rate_window_init(p, before->sends);
	for (int i = 0; i < p->sends; i++) {
		p->slot[i] = before->slot[i];
		if (p->slot[i].state != SLOT_SETTLED)
			settle_slot(&p->slot[i], now_ms);
	}
}

void rate_window_seen(const struct rate_window *p, int64_t now_ms,
		      int64_t seen_ms[RATE_WINDOW_SENDS])
{
	for (int i = 0; i < RATE_WINDOW_SENDS; i++)
		seen_ms[i] = p->slot[i].state == SLOT_SETTLED ? p->slot[i].seen_ms : now_ms;
}

/* More than the slots hold: the latest count. */
void rate_window_resume(struct rate_window *p, int64_t seen_ms, int64_t now_ms)
{
	struct rate_slot *s = &p->slot[find_first_free(p)];
	if (seen_ms <= now_ms && s->state == SLOT_SETTLED)
		settle_slot(s, seen_ms);
}

void rate_window_settle_held(struct rate_window *p, int64_t sent_ms, int64_t now_ms)
{
	for (int i = 0; i < p->sends; i++)
		if (p->slot[i].state == SLOT_HELD && p->slot[i].closed_ms <= sent_ms)
			settle_slot(&p->slot[i], now_ms);
}

static int64_t quickest_ms(const struct rate_window *p)
{
	int64_t least = p->took_ms[0];
	for (size_t i = 1; i < RATE_WINDOW_ANSWERS; i++)
		if (p->took_ms[i] < least)
			least = p->took_ms[i];
	return least;
}

int64_t rate_window_slowest_ms(const struct rate_window *p)
{
	int64_t most = 0;
	for (size_t i = 0; i < RATE_WINDOW_ANSWERS; i++)
		most = later_of(most, p->took_ms[i]);
	return most;
}

/*
 * Returns the usual round trip of an answer; 0 before it is known, while most answers are delayed
 * by different times, and for an answer that was delayed. Only an answer that took as long as usual
 * shows that its request was not delayed.
 */
static int64_t usual_way_ms(struct rate_window *p, int64_t took_ms)
{
	size_t usual = 0;
	p->took_ms[p->n_answers++ % RATE_WINDOW_ANSWERS] = took_ms;
	if (p->n_answers < RATE_WINDOW_ANSWERS)
		return 0;
	int64_t least = quickest_ms(p), most = least + USUAL_MS + least / 32;
	for (size_t i = 0; i < RATE_WINDOW_ANSWERS; i++)
		usual += p->took_ms[i] <= most;
	return usual > RATE_WINDOW_ANSWERS / 2 && took_ms <= most ? least : 0;
}

int64_t rate_window_answered(struct rate_window *p, uint64_t id, int64_t now_ms, int64_t date_s)
{
	struct rate_slot *s = find_open(p, id);
	if (!s)
		return INT64_MIN;
	int64_t by_way = now_ms - usual_way_ms(p, now_ms - s->sent_ms);
	int64_t by_date = pacer_dates_take(&p->dates, date_s, s->sent_ms, now_ms);
	settle_slot(s, by_date < by_way ? by_date : by_way);
	return s->sent_ms;
}

void rate_window_lost(struct rate_window *p, uint64_t id, int64_t now_ms)
{
	struct rate_slot *s = find_open(p, id);
	if (s)
		settle_slot(s, now_ms);
}

void rate_window_closed(struct rate_window *p, uint64_t id, int64_t now_ms)
{
	struct rate_slot *s = find_open(p, id);
	if (!s)
		return;
	s->state = SLOT_HELD;
	s->seen_ms = s->closed_ms = now_ms;
}

void rate_window_unsent(struct rate_window *p, uint64_t id)
{
	struct rate_slot *s = find_open(p, id);
	if (s)
		*s = (struct rate_slot){
		    .sent_ms = NEVER, .seen_ms = NEVER, .unwanted_ms = INT64_MAX};
}

void rate_window_cancelled(struct rate_window *p, uint64_t id, int64_t now_ms)
{
	struct rate_slot *s = find_open(p, id);
	if (s)
		s->unwanted_ms = now_ms;
}

int64_t rate_window_stuck_ms(const struct rate_window *p, uint64_t *id)
{
	int64_t first = INT64_MAX;
	for (int i = 0; i < p->sends; i++) {
		const struct rate_slot *s = &p->slot[i];
		if (s->state != SLOT_OPEN || s->unwanted_ms >= first)
			continue;
		first = s->unwanted_ms;
		*id = s->id;
	}
	return first == INT64_MAX ? INT64_MAX : first + RATE_WINDOW_LINGER_MS;
}

void rate_window_limited(struct rate_window *p, int64_t sent_ms, int64_t now_ms)
{
	/* A request sent before the refusal arrived does not show that the slower rate is still
	 * too fast. */
	if (sent_ms > p->limited_ms) {
		p->window_ms *= 2;
		p->calm_step_ms = now_ms - p->limited_ms > SPELL_MS ? CALM_FIRST_MS : CALM_MS;
	}
	if (p->window_ms > RATE_WINDOW_MAX_MS)
		p->window_ms = RATE_WINDOW_MAX_MS;
	p->limited_ms = p->calm_ms = now_ms;
	p->pause_ms = now_ms + RATE_WINDOW_MS;
}

void rate_window_pause(struct rate_window *p, int64_t until_ms)
{
	p->pause_ms = later_of(p->pause_ms, until_ms);
}

void rate_window_quiet(struct rate_window *p, int64_t now_ms)
{
	while (p->window_ms > RATE_WINDOW_MS && now_ms - p->calm_ms >= p->calm_step_ms) {
		p->window_ms = later_of(p->window_ms * 3 / 4, RATE_WINDOW_MS);
		p->calm_ms += p->calm_step_ms;
	}
}

int rate_window_used(const struct rate_window *p, int64_t now_ms)
{
	int used = 0;
	for (int i = 0; i < p->sends; i++)
		used += p->slot[i].seen_ms > now_ms - 1000;
	return used;
}

int64_t rate_window_less_used_ms(const struct rate_window *p, int64_t now_ms)
{
	int64_t first = INT64_MAX;
	for (int i = 0; i < p->sends; i++) {
		int64_t seen = p->slot[i].seen_ms;
		if (seen > now_ms - 1000 && seen + 1000 < first)
			first = seen + 1000;
	}
	return first;
}
