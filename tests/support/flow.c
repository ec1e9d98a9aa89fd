/* SPDX-License-Identifier: MIT */
/* Runs the browser on keys, answers and time that a test gives. */
#include "flow.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "app/animation.h"
#include "app/app.h"
#include "app/model/model_query.h"
#include "app/plan.h"
#include "app/update.h"

#include "loader_turns.h"

#define START_MS 1000000
#define START_S  1790172131 /* 2026-09-23 14:02:11Z */
#define OUT_MAX  (8u << 20)
#define TICKS    5000

void flow_init(struct flow *f)
{
	*f = (struct flow){.now_ms = START_MS, .wall_s = START_S};
	f->model = mem_alloc(1, sizeof *f->model);
	f->asked = mem_alloc(FLOW_SENDS, sizeof *f->asked);
	f->asked_ms = mem_alloc(FLOW_SENDS, sizeof *f->asked_ms);
	f->look.motion = true;
	settings_init(&f->settings);
	arena_init(&f->kept_lines);
	sl_to_chars(SL("demo"), f->settings.profile, sizeof f->settings.profile);
	f->settings.seed = 1;
	f->settings.load_all_max = 0;
	f->settings.history_file = "/home/x/history.db";
	grid_init(&f->grid);
	f->kept = kept_rows_new();
	buf_init(&f->out, OUT_MAX);
}

void flow_release(struct flow *f)
{
	if (f->model->loader.store)
		app_release(f->model);
	mem_free(f->model);
	mem_free(f->asked);
	mem_free(f->asked_ms);
	fake_customers_release(&f->customers);
	arena_release(&f->kept_lines);
	grid_release(&f->grid);
	kept_rows_free(f->kept);
	buf_release(&f->out);
}

static void say(struct flow *f)
{
	const struct toast *now = &f->model->toast;
	if (now->shown == f->said.shown && strcmp(now->text, f->said.text) == 0)
		return;
	if (now->shown)
		buf_addf(&f->out, "  %s: %s\n", now->is_error ? "error" : "says", now->text);
	else
		buf_addf(&f->out, "  falls silent\n");
	f->said = *now;
}

static struct event stamped(const struct flow *f, const struct event *e)
{
	struct event now = *e;
	now.now_ms = f->now_ms;
	now.wall_s = f->wall_s;
	return now;
}

static void update(struct flow *f, const struct event *e)
{
	struct event now = stamped(f, e);
	struct effects fx;
	effects_clear(&fx);
	if (now.kind == EV_KEY && key_is_mouse(now.key))
		now.key.spot = grid_spot_at(&f->grid, now.key.row, now.key.col);
	if (f->lists)
		loader_event(&f->model->loader, &now, &fx);
	else
		app_update(f->model, &now, &fx);
	flow_perform(f, &fx);
	if (f->copied) {
		f->copied = false;
		update(f, &(struct event){.kind = EV_COPIED, .copied.route = "OSC 52"});
	}
}

static void end_turn(struct flow *f)
{
	struct effects fx;
	effects_clear(&fx);
	if (f->lists)
		loader_turn(&f->model->loader, f->now_ms, f->wall_s, &fx);
	else
		app_plan(f->model, f->now_ms, f->wall_s, &fx);
	flow_perform(f, &fx);
	say(f);
	flow_check(f);
}

void flow_event(struct flow *f, const struct event *e)
{
	update(f, e);
	end_turn(f);
}

void flow_key(struct flow *f, struct key k)
{
	flow_event(f, &(struct event){.kind = EV_KEY, .key = k});
}

void flow_keys(struct flow *f, const char *names)
{
	struct sl rest = sl_from(names), name;
	while (sl_split(&rest, ' ', &name)) {
		struct event e = {.kind = EV_KEY};
		if (!key_parse(name, &e.key))
			err_set(&f->broken, ERR_USAGE, "no key %.*s", (int)name.n, name.p);
		update(f, &e);
	}
	end_turn(f);
}

void flow_type(struct flow *f, struct sl text, bool pasted)
{
	struct event e = {.kind = EV_KEY, .key = {.code = KEYCODE_CHAR, .pasted = pasted}};
	for (size_t n; (n = utf8_read(text, &e.key.cp)) > 0; text = sl_drop(text, n)) {
		bool newline = e.key.cp == '\n';
		e.key.code = newline ? KEYCODE_ENTER : KEYCODE_CHAR;
		update(f, &e);
	}
	end_turn(f);
}

