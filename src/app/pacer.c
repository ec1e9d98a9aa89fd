/* SPDX-License-Identifier: MIT */
#include "app/pacer.h"

#include <stddef.h>

#define CALM_MS 5000 /* one step of recovery for each such spell without complaint */
#define NEVER   (INT64_MIN / 2)
#define FEW     10 /* answers, two windows of them, that do not say yet how quick one can be */
#define SPELL   64 /* answers after which the quickest is sought anew: a path can become longer */

void pacer_init(struct pacer *p)
{
	*p = (struct pacer){.window_ms = PACER_WINDOW_MS,
			    .warm_ms = NEVER,
			    .pause_ms = NEVER,
			    .limited_ms = NEVER,
			    .calm_ms = NEVER};
	for (int i = 0; i < PACER_SENDS; i++)
		p->slot[i] = (struct pacer_slot){.sent_ms = NEVER, .seen_ms = NEVER};
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int first_seen(const struct pacer *p)
{
	int first = 0;
	for (int i = 1; i < PACER_SENDS; i++)
		if (p->slot[i].seen_ms < p->slot[first].seen_ms)
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
	int64_t at = later(now_ms, p->slot[first_seen(p)].seen_ms + PACER_WINDOW_MS);
	/* Where a burst was refused another one would be refused again. */
	if (p->window_ms > PACER_WINDOW_MS)
		at = later(at, last_seen_ms(p) + p->window_ms / PACER_SENDS);
	return later(at, p->pause_ms);
}

void pacer_sent(struct pacer *p, int64_t now_ms)
{
	p->slot[first_seen(p)] = (struct pacer_slot){now_ms, now_ms, true};
}

/* The sends of one millisecond are alike: whichever of them is found will do. */
static struct pacer_slot *open_slot(struct pacer *p, int64_t sent_ms)
{
	for (int i = 0; i < PACER_SENDS; i++)
		if (p->slot[i].open && p->slot[i].sent_ms == sent_ms)
			return &p->slot[i];
	return NULL;
}

static void seen(struct pacer *p, int64_t sent_ms, int64_t at_ms)
{
	struct pacer_slot *s = open_slot(p, sent_ms);
	if (!s)
		return;
	s->seen_ms = later(s->seen_ms, at_ms);
	s->open = false;
}

/* Of the last SPELL answers or more; nothing is known before a few were heard. */
static int64_t quickest(struct pacer *p, int64_t took_ms)
{
	if (p->n_answers++ % SPELL == 0) {
		p->quickest_ms[0] = p->n_answers == 1 ? took_ms : p->quickest_ms[1];
		p->quickest_ms[1] = took_ms;
	}
	if (took_ms < p->quickest_ms[1])
		p->quickest_ms[1] = took_ms;
	if (p->n_answers <= FEW)
		return 0;
	return p->quickest_ms[0] < p->quickest_ms[1] ? p->quickest_ms[0] : p->quickest_ms[1];
}

/*
 * An answer that took longer than the quickest was held up on one way or the other; it is taken for
 * the way there, where it makes the requests behind it come closer. What was sent before the first
 * answer may have waited for the connection, nobody knows how long.
 */
void pacer_answered(struct pacer *p, int64_t sent_ms, int64_t now_ms)
{
	bool warm = p->warm_ms != NEVER && sent_ms >= p->warm_ms;
	if (p->warm_ms == NEVER)
		p->warm_ms = now_ms;
	seen(p, sent_ms, warm ? now_ms - quickest(p, now_ms - sent_ms) : now_ms);
}

void pacer_lost(struct pacer *p, int64_t sent_ms, int64_t now_ms)
{
	seen(p, sent_ms, now_ms);
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
