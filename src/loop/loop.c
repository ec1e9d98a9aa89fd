/* SPDX-License-Identifier: MIT */
/* Runs the event loop: settle, sleep, read the clock, gather events. */
#include "loop/loop.h"

#include <signal.h>

#include "base/attr.h"
#include "base/mem.h"

#include "app/animation.h"
#include "app/plan.h"
#include "app/update.h"

#include "credential_renewer.h"
#include "frame_pace.h"
#include "history_events.h"
#include "loop/presenter.h"
#include "runner/runner_terminal.h"
#include "sleep_time.h"

#define KEYS_A_TURN 4096 /* so that an endless paste cannot keep the screen from being drawn */

struct state {
	struct loop *l;
	struct effects fx;
	struct presenter screen;
	struct frame_pace pace;
	int64_t now_ms, wall_s;
	bool quit;
	bool keys_left; /* keys may be in a buffer, where poll does not see them */
};

static void read_clock(struct state *s)
{
	const struct clock_port *c = s->l->performer->clock;
	s->now_ms = c->mono_ms(c->ctx);
	s->wall_s = c->wall_s(c->ctx);
}

static enum frame_cause cause_of(enum event_kind kind)
{
	return kind == EV_TICK ? FRAME_BY_TIME : kind == EV_REPLY ? FRAME_BY_REPLY : FRAME_BY_USER;
}

static void feed_event(struct state *s, struct event e)
{
	e.now_ms = s->now_ms;
	e.wall_s = s->wall_s;
	bool before = s->l->model->stopping;
	if (s->l->recorder)
		recorder_event(s->l->recorder, s->l->model, &e);
	app_update(s->l->model, &e, &s->fx);
	if (s->l->model->dirty)
		frame_pace_note(&s->pace, cause_of(e.kind));
	if (s->l->recorder && s->l->model->stopping && !before)
		recorder_quit(s->l->recorder, s->l->model);
}

static void plan_requests(struct state *s)
{
	if (s->l->recorder)
		recorder_plan(s->l->recorder, s->l->model, s->now_ms, s->wall_s);
	app_plan(s->l->model, s->now_ms, s->wall_s, &s->fx);
}

static void feed_size(struct state *s, enum event_kind kind)
{
	struct event e = {.kind = kind};
	e.size.ascii = s->l->look && s->l->look->ascii;
	s->l->terminal->size(s->l->terminal->ctx, &e.size.rows, &e.size.cols);
	feed_event(s, e);
}

/* While we were stopped time passed, and other processes got the signal of a resize. */
static void resume_session(struct state *s)
{
	struct terminal_port *t = s->l->terminal;
	read_clock(s);
	t->resized(t->ctx);
	feed_size(s, EV_RESIZE);
	feed_event(s, (struct event){.kind = EV_CONTINUE});
}

static void suspend_program(struct state *s)
{
	struct terminal_port *t = s->l->terminal;
	t->suspend(t->ctx);
	resume_session(s);
}

static void gather_copy(struct state *s)
{
	struct event e;
	if (s->l->copier && copier_turn(s->l->copier, s->now_ms, &e))
		feed_event(s, e);
}

static void copy_text(struct state *s, const struct effect *fx)
{
	struct terminal_port *t = s->l->terminal;
	struct event e = {.kind = EV_COPIED};
	if (s->l->copier) {
		copier_start(s->l->copier, fx->text, s->now_ms);
		gather_copy(s);
		return;
	}
	if (t->copy(t->ctx, fx->text))
		e.copied.route = COPIED_BY_TERMINAL;
	feed_event(s, e);
}

static void gather_commands(struct state *s)
{
	struct event e;
	while (s->l->runner && runner_turn(s->l->runner, &e))
		feed_event(s, e);
}

static void lend_terminal(struct state *s)
{
	struct runner_terminal outcome;
	runner_terminal_lend(&outcome, &s->l->model->own.job, s->l->terminal, s->l->signals);
	resume_session(s);
	feed_event(s, outcome.event);
	if (outcome.stop)
		feed_event(s, (struct event){.kind = EV_STOP, .code = 128 + outcome.stop});
}

