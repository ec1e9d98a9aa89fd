/* SPDX-License-Identifier: MIT */
#include "simclient.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define STEPS      400
#define ASKED_SIZE 40
#define CALM_MS    60000 /* within which all must have come */
#define CALM_SENDS 12    /* beside two for each page */
#define SILENCE_MS 600000

void simclient_tell(const struct simclient *c, const char *fmt, ...)
{
	va_list args;
	if (!c->trace)
		return;
	fprintf(stderr, "%9" PRId64 " ", c->now_ms);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
}

static uint32_t pick(struct simclient *c, uint32_t n)
{
	return simserver_pick(&c->server, n);
}

static bool chance(struct simclient *c, int in_a_thousand)
{
	return simserver_chance(&c->server, in_a_thousand);
}

static void make_queries(struct simclient *c)
{
	for (size_t i = 1; i < SIM_QUERIES; i++) {
		c->queries[i].order = i % 2 ? ORDER_ASC : ORDER_DESC;
		if (i < 2)
			continue;
		c->queries[i].type = FILTER_NAME;
		c->queries[i].text[0] = (char)('0' + i % 3);
	}
}

void simclient_init(struct simclient *c, uint64_t seed, enum plant plant)
{
	*c = (struct simclient){.plant = plant, .height = 10};
	simserver_init(&c->server, seed);
	c->server.clamp = (enum sim_clamp)pick(c, 3);
	/* The guess at a refused page size ends at 10. */
	c->server.size_max = c->server.clamp == CLAMP_ERROR ? 10 + pick(c, 30) : 2 + pick(c, 38);
	c->now_ms = pick(c, 100000);
	c->wall_ahead_s = chance(c, 700) ? 0 : (int64_t)pick(c, 20000) - 10000;
	fetch_init(&c->f, seed);
	c->s = store_new(0, 3 + pick(c, ASKED_SIZE), &thresholds_default);
	c->extra.action = ACTION_PARTNER_CREDIT;
	c->w.travel = 1;
	pace_init(&c->pace);
	make_queries(c);
	for (size_t i = 0; i < SIM_QUERIES; i++)
		c->sent[i] = calloc(SIM_PAGES, sizeof *c->sent[i]);
}

void simclient_release(struct simclient *c)
{
	store_free(c->s);
	simserver_release(&c->server);
	for (size_t i = 0; i < SIM_QUERIES; i++)
		free(c->sent[i]);
}

static int64_t wall_s(const struct simclient *c)
{
	return SIM_UNIX_S + c->wall_ahead_s + c->now_ms / 1000;
}

static void record(struct simclient *c, const struct sim_flight *flight, unsigned news)
{
	const struct request *r = &flight->request;
	for (size_t i = 0; i < SIM_QUERIES; i++) {
		if (!query_equal(&c->queries[i], &r->query) || r->page >= SIM_PAGES)
			continue;
		struct sent_page *p = &c->sent[i][r->page];
		/* A smaller first page is adopted as the size. */
		p->size = news & NEWS_CLAMP ? (uint32_t)flight->n_rows : r->page_size;
		p->n = flight->n_rows;
		for (size_t k = 0; k < flight->n_rows; k++)
			p->rows[k] = flight->rows[k];
	}
}

static void renew(struct simclient *c)
{
	bool ok = c->calm || !chance(c, 200);
	if (ok)
		c->credential = c->calm || !chance(c, 100) ? c->server.credential : c->credential;
	simclient_tell(c, "renewed: %s", ok ? "yes" : "no");
	fetch_renewed(&c->f, ok, c->now_ms);
}

/* Plants a row that the server never sent; the reply stays well formed. */
static void mix_up(struct simclient *c, struct sim_flight *flight)
{
	if (c->plant == PLANT_MIXUP && flight->good && flight->n_rows)
		flight->rows[flight->n_rows - 1].uin++;
}