void flow_open(struct flow *f, int rows, int cols)
{
	app_init(f->model, &f->settings);
	f->model->own_credit_asked = !f->asks_own_credit;
	f->said = f->model->toast;
	if (f->lists)
		loader_want_list(&f->model->loader);
	flow_event(f, &(struct event){.kind = EV_START, .size = {rows, cols, false}});
}

void flow_size(struct flow *f, int rows, int cols)
{
	flow_event(f, &(struct event){.kind = EV_RESIZE, .size = {rows, cols, false}});
}

/* What was cancelled is answered all the same, and nobody looks at it. */
static void answer_left(struct flow *f)
{
	while (f->n_left) {
		struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = SL("{}")};
		flow_reply(f, f->left[0], &r);
	}
}

int64_t flow_deadline(const struct flow *f)
{
	return f->lists ? fetch_deadline(&f->model->loader.fetch, f->now_ms)
			: app_deadline(f->model);
}

void flow_advance(struct flow *f, int64_t ms)
{
	answer_left(f);
	int64_t until = f->now_ms + ms, start = f->now_ms, wall = f->wall_s;
	int ticks = 0;
	while (flow_deadline(f) <= until && ticks < TICKS) {
		int64_t at = flow_deadline(f);
		f->now_ms = at > f->now_ms ? at : f->now_ms;
		f->wall_s = wall + (f->now_ms - start) / 1000;
		ticks++;
		flow_event(f, &(struct event){.kind = EV_TICK});
	}
	if (ticks == TICKS)
		err_set(&f->broken, ERR_LIMIT, "%d ticks in %" PRId64 " ms", ticks, ms);
	f->now_ms = until;
	f->wall_s = wall + ms / 1000;
}

void flow_reply(struct flow *f, uint64_t id, struct wire_reply *r)
{
	r->id = id;
	r->sends = 1;
	r->elapsed_ms = 80;
	sl_to_chars(SL("2"), r->http_version, sizeof r->http_version);
	r->our_unix_s = f->wall_s;
	if (r->server_unix_s == 0)
		r->server_unix_s = f->wall_s;
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->in_flight[i] == id)
			f->in_flight[i--] = f->in_flight[--f->n_in_flight];
	for (size_t i = 0; i < f->n_left; i++)
		if (f->left[i] == id)
			f->left[i--] = f->left[--f->n_left];
	flow_event(f, &(struct event){.kind = EV_REPLY, .reply = r});
}

void flow_answer(struct flow *f, uint64_t id)
{
	struct buf body;
	if (id < 1 || id > f->n_asked) {
		err_set(&f->broken, ERR_USAGE, "nothing was asked as %" PRIu64, id);
		return;
	}
	buf_init(&body, 4u << 20);
	fake_customers_answer(&f->customers, &f->asked[id - 1], &body);
	flow_reply(
	    f, id,
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
}

static uint64_t oldest_in_flight(const struct flow *f, uint64_t below)
{
	uint64_t least = 0;
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->in_flight[i] < below && (least == 0 || f->in_flight[i] < least))
			least = f->in_flight[i];
	return least;
}

void flow_answer_all(struct flow *f)
{
	answer_left(f);
	/* What is sent in answer to the answers is not answered yet. */
	uint64_t next = f->n_asked + 1;
	for (uint64_t id; (id = oldest_in_flight(f, next)) != 0;)
		flow_answer(f, id);
}

void flow_settle(struct flow *f)
{
	for (int i = 0; i < 1000 && app_loading(f->model); i++) {
		flow_answer_all(f);
		if (f->n_in_flight == 0 && app_loading(f->model)) {
			int64_t due = fetch_deadline(&f->model->loader.fetch, f->now_ms);
			flow_advance(f, due > f->now_ms && due < INT64_MAX ? due - f->now_ms : 1);
		}
	}
	if (app_loading(f->model))
		err_set(&f->broken, ERR_LIMIT, "the loading never ends");
}

void flow_fault(struct flow *f, uint64_t id, const char *code, int64_t server_ahead_s)
{
	struct buf body;
	buf_init(&body, 4096);
	fake_customers_error(code, "words of the API", &body);
	flow_reply(f, id,
		   &(struct wire_reply){.result = WIRE_OK,
					.http_status = 200,
					.body = buf_sl(&body),
					.server_unix_s = f->wall_s + server_ahead_s});
	buf_release(&body);
}

void flow_show(struct flow *f, int first, int last)
{
	for (int row = first; row <= last && row < f->grid.rows; row++) {
		buf_add_byte(&f->out, '|');
		if (row == f->model->layout.heads.row && !f->counts_columns)
			grid_heads_text(&f->grid, row, &f->out);
		else
			grid_row_text(&f->grid, row, &f->out);
		buf_add_byte(&f->out, '\n');
	}
}
