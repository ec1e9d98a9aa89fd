/* SPDX-License-Identifier: MIT */
#include "app/pacer.h"

#define CALM_MS 5000 /* one step of recovery for each such spell without complaint */
#define NEVER   (INT64_MIN / 2)

void pacer_init(struct pacer *p)
{
	*p = (struct pacer){
	    .window_ms = PACER_WINDOW_MS, .pause_ms = NEVER, .limited_ms = NEVER, .calm_ms = NEVER};
	for (int i = 0; i < PACER_SENDS; i++)
		p->sent_ms[i] = NEVER;
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms)
{
	int64_t newest = p->sent_ms[(p->next + PACER_SENDS - 1) % PACER_SENDS];
	int64_t at = later(now_ms, p->sent_ms[p->next] + PACER_WINDOW_MS);
	/* Where a burst was refused another one would be refused again. */
	if (p->window_ms > PACER_WINDOW_MS)
		at = later(at, newest + p->window_ms / PACER_SENDS);
	return later(at, p->pause_ms);
}

void pacer_sent(struct pacer *p, int64_t now_ms)
{
	p->sent_ms[p->next] = now_ms;
	p->next = (p->next + 1) % PACER_SENDS;
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
		used += p->sent_ms[i] > now_ms - 1000;
	return used;
}