static void impersonate(struct simclient *c, struct sim_flight *flight)
{
	if (c->plant != PLANT_GHOST || !flight->cancelled)
		return;
	for (size_t i = 0; i < c->f.n_asks; i++)
		if (c->f.ask[i].state == ASK_FLYING) {
			flight->reply.id = c->f.ask[i].id;
			flight->request = c->f.ask[i].request;
			flight->good = false;
			simserver_forget(&c->server, flight->reply.id);
			return;
		}
}

static bool take(struct simclient *c, const struct sim_flight *arrived)
{
	struct sim_flight flight = *arrived;
	struct outcome out;
	impersonate(c, &flight);
	flight.reply.our_unix_s = wall_s(c);
	fx_clear(&c->fx);
	fetch_reply(&c->f, c->s, &flight.reply, c->now_ms, &c->fx, &out);
	simclient_tell(c, "reply %" PRIu64 "%s: page %" PRIu32 " %s news %u", flight.id,
		       out.known ? "" : " (unknown)", flight.request.page,
		       out.fault.class == FAULT_NONE ? "good" : out.fault.code, out.news);
	if (out.known == flight.cancelled && c->plant != PLANT_GHOST)
		return simcheck_fail(c, "reply %" PRIu64 " is %s", flight.id,
				     out.known ? "known but was cancelled" : "not known");
	if (out.known && flight.reply.sends > 1)
		pace_repeat(&c->pace, c->now_ms);
	mix_up(c, &flight);
	if (out.known && flight.good && flight.request.action == ACTION_CUSTOMERS &&
	    !(out.news & NEWS_IGNORED))
		record(c, &flight, out.news);
	if (out.known && out.request.action != ACTION_CUSTOMERS)
		c->has_extra = c->has_extra || out.fault.class == FAULT_NONE;
	for (size_t i = 0; i < c->fx.n; i++)
		if (c->fx.item[i].kind == FX_RENEW)
			renew(c);
	return simcheck_rows(c);
}

static bool gather(struct simclient *c)
{
	for (const struct sim_flight *f; (f = simserver_take(&c->server, c->now_ms));)
		if (!take(c, f))
			return false;
	return true;
}

static void look(struct simclient *c)
{
	uint64_t rows = store_rows(c->s);
	bool switching = store_switching(c->s);
	if (!switching && rows && c->top >= rows)
		c->top = rows - 1;
	c->w.rows = true;
	c->w.first_row = switching ? 0 : c->top;
	c->w.last_row = c->w.first_row + c->height - 1;
	if (!switching && rows && c->w.last_row >= rows)
		c->w.last_row = rows - 1;
	c->w.extra = &c->extra;
	c->w.n_extra = c->wants_extra && !c->has_extra;
	store_pin(c->s, c->w.first_row, c->w.last_row);
}

static void plant_before(struct simclient *c)
{
	if (c->plant == PLANT_HASTE)
		pacer_init(&c->f.pacer);
	if (c->plant == PLANT_STALL && c->calm)
		c->f.halted = true;
}

static void plant_after(struct simclient *c)
{
	if (c->plant == PLANT_UNWANTED && c->f.n_asks && chance(c, 100))
		c->f.ask[0].request.page += 1000;
	if (c->plant == PLANT_LATE && c->fx.n > 1 && c->fx.item[0].kind == FX_SEND)
		for (size_t i = 0; i < c->f.n_asks; i++)
			if (c->f.ask[i].id == c->fx.item[0].id) {
				c->f.ask[i].state = ASK_DUE;
				c->f.ask[i].due_ms = 0;
				c->fx.item[0] = c->fx.item[--c->fx.n];
				return;
			}
}

