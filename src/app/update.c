/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "parts.h"

#define TWICE_MS 1000

static void leave(struct model *m, int code, struct fx_list *fx)
{
	m->stopping = true;
	m->exit_code = code;
	for (size_t i = 0; i < m->fetch.n_asks; i++)
		if (m->fetch.ask[i].state == ASK_FLYING)
			fx_add(fx, FX_CANCEL)->id = m->fetch.ask[i].id;
	fx_add(fx, FX_QUIT);
}

static void quit(struct model *m, struct fx_list *fx)
{
	leave(m, 0, fx);
}

/* false when nothing was loading that can be stopped. */
static bool stop_loading(struct model *m)
{
	if (m->hop.active) {
		hop_stop(m);
		return true;
	}
	if (!app_loading(m))
		return false;
	if (place_go_back(m)) {
		toast_info(m, "Cancelled: the list is as it was");
		return true;
	}
	if (m->fetch.stopped_by_user)
		return false;
	m->fetch.stopped_by_user = true;
	m->load_all = false;
	struct sl on = app_key(m, DO_RETRY);
	toast_info(m, "Stopped: only rows on the screen are fetched now; %.*s loads on", (int)on.n,
		   on.p);
	return true;
}

static bool peel_marks(struct model *m)
{
	if (m->marks.ranging)
		marks_leave_range(m);
	else if (m->marks.n)
		marks_clear(m);
	else
		return false;
	return true;
}

/* The topmost of what can be closed; false when there is only the table. */
static bool peel(struct model *m)
{
	if (m->n_layers)
		layer_close(m);
	else if (m->detail_open)
		detail_close(m);
	else
		return false;
	return true;
}

/* What is being looked for ends first: it would move the cursor away from what comes to light. */
static void cancel(struct model *m, struct fx_list *fx)
{
	(void)fx;
	if (m->hop.active)
		hop_stop(m);
	else if (!peel(m) && !find_forget(m) && !lensing_peel(m) && !peel_marks(m))
		stop_loading(m);
}

struct sl app_stop_key(const struct model *m)
{
	bool closes = m->n_layers || find_text(m)[0] || m->detail_open || m->marks.n ||
		      m->marks.ranging || !lens_spec_is_off(lens_spec_of(m->lens));
	return app_key(m, closes ? DO_INTERRUPT : DO_CANCEL);
}

static void back(struct model *m, struct fx_list *fx)
{
	if (!peel(m))
		quit(m, fx);
}

static void say_how_to_quit(struct model *m)
{
	struct sl back = app_key(m, DO_BACK), again = app_key(m, DO_INTERRUPT);
	toast_info(m, "Press %.*s to quit, or %.*s again", (int)back.n, back.p, (int)again.n,
		   again.p);
}

static void interrupt(struct model *m, struct fx_list *fx)
{
	bool again = m->interrupt_ms != INT64_MIN && m->now_ms - m->interrupt_ms < TWICE_MS;
	m->interrupt_ms = m->now_ms;
	if (again) {
		leave(m, 130, fx);
		return;
	}
	if (app_top_layer(m) == LAYER_NARROW)
		narrow_cancel(m);
	else if (app_top_layer(m) == LAYER_FIND)
		find_cancel(m);
	else if (app_top_layer(m) == LAYER_EXPORT)
		export_cancel(m);
	else if (m->n_layers)
		layer_close(m);
	else if (!stop_loading(m))
		say_how_to_quit(m);
}

static void nofilter(struct model *m)
{
	struct query q = *store_current(m->store);
	if (q.type == FILTER_NONE) {
		toast_info(m, "There is no filter to remove");
		return;
	}
	q.type = FILTER_NONE;
	q.text[0] = '\0';
	place_select(m, &q);
}

static void order(struct model *m)
{
	struct query q = *store_current(m->store);
	q.order = q.order == ORDER_DESC ? ORDER_ASC : ORDER_DESC;
	place_select(m, &q);
}

static void go_on(struct model *m)
{
	m->fetch.stopped_by_user = false;
	fetch_retry(&m->fetch, m->now_ms);
}

static void reload(struct model *m)
{
	go_on(m);
	refresh_take_baseline(m);
	store_make_stale(m->store);
	/* Rows past the end of the list are gone. */
	lens_update(m->lens, m->store);
	table_settle(m);
	drill_reload(m);
	m->pool_asked = m->pool_asked && !m->has_pool;
}

