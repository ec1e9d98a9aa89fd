/* SPDX-License-Identifier: MIT */
/* Runs the commands that belong to no single screen, and finds the others. */
#include "commands.h"

#include <stdio.h>

#include "app/burn/burn_box.h"
#include "app/changes/changes_screen.h"
#include "app/changes/history_box.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/own/console_page.h"
#include "app/own/own.h"
#include "app/screens/api_docs_screen.h"
#include "app/screens/column_list.h"
#include "app/screens/copy.h"
#include "app/screens/detail.h"
#include "app/screens/histogram.h"
#include "app/screens/screen.h"
#include "app/table/argument.h"
#include "app/table/load_all.h"
#include "app/table/missing_row.h"
#include "app/table/same_value.h"
#include "app/vouchers/voucher_screen.h"

#include "command_words.h"
#include "config_again.h"

#define TWICE_MS 1000

void commands_leave(struct model *m, int code, struct effects *fx)
{
	m->stopping = true;
	m->exit_code = code;
	loader_stop(&m->loader, fx);
	effects_add(fx, EFFECT_QUIT);
}

static void load_whole_list(struct model *m)
{
	comparison_prove_again(m);
	load_all_start(m);
}

static void quit_session(struct model *m, struct effects *fx)
{
	commands_leave(m, 0, fx);
}

/* false when nothing is loading that can be stopped. */
static bool stop_loading(struct model *m)
{
	if (m->next_risk.active) {
		next_risk_stop(m);
		return true;
	}
	if (burn_job_stop(m))
		return true;
	if (!app_loading(m))
		return false;
	if (query_history_go_back(m)) {
		toast_info(m, "Cancelled; the list is unchanged");
		return true;
	}
	if (m->loader.fetch.stopped_by_user)
		return false;
	m->loader.fetch.stopped_by_user = true;
	m->loader.everything = false;
	struct sl on = app_key(m, DO_RETRY);
	toast_info(m, "Stopped; only visible rows are fetched now; %.*s continues", (int)on.n,
		   on.p);
	return true;
}

static bool drop_marks(struct model *m)
{
	if (m->marks.ranging)
		marks_leave_range(m);
	else if (m->marks.n)
		marks_clear(m);
	else
		return false;
	return true;
}

/* Leaves the topmost screen, or closes the details; false when only the table is open. */
static bool close_topmost(struct model *m)
{
	int top = app_top_layer(m);
	if (top >= 0)
		screen_of((enum layer)top)->leave(m);
	else if (m->detail.open)
		detail_close(m);
	else
		return false;
	return true;
}

/* Returns whether Esc was only for a message. Where nothing else is to be closed it stops loading,
 * which messages promise. */
static bool dismiss_message(struct model *m)
{
	bool can_close = !sl_equal(app_stop_key(m), app_key(m, DO_CANCEL));
	bool marks_last = m->marks.n && !m->marks.ranging && !app_find_text(m)[0] &&
			  lens_spec_is_off(app_lens_spec(m));
	/* Marks are the work of many keys: Esc for a message must not remove them. */
	bool for_message = m->toast.gone.any && marks_last;
	bool was_shown = toast_cancel(m);
	return can_close && (was_shown || for_message);
}

/* Ends a running search first, because it would move the cursor. */
static void cancel_topmost(struct model *m, struct effects *fx)
{
	if (m->next_risk.active)
		next_risk_stop(m);
	else if (!close_topmost(m) && !own_stop(m, fx) && !burn_job_stop(m) &&
		 !dismiss_message(m) && !find_forget(m) && !arrange_peel(m) && !drop_marks(m))
		stop_loading(m);
}

static void go_back(struct model *m, struct effects *fx)
{
	if (!close_topmost(m))
		quit_session(m, fx);
}

static void format_how_to_quit(struct model *m)
{
	struct sl back = app_key(m, DO_BACK), again = app_key(m, DO_INTERRUPT);
	toast_info(m, "Press %.*s to quit, or %.*s again", (int)back.n, back.p, (int)again.n,
		   again.p);
	m->toast.asks_quit = m->toast.shown && !m->toast.is_error;
}

static void interrupt_session(struct model *m, struct effects *fx)
{
	bool again = m->toast.gone.asked_quit ||
		     (m->interrupt_ms != INT64_MIN && m->now_ms - m->interrupt_ms < TWICE_MS);
	m->interrupt_ms = m->now_ms;
	if (again) {
		commands_leave(m, 130, fx);
		return;
	}
	int top = app_top_layer(m);
	if (top >= 0)
		screen_of((enum layer)top)->leave(m);
	else if (!own_stop(m, fx) && !stop_loading(m))
		format_how_to_quit(m);
}

static void remove_filter(struct model *m)
{
	struct query q = *store_current(m->loader.store);
	if (q.type == FILTER_NONE) {
		toast_info(m, "There is no filter to remove");
		return;
	}
	q.type = FILTER_NONE;
	q.text[0] = '\0';
	query_history_select(m, &q);
}

