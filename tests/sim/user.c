/* SPDX-License-Identifier: MIT */
/* What the user and the world do, by chance. */
#include "base/attr.h"

#include "ring.h"

void user_weather(struct ring *r)
{
	struct server *s = &r->server;
	int strength = (int)ring_pick(r, 4) * 60;
	for (int i = 0; i < WEATHERS; i++)
		s->weather[i] = ring_chance(r, 400) ? (int)ring_pick(r, (uint32_t)strength + 1) : 0;
	s->others = ring_chance(r, 250) ? (int)ring_pick(r, 6) : 0;
	s->wire.jitter_ms = ring_chance(r, 250) ? ring_pick(r, 1000) : 0;
	s->wire.stall = ring_chance(r, 250) ? (enum stall)ring_pick(r, STALLS) : STALL_NONE;
	s->stormy = true;
	ring_tell(r, "weather: strength %d, others %d", strength, s->others);
}

void user_change_list(struct ring *r)
{
	for (uint32_t n = 1 + ring_pick(r, 4); n > 0; n--) {
		if (ring_chance(r, 500))
			server_bind(&r->server);
		else
			server_unbind(&r->server);
	}
	ring_tell(r, "the list changes: %zu", r->server.n);
}

/* Scrolling is what most people do most; the rest is pressed in any order. */
static const char *const scrolling[] = {"j",    "k", "PgDn", "PgUp", "Ctrl-D", "Ctrl-U", "PgDn",
					"PgDn", "G", "g",    "Down", "%",      "5",      "M"};
static const char *const other[] = {
    "f",      "F", "o",     "o",     "R",     "r",    "Enter",  "Enter",  "d",    "Tab",   "|", "a",
    "Esc",    "s", "S",     "&",     "!",     "=",    "D",      "e",      "E",    "Space", "v", "u",
    "U",      "W", "P",     ":",     "I",     "?",    "Ctrl-L", "Ctrl-Z", "x",    "1",     "2", "3",
    "4",      "n", "y",     "BS",    "Up",    "Down", "Left",   "Right",  "Home", "End",   "l", "h",
    "Ctrl-C", "x", "Enter", "S-Tab", "S-Tab", "Esc",  "Esc",    "B",      "B",    "7"};

static void press(struct ring *r)
{
	struct key k;
	bool scrolls = r->model->n_layers == 0 && ring_chance(r, 600);
	bool closes = r->model->n_layers > 0 && ring_chance(r, 300);
	const char *name = closes    ? "Esc"
			   : scrolls ? scrolling[ring_pick(r, COUNT_OF(scrolling))]
				     : other[ring_pick(r, COUNT_OF(other))];
	if (key_parse(sl_from(name), &k))
		ring_key(r, k);
}

static void resize(struct ring *r)
{
	int rows = (int)ring_pick(r, 50), cols = (int)ring_pick(r, 160);
	ring_tell(r, "size %d x %d", rows, cols);
	ring_event(r, (struct event){.kind = EV_RESIZE, .size = {rows, cols, false}});
}

void user_act(struct ring *r)
{
	uint32_t what = ring_pick(r, 1000);
	if (what < 500) {
		for (uint32_t n = 1 + ring_pick(r, 3); n > 0 && !r->quit; n--)
			press(r);
	} else if (what < 560) {
		user_change_list(r);
	} else if (what < 600) {
		server_spend(&r->server);
	} else if (what < 630) {
		user_weather(r);
	} else if (what < 640) {
		r->wall_ahead_s += (int64_t)ring_pick(r, 20000) - 10000;
	} else if (what < 650) {
		r->server.credential++;
	} else if (what < 655) {
		server_count(&r->server, HAPPENS_STOPPED);
		wire_stand_still(&r->server, r->now_ms, ring_pick(r, 20000));
	} else if (what < 670) {
		resize(r);
	}
}

void user_pass_time(struct ring *r, bool may_jump)
{
	int64_t next = ring_next_ms(r);
	if (may_jump && ring_chance(r, 10)) {
		r->now_ms += ring_pick(r, 3600000);
		server_count(&r->server, HAPPENS_JUMPED);
	} else if (ring_chance(r, 400) || next == INT64_MAX) {
		r->now_ms += ring_pick(r, 250);
	} else {
		r->now_ms = next > r->now_ms ? next : r->now_ms;
	}
	/* What happens until then sees the list as it was. */
	server_advance(&r->server, r->now_ms);
}