static void run_command(struct state *s)
{
	const struct own_job *j = &s->l->model->own.job;
	if (!s->l->runner) {
		feed_event(s, runner_refuse(j));
	} else if (j->place == OWN_TERMINAL) {
		lend_terminal(s);
	} else {
		runner_start(s->l->runner, j, s->now_ms);
		gather_commands(s);
	}
}

static void log_entries(const struct state *s, const struct effect *fx)
{
	if (s->l->log)
		log_each(&s->l->model->loader.log, fx, s->l->log, s->l->log_ctx);
}

static void list_profiles(struct state *s)
{
	struct profile_entry *entries = mem_alloc(PROFILES_MAX, sizeof *entries);
	size_t n = s->l->renewer ? credential_renewer_profiles(s->l->renewer, entries) : 0;
	feed_event(s, (struct event){.kind = EV_PROFILES, .profiles = {entries, n}});
	mem_free(entries);
}

static void open_export(struct state *s, const struct effect *fx)
{
	if (s->l->exporter)
		feed_event(s, exporter_open(s->l->exporter, s->l->model, fx->text));
}

static void save_view(struct state *s, struct sl section)
{
	struct err e = {0};
	struct event saved = {.kind = EV_VIEW_SAVED};
	if (!s->l->save_view)
		saved.saved.why = N_("this session keeps views only until it ends");
	else if (!s->l->save_view(s->l->adapt_ctx, section, &e))
		saved.saved.why = e.text;
	feed_event(s, saved);
}

static void use_history(struct state *s, const struct effect *fx)
{
	struct event failed;
	if (!history_events_start(s->l->history, s->l->model, fx, &failed))
		feed_event(s, failed);
}

static void change_theme(struct state *s, const struct effect *fx)
{
	struct event e = {.kind = EV_THEME};
	s->l->model->dirty = true;
	if (s->l->change_theme && s->l->change_theme(s->l->adapt_ctx, fx, &e))
		feed_event(s, e);
	s->l->terminal->repaint(s->l->terminal->ctx);
}

static void reload_config(struct state *s)
{
	struct event e = {.kind = EV_CONFIG};
	if (s->l->reload)
		e = s->l->reload(s->l->adapt_ctx);
	feed_event(s, e);
	s->l->terminal->repaint(s->l->terminal->ctx);
}

static void carry_out_effect(struct state *s, const struct effect *fx)
{
	struct terminal_port *t = s->l->terminal;
	struct credential_renewer *r = s->l->renewer;
	switch (fx->kind) {
	case EFFECT_SEND:
	case EFFECT_CLOSE:
	case EFFECT_EXPIRE: perform_send(s->l->performer, fx); break;
	case EFFECT_CANCEL: break; /* the model drops its answer */
	case EFFECT_COPY: copy_text(s, fx); break;
	case EFFECT_LOG: log_entries(s, fx); break;
	case EFFECT_RENEW:
		if (!r || !credential_renewer_renew(r, s->now_ms))
			feed_event(s, (struct event){.kind = EV_RENEWED, .ok = false});
		break;
	case EFFECT_PROFILES: list_profiles(s); break;
	case EFFECT_SWITCH:
		if (r)
			credential_renewer_switch(r, fx->text, s->now_ms);
		break;
	case EFFECT_EXPORT: open_export(s, fx); break;
	case EFFECT_SAVE_VIEW: save_view(s, fx->text); break;
	case EFFECT_HISTORY_KEEP:
	case EFFECT_HISTORY_FIND:
	case EFFECT_HISTORY_COSTS: use_history(s, fx); break;
	case EFFECT_CONFIG: reload_config(s); break;
	case EFFECT_RUN: run_command(s); break;
	case EFFECT_RUN_STOP: runner_stop(s->l->runner); break;
	case EFFECT_BELL: t->bell(t->ctx); break;
	case EFFECT_THEME: change_theme(s, fx); break;
	case EFFECT_LANGUAGE: s->l->performer->language = fx->text.p; break;
	case EFFECT_REPAINT: t->repaint(t->ctx); break;
	case EFFECT_SUSPEND: suspend_program(s); break;
	case EFFECT_QUIT: s->quit = true; break;
	}
}

