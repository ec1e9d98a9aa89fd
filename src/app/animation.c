/* SPDX-License-Identifier: MIT */
/* Computes what time alone changes on the screen, and when the next change is due. */
#include "app/animation.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#define FRAME_MS             120
#define QUIET_MS             150 /* no spinner for an answer that comes sooner */
#define WORTH_A_COUNTDOWN_MS 1100

static int64_t earlier_ms(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t next_send_ms(const struct model *m)
{
	return fetch_next_send_ms(&m->loader.fetch, m->now_ms);
}

static bool counts_down(const struct model *m)
{
	int64_t next = next_send_ms(m);
	return app_loading(m) && fetch_count_in_flight(&m->loader.fetch) == 0 &&
	       !m->loader.fetch.renewing && next < INT64_MAX &&
	       next > m->now_ms + WORTH_A_COUNTDOWN_MS;
}

static int spinner_frame(const struct model *m)
{
	if (m->loading_ms == INT64_MAX || m->now_ms - m->loading_ms < QUIET_MS || counts_down(m))
		return -1;
	return m->settings.still ? 0 : (int)(m->now_ms / FRAME_MS % 1000000);
}

static int64_t countdown_s(const struct model *m)
{
	return counts_down(m) ? (next_send_ms(m) - m->now_ms + 999) / 1000 : -1;
}

void animation_update(struct model *m)
{
	int budget = pacer_used(&m->loader.fetch.pacer, m->now_ms);
	if (!app_loading(m))
		m->loading_ms = INT64_MAX;
	else if (m->loading_ms == INT64_MAX)
		m->loading_ms = m->now_ms;
	int frame = spinner_frame(m);
	int64_t left = countdown_s(m);
	if (frame != m->spinner || budget != m->budget || left != m->countdown_s)
		m->dirty = true;
	m->spinner = frame;
	m->budget = budget;
	m->countdown_s = left;
}

static int64_t spinner_deadline(const struct model *m)
{
	if (m->loading_ms == INT64_MAX)
		return INT64_MAX;
	if (m->countdown_s > 0)
		return next_send_ms(m) - (m->countdown_s - 1) * 1000;
	if (m->spinner < 0)
		return m->loading_ms + QUIET_MS;
	return m->settings.still ? INT64_MAX : (m->now_ms / FRAME_MS + 1) * FRAME_MS;
}

/* The budget shows the sends of the last second, so it changes when one becomes older. */
static int64_t budget_deadline(const struct model *m)
{
	return pacer_less_used_ms(&m->loader.fetch.pacer, m->now_ms);
}

int64_t app_deadline(const struct model *m)
{
	int64_t at = m->toast.shown ? m->toast.until_ms : INT64_MAX;
	if (m->stopping || !m->loader.started)
		return INT64_MAX;
	if (m->arrange.preparing || m->arrange.coming.lens || m->burn.sums.works ||
	    m->find.searching || m->picker.counting)
		return m->now_ms + 1;
	at = earlier_ms(at, group_list_deadline(m));
	at = earlier_ms(at, keymap_deadline(&m->keymap));
	at = earlier_ms(at, fetch_deadline(&m->loader.fetch, m->now_ms));
	at = earlier_ms(at, customer_extra_deadline(m));
	at = earlier_ms(at, m->refresh.watch_ms);
	at = earlier_ms(at, spinner_deadline(m));
	return earlier_ms(at, budget_deadline(m));
}
