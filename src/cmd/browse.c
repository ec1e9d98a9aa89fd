/* SPDX-License-Identifier: MIT */
/* Runs the browser at a terminal: on a session, a recording or the demo API. */
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

static bool wants_color(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	if (o->color != COLOR_AUTO)
		return o->color == COLOR_ALWAYS;
	return !(no_color && no_color[0]);
}

/* The look of the program, which the terminal's answers may change. */
struct look_state {
	struct look look;
	struct terminal_port *terminal;
};

static void apply_look(const struct look_state *w)
{
	struct style styles[ROLE_COUNT], selected;
	theme_styles(&w->look, styles, &selected);
	terminal_set_styles(w->terminal, styles, &selected);
}

static bool adapt_look(void *ctx, const struct terminal_answers *a)
{
	struct look_state *w = ctx;
	struct look before = w->look;
	w->look.ascii = w->look.ascii || a->wide;
	if (a->has_background)
		w->look.background = a->light ? BACKGROUND_LIGHT : BACKGROUND_DARK;
	if (w->look.ascii == before.ascii && w->look.background == before.background)
		return false;
	apply_look(w);
	return true;
}

/* Prints the last copy, so that the terminal's own selection can take it where no clipboard works.
 * Each line passes the gate of base/text.h, because the text may come from outside. */
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

/* Writes the state file. If that fails, session_close says so at the end and no further attempt is
 * made. */
static void write_state(void *ctx, const struct model *m)
{
	struct session *s = ctx;
	if (!state_file_write(s->state, m, &s->unremembered))
		s->state[0] = '\0';
}

/* Finds and reads the state file. TCPARTNER_STATE names another file, or none, as LESSHISTFILE does
 * for less. The demo has no state file: it would mix with that of a real profile called "demo". */
static void read_state(struct session *s, const struct options *o)
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

/* All that the browser needs besides the session. */
struct browser_context {
	const struct options *options;
	struct terminal_port *terminal;
	const struct terminal_facts *facts;
	struct recorder *recorder; /* NULL: nothing is recorded */
	struct replay *replay;     /* NULL: nothing is replayed */
};

/* Runs the browser and returns its exit code. copied gets the text that was copied last. */
static int run_browser(struct session *s, const struct browser_context *on, struct buf *copied)
{
	const struct options *o = on->options;
	struct terminal_port *terminal = on->terminal;
	struct look_state w = {{.ascii = o->ascii || !on->facts->utf8 || on->facts->dumb,
				.motion = !s->settings.still,
				.theme = o->theme,
				.colors = on->facts->colors},
			       terminal};
	struct model *m = mem_alloc(1, sizeof *m);
	apply_look(&w);
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .terminal = terminal,
			 .signals = &s->signals,
			 .look = &w.look,
			 .adapt = adapt_look,
			 .adapt_ctx = &w,
			 .keeper = s->keeper,
			 .exporter = exporter_new(getenv("HOME")),
			 .copier = copier_new(&s->options, &s->clock, terminal),
			 .recorder = on->recorder,
			 .log = session_log,
			 .log_ctx = s,
			 .leave = write_state,
			 .leave_ctx = s};
	bool browses = !on->replay || replay_play(on->replay, &l, o->replay_steps);
	int code = browses ? loop_run(&l) : m->exit_code;
	write_state(s, m);
	exporter_free(l.exporter);
	copier_free(l.copier);
	buf_add(copied, buf_sl(&m->copy.text));
	app_release(m);
	mem_free(m);
	return code;
}

static int run_at_terminal(struct session *s, const struct browser_context *on, struct err *e)
{
	const struct options *o = on->options;
	struct terminal_port terminal;
	struct terminal_facts facts;
	struct buf copied;
	struct terminal_options t = {.color = wants_color(o)};
	if (!terminal_ncurses(&terminal, &t, &facts, e))
		return 2;
	crash_guard();
	buf_init(&copied, COPY_MAX);
	struct browser_context here = *on;
	here.terminal = &terminal;
	here.facts = &facts;
	int code = run_browser(s, &here, &copied);
	terminal.close(terminal.ctx);
	if (o->print)
		print_copied(buf_sl(&copied));
	buf_release(&copied);
	return code;
}

static int run_session(struct session *s, const struct options *o, struct err *e)
{
	struct browser_context on = {.options = o};
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	if (o->record) {
		on.recorder = recorder_new(o->record, o->record_masked, &s->settings, e);
		if (!on.recorder)
			return 2;
	}
	int code = run_at_terminal(s, &on, e);
	return recorder_free(on.recorder, e) || code ? code : 3;
}

static int run_recording(const struct options *o, struct err *e)
{
	struct browser_context on = {.options = o, .replay = replay_open(o->replay, e)};
	struct session session;
	struct clock_port clock;
	int code = 2;
	if (!on.replay)
		return 2;
	if (session_replay(&session, o, replay_settings(on.replay), e)) {
		replay_clock(on.replay, &session.clock, &clock);
		session.performer.clock = &clock;
		code = run_at_terminal(&session, &on, e);
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
		return run_recording(o, e);
	if (o->demo && !demo_child_start(&demo, o->program, e))
		return 3;
	if (session_open(&session, o, o->demo ? demo.url : NULL, e)) {
		read_state(&session, o);
		code = run_session(&session, o, e);
	}
	session_close(&session);
	demo_child_stop(&demo);
	return code;
}
