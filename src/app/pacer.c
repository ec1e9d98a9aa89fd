/* SPDX-License-Identifier: MIT */
#include "app/pacer.h"

#define WINDOW_MAX_MS 16000
#define SHRINK_MS     5000 /* one step of recovery for each such spell without complaint */
#define NEVER         (INT64_MIN / 2)

void pacer_init(struct pacer *p)
{
	*p = (struct pacer){.window_ms = PACER_WINDOW_MS, .limited_ms = INT64_MIN};
	for (int i = 0; i < PACER_SENDS; i++)
		p->sent_ms[i] = NEVER;
}

int64_t pacer_next_ms(const struct pacer *p, int64_t now_ms)
{
	int64_t allowed = p->sent_ms[p->next] + p->window_ms;
	return allowed > now_ms ? allowed : now_ms;
}

void pacer_sent(struct pacer *p, int64_t now_ms)
{
	p->sent_ms[p->next] = now_ms;
	p->next = (p->next + 1) % PACER_SENDS;
}

void pacer_limited(struct pacer *p, int64_t now_ms)
{
	p->window_ms = p->window_ms * 2 < WINDOW_MAX_MS ? p->window_ms * 2 : WINDOW_MAX_MS;
	p->limited_ms = now_ms;
	/* A pause of a second, then sends spread over the window: another burst would only be
	 * refused again. */
	for (int i = 0; i < PACER_SENDS; i++)
		p->sent_ms[(p->next + i) % PACER_SENDS] =
		    now_ms + 1000 - p->window_ms + i * p->window_ms / PACER_SENDS;
}

void pacer_quiet(struct pacer *p, int64_t now_ms)
{
	if (p->window_ms == PACER_WINDOW_MS || now_ms - p->limited_ms < SHRINK_MS)
		return;
	p->window_ms =
	    p->window_ms * 3 / 4 > PACER_WINDOW_MS ? p->window_ms * 3 / 4 : PACER_WINDOW_MS;
	p->limited_ms = now_ms;
}

int pacer_used(const struct pacer *p, int64_t now_ms)
{
	int used = 0;
	for (int i = 0; i < PACER_SENDS; i++)
		used += p->sent_ms[i] > now_ms - 1000 && p->sent_ms[i] <= now_ms;
	return used;
}
