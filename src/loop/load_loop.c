/* SPDX-License-Identifier: MIT */
/* Loads a list in turns, without a screen. */
#include "loop/load_loop.h"

#include <signal.h>

#include "base/mem.h"

#include "credential_renewer.h"
#include "sleep_time.h"

/* The descriptors of signals and of a credential search. */
#define FDS (1 + SEARCH_FDS)

struct state {
	const struct load_loop *l;
	struct effects fx;
	int64_t now_ms, wall_s;
	int stopped_by; /* the signal that ends the loop; 0 for none */
};

static void read_clock(struct state *s)
{
	const struct clock_port *c = s->l->performer->clock;
	s->now_ms = c->mono_ms(c->ctx);
	s->wall_s = c->wall_s(c->ctx);
}

static void take_renewal(struct state *s, bool ok)
{
	loader_renewed(s->l->loader, ok, s->now_ms, s->wall_s, &s->fx);
}

static void renew_credentials(struct state *s)
{
	struct credential_renewer *r = s->l->renewer;
	if (!r || !credential_renewer_renew(r, s->now_ms))
		take_renewal(s, false);
}

static void carry_out_effect(struct state *s, const struct effect *fx)
{
	switch (fx->kind) {
	case EFFECT_SEND:
	case EFFECT_CLOSE:
	case EFFECT_EXPIRE: perform_send(s->l->performer, fx); break;
	case EFFECT_LOG:
		if (s->l->log)
			log_each(&s->l->loader->log, fx, s->l->log, s->l->log_ctx);
		break;
	case EFFECT_RENEW: renew_credentials(s); break;
	case EFFECT_CANCEL: break; /* the loader drops its answer */
	case EFFECT_COPY:
	case EFFECT_PROFILES:
	case EFFECT_SWITCH:
	case EFFECT_EXPORT:
	case EFFECT_SAVE_VIEW:
	case EFFECT_HISTORY_KEEP:
	case EFFECT_HISTORY_FIND:
	case EFFECT_HISTORY_COSTS:
	case EFFECT_RUN:
	case EFFECT_RUN_STOP:
	case EFFECT_CONFIG:
	case EFFECT_BELL:
	case EFFECT_THEME:
	case EFFECT_LANGUAGE:
	case EFFECT_REPAINT:
	case EFFECT_SUSPEND:
	case EFFECT_QUIT: BUG("a loader has no screen");
	}
}

/* The list is copied first, because carrying out an effect may list others. */
static void perform_effects(struct state *s)
{
	while (s->fx.n) {
		struct effects now = s->fx;
		effects_clear(&s->fx);
		for (size_t i = 0; i < now.n; i++)
			carry_out_effect(s, &now.item[i]);
	}
}

static void plan_requests(struct state *s)
{
	const struct load_loop *l = s->l;
	struct demand no_screen = {
	    .wall_s = s->wall_s, .travel = 1, .lookups = true, .only_extra = l->only_beside};
	if (l->beside)
		no_screen.extra = l->beside(l->turn_ctx, &no_screen.n_extra);
	loader_plan(l->loader, &no_screen, s->now_ms, &s->fx);
	perform_effects(s);
}

static void resume_loading(struct state *s)
{
	read_clock(s);
	fetch_doubt(&s->l->loader->fetch, s->now_ms);
}

static void suspend_program(struct state *s)
{
	raise(SIGSTOP);
	resume_loading(s);
}

static void take_signal(struct state *s, enum signal_event what)
{
	switch (what) {
	case SIGNAL_RESIZE: break;
	case SIGNAL_SUSPEND: suspend_program(s); break;
	case SIGNAL_CONTINUE: resume_loading(s); break;
	case SIGNAL_INTERRUPT: s->stopped_by = SIGINT; break;
	case SIGNAL_TERMINATE: s->stopped_by = SIGTERM; break;
	case SIGNAL_HANGUP: s->stopped_by = SIGHUP; break;
	}
}

static void gather_signals(struct state *s)
{
	struct signals_port *signals = s->l->signals;
	enum signal_event what;
	while (!s->stopped_by && signals->next(signals->ctx, &what))
		take_signal(s, what);
}

static bool is_beside(const struct loader *l, const struct request *r)
{
	return r->action != ACTION_CUSTOMERS || !query_equal(&r->query, &l->query);
}

static void take_reply(struct state *s, struct wire_reply *r)
{
	struct outcome out;
	if (r->id == SEARCH_ID) {
		if (s->l->renewer)
			credential_renewer_reply(s->l->renewer, r, s->now_ms);
		return;
	}
	r->our_unix_s = s->wall_s;
	loader_reply(s->l->loader, r, s->now_ms, s->wall_s, &s->fx, &out);
	if (s->l->took && out.known && is_beside(s->l->loader, &out.request))
		s->l->took(s->l->turn_ctx, &out, r);
	perform_effects(s);
}

static void gather_replies(struct state *s)
{
	struct transport_port *net = s->l->performer->transport;
	struct wire_reply reply;
	while (net->next(net->ctx, &reply))
		take_reply(s, &reply);
}

static void gather_renewal(struct state *s)
{
	struct credential_renewer *r = s->l->renewer;
	if (!r)
		return;
	switch (credential_renewer_turn(r, s->now_ms, s->wall_s)) {
	case RENEWER_NOTHING:
	case RENEWER_RENEWED_AHEAD: break;
	case RENEWER_RENEWED: take_renewal(s, true); break;
	case RENEWER_NOT_RENEWED: take_renewal(s, false); break;
	case RENEWER_SWITCHED:
	case RENEWER_NOT_SWITCHED: BUG("only a user switches profiles");
	}
	perform_effects(s);
}

static int64_t find_deadline(const struct state *s)
{
	const struct load_loop *l = s->l;
	int64_t at = fetch_deadline(&l->loader->fetch, s->now_ms);
	int64_t key =
	    l->renewer ? credential_renewer_deadline(l->renewer, s->now_ms, s->wall_s) : INT64_MAX;
	int64_t turn = l->turn_ms ? s->now_ms + l->turn_ms : INT64_MAX;
	at = key < at ? key : at;
	at = l->end_ms && l->end_ms < at ? l->end_ms : at;
	return turn < at ? turn : at;
}

static void wait_for_events(struct state *s)
{
	struct transport_port *net = s->l->performer->transport;
	int fds[FDS];
	size_t n = 0;
	fds[n++] = s->l->signals->fd;
	if (s->l->renewer)
		n += credential_renewer_fds(s->l->renewer, fds + n);
	net->wait(net->ctx, fds, n, sleep_time_until(find_deadline(s), s->now_ms));
}

int load_loop_run(const struct load_loop *l)
{
	struct state s = {.l = l};
	read_clock(&s);
	loader_start(l->loader);
	for (;;) {
		plan_requests(&s);
		wait_for_events(&s);
		read_clock(&s);
		gather_signals(&s);
		if (s.stopped_by)
			return 128 + s.stopped_by;
		gather_replies(&s);
		gather_renewal(&s);
		if (!l->turn(l->turn_ctx))
			return 0;
		if (l->end_ms && s.now_ms >= l->end_ms)
			return LOAD_LOOP_LATE;
	}
}