static void retry(struct model *m)
{
	drill_again(m);
	if (m->fetch.halted || m->fetch.n_failed || fetch_waiting(&m->fetch) ||
	    m->fetch.stopped_by_user)
		go_on(m);
	else
		refresh_start(m);
}

static void next_risk(struct model *m)
{
	hop_start(m, 1);
}

static void previous_risk(struct model *m)
{
	hop_start(m, -1);
}

static void histogram(struct model *m)
{
	layer_open(m, LAYER_HISTOGRAM);
}

static void repaint(struct model *m, struct fx_list *fx)
{
	m->dirty = true;
	fx_add(fx, FX_REPAINT);
}

static void suspend(struct model *m, struct fx_list *fx)
{
	(void)m;
	fx_add(fx, FX_SUSPEND);
}

/* Those that change the model only, and those that list effects. */
static void (*const changes[ACTION_COUNT])(struct model *m) = {
    [DO_DETAIL] = detail_toggle,
    [DO_DETAIL_SIDE] = detail_toggle_side,
    [DO_WATCH] = watch_toggle,
    [DO_MARK] = marks_toggle,
    [DO_MARK_RANGE] = marks_range,
    [DO_UNMARK] = marks_remove,
    [DO_UNMARK_ALL] = marks_clear,
    [DO_FOCUS] = detail_focus,
    [DO_FILTER] = picker_open,
    [DO_NOFILTER] = nofilter,
    [DO_ORDER] = order,
    [DO_RELOAD] = reload,
    [DO_RETRY] = retry,
    [DO_COMMAND] = prompt_open,
    [DO_HELP] = help_open,
    [DO_INSPECT] = inspector_open,
    [DO_API] = reference_open,
    [DO_NEXT_RISK] = next_risk,
    [DO_PREVIOUS_RISK] = previous_risk,
    [DO_LOAD_ALL] = load_all_start,
    [DO_FIND] = find_open,
    [DO_FIND_NEXT] = find_next,
    [DO_FIND_PREVIOUS] = find_previous,
    [DO_SORT] = sort_open,
    [DO_SHOW] = show_open,
    [DO_NARROW] = narrow_open,
    [DO_RISK] = lensing_risk,
    [DO_PLAIN] = lensing_plain,
    [DO_HISTOGRAM] = histogram,
    [DO_EXPORT] = export_open,
    [DO_YANK] = yank_open,
    [DO_PRIVACY] = privacy_toggle,
};
static void (*const runs[ACTION_COUNT])(struct model *m, struct fx_list *fx) = {
    [DO_REPAINT] = repaint,
    [DO_SUSPEND] = suspend,
    [DO_CANCEL] = cancel,
    [DO_BACK] = back,
    [DO_QUIT] = quit,
    [DO_INTERRUPT] = interrupt,
    [DO_PROFILE] = profiles_open,
};

void update_run(struct model *m, const struct command *c, struct fx_list *fx)
{
	if (c->action != DO_NEXT_RISK && c->action != DO_PREVIOUS_RISK && c->action != DO_NOTHING &&
	    c->action != DO_CANCEL)
		m->hop.active = false;
	if (detail_run(m, c) || table_run(m, c))
		return;
	if (changes[c->action])
		changes[c->action](m);
	else if (runs[c->action])
		runs[c->action](m, fx);
}

/* Actions that no text field takes for itself. */
static enum action anywhere(const struct model *m, struct key k)
{
	static const struct key none;
	bool is_text = k.code == KEYCODE_CHAR && !k.ctrl && !k.alt;
	enum action a =
	    k.pasted || is_text ? DO_NOTHING : bindings_find(&m->settings.bindings, k, none);
	return a == DO_INTERRUPT || a == DO_REPAINT || a == DO_SUSPEND ? a : DO_NOTHING;
}

void update_echo(struct model *m, struct sl typed, enum action a)
{
	char text[100];
	struct sl help = app_key(m, DO_HELP);
	if (a == DO_NOTHING)
		snprintf(text, sizeof text, "%.*s  %.*s lists the keys", (int)typed.n, typed.p,
			 (int)help.n, help.p);
	else
		snprintf(text, sizeof text, "%.*s  %s", (int)typed.n, typed.p,
			 action_info(a)->name);
	sl_to_chars(sl_from(text), m->echo, sizeof m->echo);
}

/* On a window too small to show anything only what ends that is obeyed. */
static bool obeyed_unseen(enum action a)
{
	return a == DO_BACK || a == DO_QUIT || a == DO_INTERRUPT || a == DO_REPAINT ||
	       a == DO_SUSPEND;
}

