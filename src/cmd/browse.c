/* SPDX-License-Identifier: MIT */
#include "browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

#include "app/app.h"

#include "sys/adapters.h"

#include "loop/demo_child.h"
#include "loop/session.h"
#include "replay.h"

static bool color_wanted(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	if (o->color != COLOR_AUTO)
		return o->color == COLOR_ALWAYS;
	return !(no_color && no_color[0]);
}

/* How the program looks, which answers of the terminal may change. */
struct wardrobe {
	struct look look;
	struct terminal_port *terminal;
};

static void dress(const struct wardrobe *w)
{
	struct style styles[ROLE_COUNT], selected;
	theme_styles(&w->look, styles, &selected);
	terminal_set_styles(w->terminal, styles, &selected);
}

static bool adapt(void *ctx, const struct terminal_answers *a)
{
	struct wardrobe *w = ctx;
	struct look before = w->look;
	w->look.ascii = w->look.ascii || a->wide;
	if (a->has_background)
		w->look.background = a->light ? BACKGROUND_LIGHT : BACKGROUND_DARK;
	if (w->look.ascii == before.ascii && w->look.background == before.background)
		return false;
	dress(w);
	return true;
}

/* Where no way to the clipboard works, the terminal's own selection does. Line by line through the
 * gate: it may hold what others wrote. */
static void print_copied(struct sl text)
{
	struct buf gated;
	struct sl line;
	buf_init(&gated, 4 * COPY_MAX);
	while (sl_split(&text, '\n', &line)) {
		text_gate(line, &gated);
		buf_add_byte(&gated, '\n');
	}
	fwrite(gated.p ? gated.p : "", 1, gated.n, stdout);
	buf_release(&gated);
}

/* What is remembered goes into its file; a session that ends says when it could not. */
static void remember(void *ctx, const struct model *m)
{
	struct session *s = ctx;
	if (!state_file_write(s->state, m, &s->unremembered))
		s->state[0] = '\0';
}

/* As less has LESSHISTFILE: another file, or none. The demo is nobody's account: it remembers
 * nothing, and what a real profile of the name "demo" remembers is not for it. */
static void find_state(struct session *s, const struct options *o)
{
	const char *other = getenv("TCPARTNER_STATE");
	if (!other)
		state_file_usual_path(getenv("XDG_STATE_HOME"), getenv("HOME"), s->state);
	else if (other[0] == '/')
		sl_to_chars(sl_from(other), s->state, sizeof s->state);
	if (o->no_state || o->demo)
		s->state[0] = '\0';
	state_file_read(s->state, &s->settings);
}

/* What a browser stands on, beside the session. */
struct stand {
	const struct options *options;
	struct terminal_port *terminal;
	const struct terminal_facts *facts;
	struct recorder *recorder; /* NULL for none, as is the next */
	struct replay *replay;
};

/* What was copied last goes to copied. */
static int run(struct session *s, const struct stand *on, struct buf *copied)
{
	const struct options *o = on->options;
	struct terminal_port *terminal = on->terminal;
	struct wardrobe w = {{.ascii = o->ascii || !on->facts->utf8 || on->facts->dumb,
			      .motion = !s->settings.still,
			      .theme = o->theme,
			      .colors = on->facts->colors},
			     terminal};
	struct model *m = mem_alloc(1, sizeof *m);
	dress(&w);
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .terminal = terminal,
			 .signals = &s->signals,
			 .look = &w.look,
			 .adapt = adapt,
			 .adapt_ctx = &w,
			 .keeper = s->keeper,
			 .exporter = exporter_new(getenv("HOME")),
			 .copier = copier_new(&s->options, &s->clock, terminal),
			 .recorder = on->recorder,
			 .log = session_log,
			 .log_ctx = s,
			 .leave = remember,
			 .leave_ctx = s};
	bool browses = !on->replay || replay_play(on->replay, &l, o->replay_steps);
	int code = browses ? loop_run(&l) : m->exit_code;
	remember(s, m);
	exporter_free(l.exporter);
	copier_free(l.copier);
	buf_add(copied, buf_sl(&m->copy.text));
	app_release(m);
	mem_free(m);
	return code;
}

static int at_terminal(struct session *s, const struct stand *on, struct err *e)
{
	const struct options *o = on->options;
	struct terminal_port terminal;
	struct terminal_facts facts;
	struct buf copied;
	struct terminal_options t = {.color = color_wanted(o)};
	if (!terminal_ncurses(&terminal, &t, &facts, e))
		return 2;
	crash_guard();
	buf_init(&copied, COPY_MAX);
	struct stand here = *on;
	here.terminal = &terminal;
	here.facts = &facts;
	int code = run(s, &here, &copied);
	terminal.close(terminal.ctx);
	if (o->print)
		print_copied(buf_sl(&copied));
	buf_release(&copied);
	return code;
}

static int with_session(struct session *s, const struct options *o, struct err *e)
{
	struct stand on = {.options = o};
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	if (o->record) {
		on.recorder = recorder_new(o->record, o->record_masked, &s->settings, e);
		if (!on.recorder)
			return 2;
	}
	int code = at_terminal(s, &on, e);
	return recorder_free(on.recorder, e) || code ? code : 3;
}

static int with_record(const struct options *o, struct err *e)
{
	struct stand on = {.options = o, .replay = replay_open(o->replay, e)};
	struct session session;
	struct clock_port clock;
	int code = 2;
	if (!on.replay)
		return 2;
	if (session_replay(&session, o, replay_settings(on.replay), e)) {
		replay_clock(on.replay, &session.clock, &clock);
		session.performer.clock = &clock;
		code = at_terminal(&session, &on, e);
		if (replay_warning(on.replay)[0])
			fprintf(stderr, "tcpartner: %s\n", replay_warning(on.replay));
	}
	session_close(&session);
	replay_close(on.replay);
	return code;
}

int browse(const struct options *o, struct err *e)
{
	struct demo demo = {.pid = -1, .lifeline = -1};
	struct session session;
	int code = 2;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(e, ERR_USAGE,
			"the browser needs a terminal; for scripts there is tcpartner list");
		return 2;
	}
	if (o->replay)
		return with_record(o, e);
	if (o->demo && !demo_child_start(&demo, o->program, e))
		return 3;
	if (session_open(&session, o, o->demo ? demo.url : NULL, e)) {
		find_state(&session, o);
		code = with_session(&session, o, e);
	}
	session_close(&session);
	demo_child_stop(&demo);
	return code;
}