static void perform(struct simclient *c)
{
	for (size_t i = 0; i < c->fx.n; i++) {
		const struct fx *fx = &c->fx.item[i];
		simclient_tell(c, "%s %" PRIu64 ": page %" PRIu32 " of %" PRIu32,
			       fx->kind == FX_SEND ? "send" : "cancel", fx->id, fx->request.page,
			       fx->request.page_size);
		if (fx->kind == FX_SEND) {
			simserver_send(&c->server, fx->id, &fx->request, wall_s(c) + fx->skew_s,
				       c->credential, c->now_ms);
			c->calm_sends += c->calm;
			if (c->plant == PLANT_LEAK && chance(c, 50))
				simserver_forget(&c->server, fx->id);
		} else {
			simserver_cancel(&c->server, fx->id);
		}
	}
}

static bool plan(struct simclient *c)
{
	look(c);
	plant_before(c);
	fx_clear(&c->fx);
	fetch_plan(&c->f, c->s, &c->w, c->now_ms, &c->fx);
	plant_after(c);
	if (!simcheck_plan(c))
		return false;
	perform(c);
	return simcheck_flights(c);
}

/* The next moment at which anything happens by itself. */
static int64_t next_ms(const struct simclient *c)
{
	int64_t reply = simserver_next_ms(&c->server);
	int64_t due = fetch_deadline(&c->f, c->now_ms);
	return reply < due ? reply : due;
}

static void pass_time(struct simclient *c)
{
	int64_t next = next_ms(c);
	if (chance(c, 10))
		c->now_ms += pick(c, 3600000);
	else if (chance(c, 500) || next == INT64_MAX)
		c->now_ms += pick(c, 250);
	else
		c->now_ms = next > c->now_ms ? next : c->now_ms;
}

static bool step(struct simclient *c)
{
	simserver_advance(&c->server, c->now_ms);
	return gather(c) && plan(c);
}

static bool run_until(struct simclient *c, int64_t until_ms, bool all)
{
	while (c->now_ms < until_ms) {
		if (!step(c))
			return false;
		if (all && simcheck_has_all(c))
			return true;
		int64_t next = next_ms(c);
		c->now_ms = next < until_ms ? next : until_ms;
	}
	return true;
}

/* Faults cease, the list holds still, and the user reloads what is there. */
static bool calm_down(struct simclient *c)
{
	c->server.weather = (struct sim_weather){0};
	c->calm = true;
	if (!run_until(c, c->now_ms + SIM_TIMEOUT_MS + 1000, false))
		return false;
	simuser_reload(c);
	c->calm_sends = 0;
	int64_t start = c->now_ms;
	if (!run_until(c, start + CALM_MS, true))
		return false;
	if (!simcheck_has_all(c))
		return simcheck_fail(c, "rows are missing %d s after the last fault%s%s",
				     CALM_MS / 1000, c->f.halted ? ": halted by " : "",
				     c->f.halted ? c->f.halt.code : "");
	simclient_tell(c, "all there after %" PRId64 " ms, %zu sends", c->now_ms - start,
		       c->calm_sends);
	size_t pages = store_page_count(c->s);
	if (c->calm_sends > 2 * pages + CALM_SENDS)
		return simcheck_fail(c, "%zu sends for %zu pages", c->calm_sends, pages);
	return simcheck_truth(c);
}

static bool falls_silent(struct simclient *c)
{
	c->w.prefetch = false;
	if (!run_until(c, c->now_ms + SIM_TIMEOUT_MS, false))
		return false;
	size_t sends = c->calm_sends;
	if (next_ms(c) != INT64_MAX)
		return simcheck_fail(c, "all is there, and still it wakes up");
	if (!run_until(c, c->now_ms + SILENCE_MS, false))
		return false;
	return c->calm_sends == sends || simcheck_fail(c, "all is there, and still it asks");
}

bool simclient_run(struct simclient *c)
{
	simuser_weather(c);
	for (int i = 0; i < STEPS; i++) {
		if (!step(c))
			return false;
		simuser_act(c);
		pass_time(c);
	}
	return calm_down(c) && falls_silent(c);
}
