/* SPDX-License-Identifier: MIT */
/* The simulated network between the ring and the server. */
#include "server.h"

#define SECOND_MS     1000
#define LATER_MS      1500 /* what is held comes so much later than it could */
#define STALL_MS      2000 /* of each period */
#define PERIOD_MS     3000
#define NODES_APART   200
#define STREAMS_LEAST 3

void wire_init(struct server *s)
{
	struct wire *w = &s->wire;
	*w = (struct wire){.still_until_ms = INT64_MIN};
	w->http2 = server_chance(s, 400);
	w->lanes = w->http2 ? STREAMS_LEAST + server_pick(s, LANES_MAX - STREAMS_LEAST) : 2;
	w->date_late = server_chance(s, 500);
	w->clock_ms = server_pick(s, 1000);
	w->other_ms = server_chance(s, 300) ? server_pick(s, NODES_APART) : 0;
	wire_forget(w);
}

void wire_forget(struct wire *w)
{
	for (size_t a = 0; a < API_ACTIONS; a++)
		for (size_t i = 0; i < API_RATE_MAX; i++)
			w->left.at_ms[a][i] = w->came.at_ms[a][i] = INT64_MIN / 2;
}

static int64_t underway(struct server *s, int64_t shortest_ms)
{
	int64_t ms = shortest_ms + server_pick(s, (uint32_t)shortest_ms / 8 + 1);
	if (s->stormy)
		ms += server_pick(s, s->wire.jitter_ms + 1);
	if (server_strikes(s, HAPPENS_SLOW))
		return ms + 1000 + server_pick(s, 20000);
	return server_strikes(s, HAPPENS_HELD) ? ms + server_pick(s, LATER_MS) : ms;
}

static int64_t stalled(struct server *s, bool stalls, int64_t at_ms)
{
	int64_t into = at_ms % PERIOD_MS;
	if (!s->stormy || !stalls || into >= STALL_MS)
		return at_ms;
	server_count(s, HAPPENS_STALLED);
	return at_ms + STALL_MS - into;
}

static int64_t look_at(const struct server *s, int64_t at_ms)
{
	return at_ms < s->wire.still_until_ms ? s->wire.still_until_ms : at_ms;
}

static void send_back(struct server *s, struct transfer *f)
{
	enum stall stall = s->wire.stall;
	f->answered_ms = stalled(s, stall == STALL_BACK || stall == STALL_BOTH,
				 f->looked_at_ms + underway(s, s->back_ms));
}

static void set_out(struct server *s, struct transfer *f, int64_t now_ms)
{
	enum stall stall = s->wire.stall;
	f->begun = true;
	f->refused = server_strikes(s, HAPPENS_REFUSED);
	if (f->excused)
		wire_remember(&s->wire.left, f->request.action, now_ms);
	else if (!f->refused)
		wire_count(&s->wire.left, f->request.action, now_ms);
	f->looked_at_ms = look_at(s, stalled(s, stall == STALL_THERE || stall == STALL_BOTH,
					     now_ms + underway(s, s->way_ms)));
	send_back(s, f);
}

static size_t busy(const struct server *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n_transfers; i++)
		n += s->transfer[i].begun && !s->transfer[i].closed && !s->transfer[i].detached;
	return n;
}

void wire_go_on(struct server *s, int64_t now_ms)
{
	for (size_t i = 0; i < s->n_transfers && busy(s) < s->wire.lanes; i++)
		if (!s->transfer[i].begun && !s->transfer[i].detached)
			set_out(s, &s->transfer[i], now_ms);
}

void wire_take(struct server *s, struct transfer *f, int64_t now_ms)
{
	f->looked_at_ms = f->answered_ms = FAR_MS;
	wire_go_on(s, now_ms);
	if (!f->begun && !s->wire.http2)
		s->wire.queued = true;
}

void wire_close(struct server *s, struct transfer *f, int64_t now_ms)
{
	int64_t soon = look_at(s, now_ms + 1 + server_pick(s, (uint32_t)s->way_ms));
	f->closed = true;
	if (!f->answered && f->looked_at_ms > soon)
		f->looked_at_ms = soon;
}

void wire_stand_still(struct server *s, int64_t now_ms, int64_t ms)
{
	if (now_ms < s->wire.still_until_ms)
		return;
	s->wire.still_until_ms = now_ms + ms;
	for (size_t i = 0; i < s->n_transfers; i++) {
		struct transfer *f = &s->transfer[i];
		if (!f->begun || f->answered || f->looked_at_ms >= s->wire.still_until_ms)
			continue;
		f->looked_at_ms = s->wire.still_until_ms;
		send_back(s, f);
	}
}

void wire_count(struct count *c, enum api_action a, int64_t at_ms)
{
	if (!c->crowded && at_ms - c->at_ms[a][c->next[a]] < SECOND_MS) {
		c->crowded = true;
		c->crowd = a;
	}
	wire_remember(c, a, at_ms);
}

void wire_remember(struct count *c, enum api_action a, int64_t at_ms)
{
	c->at_ms[a][c->next[a]] = at_ms;
	c->next[a] = (c->next[a] + 1) % (size_t)request_action_rate(a);
}

void wire_repeat(struct server *s, enum api_action a, int64_t now_ms)
{
	wire_remember(&s->wire.left, a, now_ms);
	for (size_t i = 0; i < s->n_transfers; i++)
		s->transfer[i].excused = s->transfer[i].excused || !s->transfer[i].begun;
}

int64_t wire_date(struct server *s, const struct transfer *f)
{
	const struct wire *w = &s->wire;
	int64_t at = f->looked_at_ms, took = f->answered_ms - f->looked_at_ms;
	if (w->date_late && took > 0)
		at += server_pick(s, (uint32_t)took + 1);
	at += w->clock_ms + (server_chance(s, 500) ? w->other_ms : 0);
	return START_UNIX_S + at / 1000;
}
