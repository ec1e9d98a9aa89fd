/* SPDX-License-Identifier: MIT */
/* The time, the network and the loop of a command on a list that changes. */
#include "moving.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "app/animation.h"
#include "app/app.h"
#include "app/plan.h"
#include "app/update.h"

#include "demo/response.h"
#include "loader_turns.h"
#include "loop/load_loop.h"
#include "loop/session.h"

#define BODY_MAX  (1u << 20)
#define STEPS_MAX 100000
#define START_S   1790000000

struct moving *moving_current;

static void send(struct moving *w, const struct effect *fx)
{
	if (w->n_transfers == TRANSFERS_MAX)
		BUG("more requests than may be in flight");
	struct transfer *f = &w->transfer[w->n_transfers++];
	*f = (struct transfer){.id = fx->id, .request = fx->request, .status = 200};
	f->looked_at_ms = w->now_ms + 1 + market_pick(&w->market, 120);
	f->comes_ms = f->looked_at_ms + 1 + market_pick(&w->market, 120);
	buf_init(&f->body, BODY_MAX);
	w->n_requests++;
	if (w->trace)
		fprintf(stderr, "%8" PRId64 " send %" PRIu64 ": page %" PRIu32 " of %" PRIu32 "\n",
			w->now_ms, fx->id, fx->request.page, fx->request.page_size);
}

static void drop(struct moving *w, struct transfer *f)
{
	buf_release(&f->body);
	w->n_transfers--;
	memmove(f, f + 1, (size_t)(w->transfer + w->n_transfers - f) * sizeof *f);
}

static void cancel(struct moving *w, uint64_t id)
{
	for (size_t i = w->n_transfers; i-- > 0;)
		if (w->transfer[i].id == id)
			drop(w, &w->transfer[i]);
}

static void perform(struct moving *w, const struct effects *fx)
{
	for (size_t i = 0; i < fx->n; i++) {
		const struct effect *x = &fx->item[i];
		if (x->kind == EFFECT_SEND)
			send(w, x);
		else if (x->kind == EFFECT_CANCEL)
			cancel(w, x->id);
		else if (x->kind == EFFECT_EXPORT)
			moving_event(w, (struct event){.kind = EV_EXPORT,
						       .export = {.news = EXPORT_OPENED}});
	}
}

/* What is asked beside the list goes to the command, as in loop/load_loop.c. */
static void loader_news(struct moving *w, const struct event *e, struct effects *fx)
{
	struct outcome out;
	if (e->kind != EV_REPLY) {
		loader_event(w->loader, e, fx);
		return;
	}
	loader_reply(w->loader, e->reply, e->now_ms, e->wall_s, fx, &out);
	if (w->loop->took && out.known && out.request.action != ACTION_CUSTOMERS)
		w->loop->took(w->loop->turn_ctx, &out, e->reply);
}

static void plan_command(struct moving *w, int64_t wall_s, struct effects *fx)
{
	struct demand no_screen = {.wall_s = wall_s, .travel = 1, .lookups = true};
	if (w->loop->beside)
		no_screen.extra = w->loop->beside(w->loop->turn_ctx, &no_screen.n_extra);
	loader_plan(w->loader, &no_screen, w->now_ms, fx);
}

void moving_event(struct moving *w, struct event e)
{
	struct effects fx;
	effects_clear(&fx);
	e.now_ms = w->now_ms;
	e.wall_s = START_S + w->now_ms / 1000;
	if (w->model)
		app_update(w->model, &e, &fx);
	else
		loader_news(w, &e, &fx);
	perform(w, &fx);
}

void moving_plan(struct moving *w)
{
	int64_t wall_s = START_S + w->now_ms / 1000;
	struct effects fx;
	effects_clear(&fx);
	if (w->model)
		app_plan(w->model, w->now_ms, wall_s, &fx);
	else
		plan_command(w, wall_s, &fx);
	perform(w, &fx);
}

static void spoil(struct transfer *f, uint32_t kind)
{
	f->result = kind == 0 ? WIRE_BROKEN : WIRE_OK;
	f->status = kind == 0 ? 0 : kind == 1 ? 502 : 200;
	if (kind == 1)
		buf_add_chars(&f->body, "<html>Bad Gateway</html>");
	if (kind == 2) {
		response_begin(&f->body);
		response_add_error("InternalError", "", &f->body);
		response_end("m", &f->body);
	}
}

static void answer(struct moving *w, struct transfer *f)
{
	f->answered = true;
	if (!market_chance(&w->market, w->faults)) {
		market_answer(&w->market, &f->request, &f->body);
		return;
	}
	w->n_faults++;
	spoil(f, market_pick(&w->market, 3));
}

