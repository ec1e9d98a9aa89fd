/* SPDX-License-Identifier: MIT */
/* Asks and tells the windows of the actions. */
#include "pacer.h"

_Static_assert(RATE_WINDOW_SENDS == API_RATE_MAX, "a window holds the largest limit");

void pacer_init(struct pacer *p)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_init(&p->of[a], request_action_rate((enum api_action)a));
}

void pacer_follow(struct pacer *p, const struct pacer *before, int64_t now_ms)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_follow(&p->of[a], &before->of[a], now_ms);
}

void pacer_resume(struct pacer *p, const enum api_action *of, int64_t seen_ms, int64_t now_ms)
{
	for (int a = 0; a < API_ACTIONS; a++)
		if (!of || a == (int)*of)
			rate_window_resume(&p->of[a], seen_ms, now_ms);
}

void pacer_resume_all(struct pacer *p, const struct pacer_past *past)
{
	for (int a = 0; a < API_ACTIONS; a++)
		for (int i = 0; i < RATE_WINDOW_SENDS; i++)
			if (past->seen_ms[a][i] > 0)
				pacer_resume(p, &(enum api_action){(enum api_action)a},
					     past->seen_ms[a][i], past->seen_ms[a][i]);
}

void pacer_past_add(struct pacer_past *past, const enum api_action *of, int64_t seen_ms,
		    int64_t now_ms)
{
	if (seen_ms <= 0 || seen_ms > now_ms)
		return;
	for (int a = 0; a < API_ACTIONS; a++) {
		int64_t *at = past->seen_ms[a], *end = at + RATE_WINDOW_SENDS;
		if (of && a != (int)*of)
			continue;
		while (at < end && *at)
			at++;
		if (at < end)
			*at = seen_ms;
	}
}

int64_t pacer_next_ms(const struct pacer *p, enum api_action a, int64_t now_ms)
{
	return rate_window_next_ms(&p->of[a], now_ms);
}

void pacer_sent(struct pacer *p, enum api_action a, uint64_t id, int64_t now_ms)
{
	rate_window_sent(&p->of[a], id, now_ms);
}

static bool is_in_a_slot(const struct pacer *p, uint64_t id)
{
	for (int a = 0; a < API_ACTIONS; a++)
		if (rate_window_has(&p->of[a], id))
			return true;
	return false;
}

void pacer_repeated(struct pacer *p, uint64_t id, int64_t now_ms)
{
	bool of_any = !is_in_a_slot(p, id);
	for (int a = 0; a < API_ACTIONS; a++)
		if (of_any || rate_window_has(&p->of[a], id))
			rate_window_repeated(&p->of[a], now_ms);
}

int64_t pacer_slowest_ms(const struct pacer *p, enum api_action a)
{
	return rate_window_slowest_ms(&p->of[a]);
}

int64_t pacer_first_open_ms(const struct pacer *p, enum api_action a, int64_t since_ms)
{
	return rate_window_first_open_ms(&p->of[a], since_ms);
}

size_t pacer_open(const struct pacer *p)
{
	size_t n = 0;
	for (int a = 0; a < API_ACTIONS; a++)
		n += rate_window_open(&p->of[a]);
	return n;
}

static int64_t earlier_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

void pacer_answered(struct pacer *p, uint64_t id, int64_t now_ms, int64_t date_s)
{
	int64_t sent_ms = INT64_MIN;
	for (int a = 0; a < API_ACTIONS; a++) {
		int64_t sent = rate_window_answered(&p->of[a], id, now_ms, date_s);
		sent_ms = sent > sent_ms ? sent : sent_ms;
	}
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_settle_held(&p->of[a], sent_ms, now_ms);
}

void pacer_lost(struct pacer *p, uint64_t id, int64_t now_ms)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_lost(&p->of[a], id, now_ms);
}

void pacer_closed(struct pacer *p, uint64_t id, int64_t now_ms)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_closed(&p->of[a], id, now_ms);
}

void pacer_unsent(struct pacer *p, uint64_t id)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_unsent(&p->of[a], id);
}

void pacer_cancelled(struct pacer *p, uint64_t id, int64_t now_ms)
{
	for (int a = 0; a < API_ACTIONS; a++)
		rate_window_cancelled(&p->of[a], id, now_ms);
}

int64_t pacer_stuck_ms(const struct pacer *p, uint64_t *id)
{
	int64_t first = INT64_MAX;
	for (int a = 0; a < API_ACTIONS; a++) {
		uint64_t stuck = 0;
		int64_t at = rate_window_stuck_ms(&p->of[a], &stuck);
		if (at >= first)
			continue;
		first = at;
		*id = stuck;
	}
	return first;
}

void pacer_limited(struct pacer *p, const struct pacer_refusal *r)
{
	for (int a = 0; a < API_ACTIONS; a++) {
		if (!r->of_all && a != (int)r->action)
			continue;
		rate_window_limited(&p->of[a], r->sent_ms, r->now_ms);
		rate_window_pause(&p->of[a], r->until_ms);
	}
}

int64_t pacer_limited_ms(const struct pacer *p, enum api_action a)
{
	return p->of[a].limited_ms;
}

void pacer_quiet(struct pacer *p, enum api_action a, int64_t now_ms)
{
	rate_window_quiet(&p->of[a], now_ms);
}

int pacer_used(const struct pacer *p, int64_t now_ms)
{
	int most = 0;
	for (int a = 0; a < API_ACTIONS; a++) {
		int sends = p->of[a].sends, used = rate_window_used(&p->of[a], now_ms);
		int parts = (used * API_RATE_PER_SEC + sends - 1) / sends;
		most = parts > most ? parts : most;
	}
	return most;
}

int64_t pacer_less_used_ms(const struct pacer *p, int64_t now_ms)
{
	int64_t first = INT64_MAX;
	for (int a = 0; a < API_ACTIONS; a++)
		first = earlier_of(first, rate_window_less_used_ms(&p->of[a], now_ms));
	return first;
}

int64_t pacer_seconds(const struct pacer *p, enum api_action a, uint64_t requests)
{
	const struct rate_window *w = &p->of[a];
	uint64_t ms = requests * (uint64_t)w->window_ms / (uint64_t)w->sends;
	return (int64_t)((ms + 999) / 1000);
}
