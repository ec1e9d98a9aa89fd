/* SPDX-License-Identifier: MIT */
/* What the user and the world do, by chance. */
#include "simclient.h"

static uint32_t pick(struct simclient *c, uint32_t n)
{
	return simserver_pick(&c->server, n);
}

static bool chance(struct simclient *c, int in_a_thousand)
{
	return simserver_chance(&c->server, in_a_thousand);
}

void simuser_weather(struct simclient *c)
{
	struct sim_weather *w = &c->server.weather;
	int strength = (int)pick(c, 4) * 60;
	*w = (struct sim_weather){0};
	int *const faults[] = {&w->slow,      &w->lost, &w->refused, &w->broken,   &w->gateway,
			       &w->malformed, &w->busy, &w->limited, &w->repeated, &w->doubled};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		*faults[i] = chance(c, 400) ? (int)pick(c, (uint32_t)strength + 1) : 0;
	w->others = chance(c, 300) ? (int)pick(c, 6) : 0;
	simclient_tell(c, "weather: strength %d, others %d", strength, w->others);
}

static void scroll(struct simclient *c)
{
	uint64_t rows = store_rows(c->s), by = 1 + pick(c, 30);
	c->w.travel = chance(c, 600) ? 1 : -1;
	if (chance(c, 150))
		c->top = rows ? pick(c, (uint32_t)rows) : 0;
	else if (c->w.travel > 0)
		c->top += by;
	else
		c->top = c->top > by ? c->top - by : 0;
	c->height = chance(c, 50) ? 1 + pick(c, 40) : c->height;
	c->w.prefetch = !chance(c, 100);
}

static void choose_query(struct simclient *c)
{
	c->query = pick(c, SIM_QUERIES);
	c->f.stopped_by_user = false;
	store_select(c->s, &c->queries[c->query]);
	c->top = 0;
	simclient_tell(c, "query %zu", c->query);
}

static void change_list(struct simclient *c)
{
	for (uint32_t n = 1 + pick(c, 4); n > 0; n--) {
		if (chance(c, 500))
			simserver_bind(&c->server);
		else
			simserver_unbind(&c->server);
	}
	simclient_tell(c, "the list changes: %zu", c->server.n);
}

void simuser_reload(struct simclient *c)
{
	fetch_retry(&c->f, c->now_ms);
	store_make_stale(c->s);
	simclient_tell(c, "reload");
}

void simuser_act(struct simclient *c)
{
	uint32_t what = pick(c, 1000);
	if (c->f.halted && chance(c, 200))
		fetch_retry(&c->f, c->now_ms);
	else if (what < 400)
		scroll(c);
	else if (what < 440)
		choose_query(c);
	else if (what < 470)
		c->w.everything = !c->w.everything;
	else if (what < 500)
		c->wants_extra = !c->wants_extra;
	else if (what < 520)
		fetch_retry(&c->f, c->now_ms);
	else if (what < 530)
		simuser_reload(c);
	else if (what < 540)
		c->f.stopped_by_user = true;
	else if (what < 590)
		change_list(c);
	else if (what < 640)
		simserver_spend(&c->server);
	else if (what < 690)
		simuser_weather(c);
	else if (what < 695)
		c->wall_ahead_s += (int64_t)pick(c, 20000) - 10000;
	else if (what < 705)
		c->server.credential++;
	else if (what < 710)
		c->has_extra = false;
}