static void change(struct moving *w)
{
	market_change(&w->market);
	w->changes_left--;
	w->change_ms = w->now_ms + 1 + market_pick(&w->market, 2 * w->rest_ms);
	if (w->trace)
		fprintf(stderr, "%8" PRId64 " the list changes\n", w->now_ms);
}

/* The transfer at which something happens first. */
static struct transfer *first_transfer(struct moving *w, int64_t *at_ms)
{
	struct transfer *first = NULL;
	*at_ms = INT64_MAX;
	for (size_t i = 0; i < w->n_transfers; i++) {
		struct transfer *f = &w->transfer[i];
		int64_t at = f->answered ? f->comes_ms : f->looked_at_ms;
		if (at < *at_ms) {
			*at_ms = at;
			first = f;
		}
	}
	return first;
}

static void take(struct moving *w, struct transfer *f)
{
	struct transfer taken = *f;
	struct wire_reply reply = {.id = f->id,
				   .result = f->result,
				   .http_status = f->status,
				   .body = buf_sl(&taken.body),
				   .sends = 1,
				   .elapsed_ms = 10};
	w->n_transfers--;
	memmove(f, f + 1, (size_t)(w->transfer + w->n_transfers - f) * sizeof *f);
	moving_event(w, (struct event){.kind = EV_REPLY, .reply = &reply});
	buf_release(&taken.body);
}

static void fly_on(struct moving *w, struct transfer *f)
{
	if (f->answered)
		take(w, f);
	else
		answer(w, f);
}

bool moving_step(struct moving *w)
{
	int64_t transfer_ms, due_ms = w->model ? app_deadline(w->model)
					       : fetch_deadline(&w->loader->fetch, w->now_ms);
	struct transfer *f = first_transfer(w, &transfer_ms);
	int64_t change_ms = w->rest_ms && w->changes_left ? w->change_ms : INT64_MAX;
	if (++w->n_steps > STEPS_MAX || (transfer_ms == INT64_MAX && due_ms == INT64_MAX)) {
		w->endless = true;
		return false;
	}
	int64_t at = transfer_ms < due_ms ? transfer_ms : due_ms;
	at = change_ms < at ? change_ms : at;
	w->now_ms = at > w->now_ms ? at : w->now_ms;
	w->market.now_s = START_S + (uint32_t)(w->now_ms / 1000);
	if (at == change_ms)
		change(w);
	else if (at == transfer_ms && f)
		fly_on(w, f);
	else
		moving_event(w, (struct event){.kind = EV_TICK});
	moving_plan(w);
	return true;
}

static void start(struct moving *w)
{
	moving_event(w, (struct event){.kind = EV_START, .size = {24, 80, false}});
	moving_plan(w);
}

void moving_start(struct moving *w, struct model *m)
{
	w->model = m;
	w->loader = &m->loader;
	start(w);
}

void moving_end(struct moving *w)
{
	while (w->n_transfers)
		drop(w, &w->transfer[w->n_transfers - 1]);
}

int load_loop_run(const struct load_loop *l)
{
	struct moving *w = moving_current;
	w->model = NULL;
	w->loader = l->loader;
	w->loop = l;
	start(w);
	/* What the turn decides is planned before the next event. */
	while (moving_step(w) && l->turn(l->turn_ctx))
		moving_plan(w);
	moving_end(w);
	return w->endless ? 3 : 0;
}

static int64_t now_ms(void *ctx)
{
	(void)ctx;
	return moving_current->now_ms;
}

static int64_t wall_s(void *ctx)
{
	return now_ms(ctx) / 1000;
}

void session_write_pace(const struct performer *by, const struct cam_role *role,
			const struct options *o, const struct pacer *p)
{
	(void)by;
	(void)role;
	(void)o;
	(void)p;
}

bool session_open(struct session *s, const struct options *o, const char *demo_url, struct err *e)
{
	(void)demo_url;
	(void)e;
	*s = (struct session){.clock = {.mono_ms = now_ms, .wall_s = wall_s}};
	settings_init(&s->settings);
	s->settings.page_size = o->page_size;
	s->settings.query = o->query;
	s->settings.seed = market_pick(&moving_current->market, 1000000) + 1;
	return true;
}

void session_close(struct session *s)
{
	(void)s;
}

void session_log(void *ctx, const struct log_entry *e)
{
	(void)ctx;
	(void)e;
}

void session_sources(const struct options *o, const struct clock_port *clock,
		     struct transport_port *net, struct credential_sources *out)
{
	(void)o;
	(void)clock;
	(void)net;
	(void)out;
	BUG("nobody looks for a key here");
}