/* The list is copied first, because carrying out an effect may feed an event that lists others. */
static void perform_effects(struct state *s)
{
	while (s->fx.n) {
		struct effects now = s->fx;
		effects_clear(&s->fx);
		for (size_t i = 0; i < now.n; i++)
			carry_out_effect(s, &now.item[i]);
	}
}

static bool is_writing(const struct state *s)
{
	return exporter_is_writing(s->l->exporter, s->l->model);
}

static void gather_history(struct state *s)
{
	struct history_port *h = s->l->history;
	struct history_result r;
	/* The changes that are being written must stay. */
	while (h && !s->quit && !is_writing(s) && h->next(h->ctx, &r)) {
		feed_event(s, history_events_take(&r));
		perform_effects(s);
	}
}

static void draw_frame(struct state *s)
{
	if (presenter_look(&s->screen, s->l))
		frame_pace_note(&s->pace, FRAME_BY_USER);
	if (!s->l->model->dirty || frame_pace_due_ms(&s->pace) > s->now_ms)
		return;
	presenter_draw(&s->screen, s->l);
	frame_pace_drawn(&s->pace, s->now_ms);
}

/* The frame is drawn before the requests are sent: it must not wait for libcurl and OpenSSL to
 * start. */
static void settle_turn(struct state *s)
{
	perform_effects(s);
	if (s->quit)
		return;
	plan_requests(s);
	draw_frame(s);
	/* An answer of the terminal may have changed which characters it draws. */
	if (s->l->look && s->l->look->ascii != s->l->model->ascii)
		feed_size(s, EV_RESIZE);
	perform_effects(s);
}

static void stop_model(struct state *s, int signal_number)
{
	feed_event(s, (struct event){.kind = EV_STOP, .code = 128 + signal_number});
}

/* Ctrl-C is a key like others. */
static void interrupt_program(struct state *s)
{
	feed_event(s, (struct event){.kind = EV_KEY,
				     .key = {.code = KEYCODE_CHAR, .cp = 'c', .ctrl = true}});
}

static void take_signal(struct state *s, enum signal_event what)
{
	struct terminal_port *t = s->l->terminal;
	switch (what) {
	case SIGNAL_RESIZE:
		t->resized(t->ctx);
		feed_size(s, EV_RESIZE);
		break;
	case SIGNAL_SUSPEND: suspend_program(s); break;
	/* Another program may have stopped us: the contents of the screen are unknown. */
	case SIGNAL_CONTINUE: resume_session(s); break;
	case SIGNAL_INTERRUPT: interrupt_program(s); break;
	case SIGNAL_TERMINATE: stop_model(s, SIGTERM); break;
	case SIGNAL_HANGUP: stop_model(s, SIGHUP); break;
	}
}

static bool wants_profiles(const struct state *s)
{
	for (size_t i = 0; i < s->fx.n; i++)
		if (s->fx.item[i].kind == EFFECT_PROFILES)
			return true;
	return false;
}

/* The list of effects is bounded, and a long paste could fill it. Keys that were typed together
 * with the one that opens the list of profiles are meant for that list. */
static void relieve_effects(struct state *s)
{
	if (s->fx.n > EFFECT_MAX / 2 || wants_profiles(s))
		perform_effects(s);
}

/* Returns the number of keys. */
static int gather_keys(struct state *s)
{
	struct terminal_port *t = s->l->terminal;
	struct key k;
	int n = 0;
	for (; n < KEYS_A_TURN && t->key(t->ctx, &k); n++) {
		if (key_is_mouse(k))
			k.spot = grid_spot_at(&s->screen.grid, k.row, k.col);
		feed_event(s, (struct event){.kind = EV_KEY, .key = k});
		relieve_effects(s);
	}
	s->keys_left = n == KEYS_A_TURN;
	if (t->gone(t->ctx))
		stop_model(s, SIGHUP);
	return n;
}

