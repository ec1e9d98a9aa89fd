/* SPDX-License-Identifier: MIT */
/* The pure ring, driven turn by turn in virtual time. */
#include "ring.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#include "api/reply.h"

#include "app/animation.h"
#include "app/app.h"
#include "app/plan.h"
#include "app/screens/shown_columns.h"
#include "app/update.h"

#include "loader_turns.h"

#define REFUSED_MS 1000 /* the least pause after a refusal */

uint32_t ring_pick(struct ring *r, uint32_t n)
{
	return server_pick(&r->server, n);
}

bool ring_chance(struct ring *r, int in_a_thousand)
{
	return server_chance(&r->server, in_a_thousand);
}

void ring_tell(const struct ring *r, const char *fmt, ...)
{
	va_list args;
	if (!r->trace)
		return;
	printf("%9" PRId64 " ", r->now_ms);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

bool ring_fail(struct ring *r, const char *fmt, ...)
{
	va_list args;
	if (r->problem[0])
		return false;
	va_start(args, fmt);
	vsnprintf(r->problem, sizeof r->problem, fmt, args);
	va_end(args);
	ring_tell(r, "DOES NOT HOLD: %s", r->problem);
	return false;
}

/* The guess at a refused page size ends at 10. */
static void draw_clamp(struct ring *r)
{
	struct server *s = &r->server;
	s->clamp = (enum clamp)ring_pick(r, 3);
	s->size_max = s->clamp == CLAMP_ERROR ? 10 + ring_pick(r, 30) : 7 + ring_pick(r, 33);
}

void ring_init(struct ring *r, uint64_t seed, bool lists)
{
	*r = (struct ring){.lists = lists, .renewal_ms = INT64_MAX, .refused_until_ms = INT64_MIN};
	server_init(&r->server, seed);
	draw_clamp(r);
	r->server.lie = ring_chance(r, 100) ? (enum lie)ring_pick(r, LIES) : LIE_NONE;
	r->now_ms = ring_pick(r, 100000);
	r->wall_ahead_s = ring_chance(r, 800) ? 0 : (int64_t)ring_pick(r, 20000) - 10000;
	settings_init(&r->settings);
	r->settings.seed = seed;
	r->settings.page_size = 3 + ring_pick(r, PAGE_ROWS_MAX - 2);
	r->settings.load_all_max = ring_chance(r, 300) ? ring_pick(r, 2 * CUSTOMERS_MAX) : 0;
	r->settings.query.order = ring_chance(r, 500) ? ORDER_ASC : ORDER_DESC;
	r->model = mem_alloc(1, sizeof *r->model);
	r->settings.history = seed % 6 == 5;
	app_init(r->model, &r->settings);
	if (lists)
		loader_want_list(&r->model->loader);
}

void ring_release(struct ring *r)
{
	app_release(r->model);
	mem_free(r->model);
	server_release(&r->server);
	snapshot_release(&r->kept);
}

static int64_t wall_s(const struct ring *r)
{
	return START_UNIX_S + r->wall_ahead_s + r->now_ms / 1000;
}

static void send(struct ring *r, const struct effect *fx)
{
	ring_tell(r, "send %" PRIu64 ": %s, page %" PRIu32 " of %" PRIu32, fx->id,
		  request_action_name(fx->request.action), fx->request.page, fx->request.page_size);
	if (!check_send(r, fx))
		return;
	r->n_sends++;
	server_send(&r->server, fx->id, &fx->request, fx->signed_s, r->credential, r->now_ms);
	if (r->now_ms < r->refused_until_ms)
		ring_fail(r, "%" PRIu64 " is sent although the account is refused", fx->id);
	if (r->server.wire.left.crowded)
		ring_fail(r, "more than %d sends of %s in a second",
			  request_action_rate(r->server.wire.left.crowd),
			  request_action_name(r->server.wire.left.crowd));
	if (r->server.wire.queued)
		ring_fail(r, "%" PRIu64 " waits in the library, behind what nobody may want",
			  fx->id);
}

static void cancel(struct ring *r, uint64_t id)
{
	ring_tell(r, "cancel %" PRIu64, id);
	if (!server_has(&r->server, id))
		ring_fail(r, "%" PRIu64 " is cancelled, which does not fly", id);
	server_cancel(&r->server, id);
}

/* Stopped by the shell for a while, in another window since. */
static void suspend(struct ring *r)
{
	r->now_ms += ring_pick(r, 60000);
	ring_event(r, (struct event){.kind = EV_RESIZE, .size = {24, 100, false}});
	ring_event(r, (struct event){.kind = EV_CONTINUE});
}

static void list_profiles(struct ring *r)
{
	const struct profile_entry entries[] = {{.name = "main", .current = true},
						{.name = "other"}};
	ring_event(r, (struct event){.kind = EV_PROFILES, .profiles = {entries, 2}});
}

/* Nothing of the former account may be seen any more, whatever still comes in. */
static void change_account(struct ring *r)
{
	if (ring_chance(r, 300)) {
		ring_event(r, (struct event){.kind = EV_SWITCHED, .switched = {NULL, "no key"}});
		return;
	}
	ring_tell(r, "another account");
	server_disown(&r->server);
	r->refused_until_ms = INT64_MIN;
	r->credential = r->server.credential;
	r->renewal_ms = INT64_MAX;
	r->n_held = r->n_told = 0;
	r->checked_version = 0;
	ring_event(r, (struct event){.kind = EV_SWITCHED, .switched = {&r->settings, NULL}});
}

static void open_file(struct ring *r)
{
	static const enum export_news news[] = {EXPORT_OPENED, EXPORT_OPENED, EXPORT_EXISTS,
						EXPORT_FAILED};
	struct event e = {.kind = EV_EXPORT, .export = {news[ring_pick(r, 4)], .why = "no room"}};
	ring_event(r, e);
}

/* It ends at once, as a short one does between two turns. */
static void end_command(struct ring *r)
{
	const struct own_job *j = &r->model->own.job;
	bool fails = ring_chance(r, 300);
	ring_event(r, (struct event){.kind = EV_OWN,
				     .own = {.name = "command",
					     .place = j->place,
					     .why = fails ? "it failed with exit status 1" : NULL,
					     .output = ring_chance(r, 500) ? SL("a\nb") : SL("")}});
}

/* While it is written nothing else happens to the list: all of it goes at once. */
static void write_file(struct ring *r)
{
	const struct model *m = r->model;
	struct event e = {.kind = EV_EXPORT, .export = {EXPORT_DONE, .at = m->export.of}};
	struct row row;
	for (uint64_t at = 0; at < m->export.of; at++)
		e.export.n += app_export_row(m, at, &row) && check_row(r, &row);
	ring_tell(r, "file of %" PRIu64 " customers", e.export.n);
	server_count(&r->server, HAPPENS_EXPORTED);
	ring_event(r, e);
}

/* One snapshot is kept: the newest. */
static void keep_snapshot(struct ring *r)
{
	const struct snapshot *s = &r->model->comparison.present;
	struct event e = {.kind = EV_HISTORY, .history = {.news = SNAPSHOT_KEPT}};
	if (ring_pick(r, 8) == 0)
		e.history = (struct history_event){SNAPSHOT_NOT_KEPT, NULL, "no room", NULL, NULL};
	for (size_t i = 0; i < s->n; i++)
		if (!store_find_uin(r->model->loader.store, s->rows[i].uin, &(uint64_t){0}))
			ring_fail(r, "a customer is kept who is not in the list");
	if (e.history.news == SNAPSHOT_KEPT) {
		snapshot_release(&r->kept);
		r->kept.taken_s = s->taken_s;
		for (size_t i = 0; i < s->n; i++)
			if (!snapshot_add_row(&r->kept, &s->rows[i]))
				ring_fail(r, "a snapshot is full");
	}
	ring_tell(r, "snapshot of %zu customers", s->n);
	ring_event(r, e);
}

static void find_snapshot(struct ring *r, int64_t before_s)
{
	struct event e = {.kind = EV_HISTORY, .history = {.news = SNAPSHOT_NONE}};
	if (ring_pick(r, 8) == 0)
		e.history = (struct history_event){SNAPSHOT_NOT_FOUND, NULL, "no file", NULL, NULL};
	else if (r->kept.n && r->kept.taken_s <= before_s)
		e.history = (struct history_event){SNAPSHOT_FOUND, &r->kept, NULL, NULL, NULL};
	ring_event(r, e);
}

/* The days before today, of each customer that is kept. */
static void read_costs(struct ring *r, const struct effect *fx)
{
	struct cost_book book;
	struct event e = {.kind = EV_HISTORY, .history = {.news = SNAPSHOT_COSTS, .costs = &book}};
	cost_book_init(&book);
	for (size_t i = 0; i < r->kept.n; i++)
		for (int day = 1; day <= fx->days; day++)
			(void)cost_book_put(&book, r->kept.rows[i].uin, fx->today - day,
					    (int64_t)ring_pick(r, 100) * MONEY_UNIT);
	if (ring_pick(r, 8) == 0)
		e.history = (struct history_event){SNAPSHOT_NO_COSTS, NULL, "no file", NULL, NULL};
	ring_event(r, e);
	cost_book_release(&book);
}

static void carry_out(struct ring *r, const struct effect *fx)
{
	switch (fx->kind) {
	case EFFECT_SEND: send(r, fx); break;
	case EFFECT_CANCEL: cancel(r, fx->id); break;
	case EFFECT_CLOSE: server_close(&r->server, fx->id, r->now_ms); break;
	case EFFECT_EXPIRE: server_expire(&r->server, fx->id, r->now_ms); break;
	case EFFECT_COPY:
		ring_event(r, (struct event){.kind = EV_COPIED, .copied.route = "OSC 52"});
		break;
	case EFFECT_LOG:
		if (!log_number(&r->model->loader.log, fx->id))
			ring_fail(r, "there is no log entry %" PRIu64, fx->id);
		break;
	case EFFECT_RENEW:
		if (r->renewal_ms != INT64_MAX)
			ring_fail(r, "renewed while a renewal is under way");
		r->renewal_ms = r->now_ms + ring_pick(r, 3000);
		break;
	case EFFECT_PROFILES: list_profiles(r); break;
	case EFFECT_SWITCH: change_account(r); break;
	case EFFECT_EXPORT: open_file(r); break;
	case EFFECT_SAVE_VIEW: ring_event(r, (struct event){.kind = EV_VIEW_SAVED}); break;
	case EFFECT_HISTORY_KEEP: keep_snapshot(r); break;
	case EFFECT_HISTORY_FIND: find_snapshot(r, fx->before_s); break;
	case EFFECT_HISTORY_COSTS: read_costs(r, fx); break;
	case EFFECT_RUN: end_command(r); break;
	case EFFECT_RUN_STOP: break;
	case EFFECT_CONFIG:
		ring_event(r, (struct event){.kind = EV_CONFIG, .config.settings = &r->settings});
		break;
	case EFFECT_SUSPEND: suspend(r); break;
	case EFFECT_QUIT: r->quit = true; break;
	case EFFECT_BELL:
	case EFFECT_THEME:
	case EFFECT_LANGUAGE:
	case EFFECT_REPAINT: break;
	}
}

static void perform(struct ring *r, const struct effects *fx)
{
	for (size_t i = 0; i < fx->n && !r->problem[0]; i++)
		carry_out(r, &fx->item[i]);
}

void ring_event(struct ring *r, struct event e)
{
	struct effects fx;
	effects_clear(&fx);
	e.now_ms = r->now_ms;
	e.wall_s = wall_s(r);
	if (r->lists)
		loader_event(&r->model->loader, &e, &fx);
	else
		app_update(r->model, &e, &fx);
	perform(r, &fx);
}

void ring_key(struct ring *r, struct key k)
{
	char name[40];
	if (r->trace) {
		key_print(k, name, sizeof name);
		ring_tell(r, "key %s", name);
	}
	ring_event(r, (struct event){.kind = EV_KEY, .key = k});
}

void ring_start(struct ring *r, int rows, int cols)
{
	ring_event(r, (struct event){.kind = EV_START, .size = {rows, cols, false}});
}

/* What is compared is not kept. */
static bool is_compared(const struct fetch *f, uint64_t id)
{
	for (size_t i = 0; i < f->n_pending; i++)
		if (f->pending[i].id == id && f->pending[i].state == PENDING_IN_FLIGHT)
			return f->pending[i].seam;
	return false;
}

static bool refuses_account(const struct wire_reply *r)
{
	struct fault fault;
	return !reply_check(r, &fault) &&
	       strcmp(fault.code, "RequestLimitExceeded.UinLimitExceeded") == 0;
}

static void take(struct ring *r, const struct transfer *f)
{
	struct wire_reply reply = f->reply;
	struct model *m = r->model;
	bool known = fetch_tries(&m->loader.fetch, f->id) > 0;
	bool kept = known && !is_compared(&m->loader.fetch, f->id);
	unsigned before = m->loader.news;
	if (known == f->cancelled)
		ring_fail(r, "reply %" PRIu64 " is %s", f->id,
			  known ? "known but was cancelled" : "not known");
	ring_tell(r, "reply %" PRIu64 "%s: %s, %zu bytes", f->id, known ? "" : " (late)",
		  f->good                   ? "good"
		  : reply.result == WIRE_OK ? "bad"
					    : "lost",
		  reply.body.n);
	reply.our_unix_s = wall_s(r);
	for (int i = 1; known && i < reply.sends; i++)
		wire_repeat(&r->server, f->request.action, r->now_ms);
	m->loader.news = 0;
	ring_event(r, (struct event){.kind = EV_REPLY, .reply = &reply});
	if (known && refuses_account(&reply))
		r->refused_until_ms = r->now_ms + REFUSED_MS;
	if (kept)
		check_note(r, f, m->loader.news);
	m->loader.news |= before;
}

static void end_renewal(struct ring *r)
{
	bool ok = !r->server.stormy || !ring_chance(r, 200);
	if (ok && !(r->server.stormy && ring_chance(r, 100)))
		r->credential = r->server.credential;
	r->renewal_ms = INT64_MAX;
	ring_tell(r, "renewed: %s", ok ? "yes" : "no");
	ring_event(r, (struct event){.kind = EV_RENEWED, .ok = ok});
}

int64_t ring_deadline(const struct ring *r)
{
	return r->lists ? fetch_deadline(&r->model->loader.fetch, r->now_ms)
			: app_deadline(r->model);
}

static void gather(struct ring *r)
{
	server_advance(&r->server, r->now_ms);
	if (r->server.wire.came.crowded)
		ring_fail(r, "more than %d requests come in within a second, of %s",
			  request_action_rate(r->server.wire.came.crowd),
			  request_action_name(r->server.wire.came.crowd));
	if (r->model->export.state == EXPORT_WRITING)
		write_file(r);
	for (const struct transfer *f;
	     !r->problem[0] && !r->quit && (f = server_take(&r->server, r->now_ms));)
		take(r, f);
	if (r->renewal_ms <= r->now_ms)
		end_renewal(r);
	if (ring_deadline(r) <= r->now_ms)
		ring_event(r, (struct event){.kind = EV_TICK});
}

bool ring_turn(struct ring *r)
{
	struct effects fx;
	gather(r);
	r->n_turns++;
	if (r->problem[0] || r->quit)
		return !r->problem[0];
	effects_clear(&fx);
	if (r->lists)
		loader_turn(&r->model->loader, r->now_ms, wall_s(r), &fx);
	else
		app_plan(r->model, r->now_ms, wall_s(r), &fx);
	if (!check_plan(r, &fx))
		return false;
	perform(r, &fx);
	return !r->problem[0] && check_turn(r);
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t ring_next_ms(const struct ring *r)
{
	int64_t reply = server_next_ms(&r->server);
	int64_t due = fetch_deadline(&r->model->loader.fetch, r->now_ms);
	return earlier(earlier(reply, due), earlier(r->renewal_ms, r->model->refresh.watch_ms));
}

bool ring_until(struct ring *r, int64_t until_ms, bool (*done)(const struct ring *r))
{
	while (r->now_ms < until_ms && !r->quit) {
		if (!ring_turn(r))
			return false;
		if (done && done(r))
			return true;
		int64_t next = ring_next_ms(r);
		next = next == INT64_MAX ? ring_deadline(r) : next;
		r->now_ms = earlier(until_ms, next > r->now_ms ? next : r->now_ms + 1);
	}
	return true;
}