static void table_key(struct model *m, struct key k, struct fx_list *fx)
{
	char typed[48];
	keymap_pending(&m->keymap, typed, sizeof typed / 2);
	size_t n = strlen(typed);
	key_print(k, typed + n, sizeof typed - n);
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (m->layout.kind == LAYOUT_TINY) {
		if (c.action == DO_BACK)
			quit(m, fx);
		else if (obeyed_unseen(c.action))
			update_run(m, &c, fx);
		return;
	}
	if (c.unknown || c.action != DO_NOTHING)
		update_echo(m, sl_from(typed), c.action);
	update_run(m, &c, fx);
}

static void layer_key(struct model *m, struct key k, struct fx_list *fx)
{
	struct command c = {.action = anywhere(m, k)};
	if (c.action != DO_NOTHING) {
		update_run(m, &c, fx);
		return;
	}
	switch (m->layers[m->n_layers - 1]) {
	case LAYER_PICKER: picker_key(m, k); break;
	case LAYER_PROMPT: prompt_key(m, k, fx); break;
	case LAYER_HELP: help_key(m, k, fx); break;
	case LAYER_PROFILES: profiles_key(m, k, fx); break;
	case LAYER_EXPORT: export_key(m, k, fx); break;
	case LAYER_YANK: yank_key(m, k, fx); break;
	case LAYER_SORT: sort_key(m, k); break;
	case LAYER_SHOW: show_key(m, k); break;
	case LAYER_NARROW: narrow_key(m, k); break;
	case LAYER_FIND: find_key(m, k); break;
	case LAYER_HISTOGRAM: layer_close(m); break;
	case LAYER_INSPECTOR: inspector_key(m, k, fx); break;
	case LAYER_REFERENCE: reference_key(m, k, fx); break;
	}
}

static void take_key(struct model *m, struct key k, struct fx_list *fx)
{
	bool tiny = m->layout.kind == LAYOUT_TINY;
	if (k.pasted && (tiny || m->n_layers == 0))
		return;
	m->dirty = true;
	toast_key(m);
	if (m->n_layers && !tiny)
		layer_key(m, k, fx);
	else
		table_key(m, k, fx);
}

static void take_size(struct model *m, int rows, int cols)
{
	m->rows = rows;
	m->cols = cols;
	m->dirty = true;
	layout_compute(&m->layout, rows, cols, m->detail_open, m->detail_beside);
	table_settle(m);
	if (app_layer_is_open(m, LAYER_HELP))
		help_settle(m);
	if (app_layer_is_open(m, LAYER_INSPECTOR))
		inspector_settle(m);
	if (app_layer_is_open(m, LAYER_REFERENCE))
		reference_settle(m);
}

void update_start(struct model *m, int rows, int cols)
{
	m->started = true;
	store_select(m->store, &m->settings.query);
	lens_update(m->lens, m->store);
	take_size(m, rows, cols);
}

static void tick(struct model *m)
{
	toast_tick(m);
	watch_tick(m);
	if (m->now_ms >= keymap_deadline(&m->keymap)) {
		keymap_lapse(&m->keymap, m->now_ms);
		m->dirty = true;
	}
}

static void sent(struct model *m, const struct event *e)
{
	if (journal_signed(&m->journal, e->sent.id, e->sent.unix_s, e->sent.has_token))
		inspector_journal(m, e->sent.id);
}

void app_update(struct model *m, const struct event *e, struct fx_list *fx)
{
	m->now_ms = e->now_ms;
	m->wall_s = e->wall_s;
	if (m->stopping)
		return;
	switch (e->kind) {
	case EV_START: update_start(m, e->size.rows, e->size.cols); break;
	case EV_KEY: take_key(m, e->key, fx); break;
	case EV_RESIZE: take_size(m, e->size.rows, e->size.cols); break;
	case EV_REPLY: replies_take(m, e->reply, fx); break;
	case EV_SENT: sent(m, e); break;
	case EV_COPIED: clip_copied(m, e->route); break;
	case EV_RENEWED: replies_renewed(m, e->ok, e->why, fx); break;
	case EV_PROFILES: profiles_take(m, e->profiles.entries, e->profiles.n); break;
	case EV_SWITCHED: profiles_switched(m, e->switched.settings, e->switched.why); break;
	case EV_EXPORT: export_take(m, e); break;
	case EV_TICK: tick(m); break;
	case EV_STOP: leave(m, e->code, fx); break;
	case EV_CONTINUE: repaint(m, fx); break;
	}
	find_follow(m);
	drill_follow(m);
	marks_sum(m);
	motion_update(m);
}