/* Feeds the outcome of a renewal or of a switch. */
static void gather_renewal(struct state *s)
{
	struct credential_renewer *r = s->l->renewer;
	struct event e = {.kind = EV_RENEWED};
	if (!r)
		return;
	enum credential_renewer_news news = credential_renewer_turn(r, s->now_ms, s->wall_s);
	switch (news) {
	case RENEWER_NOTHING: return;
	case RENEWER_RENEWED:
	case RENEWER_RENEWED_AHEAD:
		e.ok = true;
		e.ahead = news == RENEWER_RENEWED_AHEAD;
		e.has_token = keyring_has_token(s->l->performer->ring);
		break;
	case RENEWER_NOT_RENEWED: e.why = credential_renewer_why(r); break;
	case RENEWER_SWITCHED:
		/* Carry out the effects of the former account before the switch is fed. */
		perform_effects(s);
		if (s->l->history)
			s->l->history->drop(s->l->history->ctx);
		if (s->l->leave)
			s->l->leave(s->l->leave_ctx, s->l->model);
		e = (struct event){.kind = EV_SWITCHED,
				   .switched = {credential_renewer_settings(r), NULL}};
		break;
	case RENEWER_NOT_SWITCHED:
		e = (struct event){.kind = EV_SWITCHED,
				   .switched = {NULL, credential_renewer_why(r)}};
		break;
	}
	feed_event(s, e);
}

/* The frame of a key is drawn before replies are decoded. */
static void gather_replies(struct state *s, bool undrawn)
{
	struct transport_port *net = s->l->performer->transport;
	struct wire_reply reply;
	while (!s->quit && net->next(net->ctx, &reply)) {
		if (undrawn)
			settle_turn(s);
		undrawn = false;
		if (reply.id == SEARCH_ID) {
			if (s->l->renewer)
				credential_renewer_reply(s->l->renewer, &reply, s->now_ms);
			continue;
		}
		reply.our_unix_s = s->wall_s;
		feed_event(s, (struct event){.kind = EV_REPLY, .reply = &reply});
		perform_effects(s);
	}
}

static void write_export(struct state *s)
{
	struct event e;
	if (s->l->exporter && exporter_turn(s->l->exporter, s->l->model, &e))
		feed_event(s, e);
}

/* Replies wait while a file is written, so that its rows do not change. */
static void gather_events(struct state *s)
{
	struct signals_port *sig = s->l->signals;
	enum signal_event what;
	while (sig->next(sig->ctx, &what)) {
		take_signal(s, what);
		relieve_effects(s);
	}
	bool keys = gather_keys(s) > 0;
	if (!is_writing(s)) {
		gather_replies(s, keys);
		gather_renewal(s);
	}
	write_export(s);
	gather_copy(s);
	gather_history(s);
	gather_commands(s);
	if (app_deadline(s->l->model) <= s->now_ms)
		feed_event(s, (struct event){.kind = EV_TICK});
}

static int sleep_time_ms(const struct state *s)
{
	int64_t deadline = app_deadline(s->l->model);
	int64_t others = sleep_time_deadline(s->l, s->now_ms, s->wall_s);
	if (s->keys_left || is_writing(s))
		return 0;
	if (others < deadline)
		deadline = others;
	if (s->l->model->dirty && frame_pace_due_ms(&s->pace) < deadline)
		deadline = frame_pace_due_ms(&s->pace);
	return sleep_time_until(deadline, s->now_ms);
}

static void wait_for_events(struct state *s)
{
	struct transport_port *net = s->l->performer->transport;
	int fds[SLEEP_TIME_FDS];
	size_t n = sleep_time_fds(s->l, fds);
	net->wait(net->ctx, fds, n, sleep_time_ms(s));
}

int loop_run(struct loop *l)
{
	struct state s = {.l = l};
	presenter_init(&s.screen);
	frame_pace_init(&s.pace);
	read_clock(&s);
	feed_size(&s, l->resumes ? EV_RESIZE : EV_START);
	for (;;) {
		settle_turn(&s);
		if (s.quit)
			break;
		wait_for_events(&s);
		read_clock(&s);
		gather_events(&s);
		if (l->turn && !l->turn(l->turn_ctx, l->model))
			break;
	}
	presenter_release(&s.screen);
	return l->model->exit_code;
}
