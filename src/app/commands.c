/* SPDX-License-Identifier: MIT */
#include "parts.h"

#define TWICE_MS 1000

void commands_leave(struct model *m, int code, struct fx_list *fx)
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
	commands_leave(m, 0, fx);
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
		commands_leave(m, 130, fx);
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

static void privacy_toggle(struct model *m)
{
	m->masked = !m->masked;
	if (app_layer_is_open(m, LAYER_INSPECTOR))
		inspector_journal(m, m->inspector.opened);
	toast_hide(m); /* it may name a customer */
	struct sl again = app_key(m, DO_PRIVACY);
	if (m->masked)
		toast_info(m,
			   "Names, e-mails, mobiles, remarks and UINs are masked on the screen; "
			   "%.*s shows them again",
			   (int)again.n, again.p);
	else
		toast_info(m, "Personal data is shown again");
	m->dirty = true;
}

void commands_repaint(struct model *m, struct fx_list *fx)
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
    [DO_COLUMNS] = columns_open,
    [DO_NARROW] = narrow_open,
    [DO_LIKE] = like_only,
    [DO_NEXT_LIKE] = like_next,
    [DO_NEXT_OTHER] = like_next_other,
    [DO_PREVIOUS_OTHER] = like_previous_other,
    [DO_RISK] = lensing_risk,
    [DO_PLAIN] = lensing_plain,
    [DO_HISTOGRAM] = histogram,
    [DO_EXPORT] = export_open,
    [DO_YANK] = yank_open,
    [DO_PRIVACY] = privacy_toggle,
    [DO_MOUSE] = mouse_toggle,
};
static void (*const runs[ACTION_COUNT])(struct model *m, struct fx_list *fx) = {
    [DO_REPAINT] = commands_repaint,
    [DO_SUSPEND] = suspend,
    [DO_CANCEL] = cancel,
    [DO_BACK] = back,
    [DO_QUIT] = quit,
    [DO_INTERRUPT] = interrupt,
    [DO_PROFILE] = profiles_open,
};

void commands_run(struct model *m, const struct command *c, struct fx_list *fx)
{
	if (c->action != DO_NEXT_RISK && c->action != DO_PREVIOUS_RISK && c->action != DO_NOTHING &&
	    c->action != DO_CANCEL)
		m->hop.active = false;
	if (detail_run(m, c) || table_run(m, c) || columns_run(m, c))
		return;
	if (changes[c->action])
		changes[c->action](m);
	else if (runs[c->action])
		runs[c->action](m, fx);
}