static void reverse_order(struct model *m)
{
	struct query q = *store_current(m->loader.store);
	q.order = q.order == ORDER_DESC ? ORDER_ASC : ORDER_DESC;
	query_history_select(m, &q);
}

static void resume_loading(struct model *m)
{
	m->loader.fetch.stopped_by_user = false;
	if (fetch_retry_with_key(&m->loader.fetch, m->now_ms))
		toast_info(m, "Reading the key again from where it came");
}

static void reload_list(struct model *m)
{
	resume_loading(m);
	refresh_take_baseline(m);
	comparison_prove_again(m);
	store_make_stale(m->loader.store);
	/* The store drops rows past the end of the list. */
	lens_update(m->lens, m->loader.store);
	table_settle(m);
	customer_extra_reload(m);
	burn_again(m);
	voucher_store_forget(m);
	m->own_credit_asked = m->own_credit_asked && !m->has_own_credit;
}

/* The row at the cursor is waited for: its connection may have gone deaf. */
static bool is_row_awaited(const struct model *m)
{
	return !app_cursor_row(m).customer && fetch_count_in_flight(&m->loader.fetch) > 0;
}

static void retry_or_refresh(struct model *m)
{
	bool reads_vouchers = app_layer_is_open(m, LAYER_VOUCHERS);
	customer_extra_again(m);
	burn_again(m);
	if (reads_vouchers)
		voucher_store_forget(m);
	if (m->loader.fetch.halted || m->loader.fetch.n_failed ||
	    fetch_count_due(&m->loader.fetch) || m->loader.fetch.stopped_by_user) {
		resume_loading(m);
	} else if (reads_vouchers) {
		return; /* they are what is on the screen */
	} else if (is_row_awaited(m)) {
		resume_loading(m);
		missing_row_explain(m);
	} else {
		refresh_start(m);
	}
}

static void goto_explain(struct model *m)
{
	toast_info(
	    m,
	    ":goto needs the number of a row, such as 42, or how far down the list, such as 40%%");
}

static void theme_explain(struct model *m)
{
	argument_ask(m, DO_THEME);
}

static void lang_explain(struct model *m)
{
	argument_ask(m, DO_LANG);
}

static void since_explain(struct model *m)
{
	toast_info(m, ":since needs a time: yesterday, last, 7d or 2026-11-01");
}

static void jump_to_next_risk(struct model *m)
{
	next_risk_start(m, 1);
}

static void jump_to_previous_risk(struct model *m)
{
	next_risk_start(m, -1);
}

static void privacy_toggle(struct model *m)
{
	m->masked = !m->masked;
	if (app_layer_is_open(m, LAYER_INSPECTOR))
		inspector_journal(m, m->inspector.opened);
	toast_hide(m); /* the message may name a customer */
	struct sl again = app_key(m, DO_PRIVACY);
	if (m->masked)
		toast_info(m,
			   "Names, e-mails, mobiles, remarks and UINs are masked on the screen; "
			   "%.*s shows them again",
			   (int)again.n, again.p);
	else
		toast_info(m, "Personal data is visible again");
	m->dirty = true;
}

void commands_repaint(struct model *m, struct effects *fx)
{
	m->dirty = true;
	effects_add(fx, EFFECT_REPAINT);
}

static void suspend_session(struct model *m, struct effects *fx)
{
	(void)m;
	effects_add(fx, EFFECT_SUSPEND);
}

#define ACTION(id, name, keys, group, hint, help, takes, run) [DO_##id] = (run),
#define MOVE(f)                                               NULL
#define JUMP(f)                                               NULL

/* The functions that take a number. */
static void (*const repeats[ACTION_COUNT])(struct model *m, uint64_t count) = {
#define REPEAT(f) f
#define CHANGE(f) NULL
#define EFFECT(f) NULL
#include "input/action.def"
#undef REPEAT
#undef CHANGE
#undef EFFECT
};

#define REPEAT(f) NULL

/* The functions that only change the model. */
static void (*const changes[ACTION_COUNT])(struct model *m) = {
#define CHANGE(f) f
#define EFFECT(f) NULL
#include "input/action.def"
#undef CHANGE
#undef EFFECT
};

/* The functions that also list effects. */
static void (*const runs[ACTION_COUNT])(struct model *m, struct effects *fx) = {
#define CHANGE(f) NULL
#define EFFECT(f) f
#include "input/action.def"
};

static void run_plain(struct model *m, const struct command *c, struct effects *fx)
{
	if (detail_run(m, c) || table_run(m, c))
		return;
	if (repeats[c->action])
		repeats[c->action](m, c->has_count && c->count > 0 ? c->count : 1);
	else if (changes[c->action])
		changes[c->action](m);
	else if (runs[c->action])
		runs[c->action](m, fx);
}

void commands_run(struct model *m, const struct command *c, struct effects *fx)
{
	if (c->action != DO_NEXT_RISK && c->action != DO_PREVIOUS_RISK && c->action != DO_NOTHING &&
	    c->action != DO_CANCEL)
		m->next_risk.active = false;
	struct command now = *c;
	if (c->words.n && !command_words_take(m, &now, fx))
		return;
	run_plain(m, &now, fx);
}
