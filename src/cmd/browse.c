/* SPDX-License-Identifier: MIT */
/* Runs the browser at a terminal: on a session, a recording or the demo API. */
#include "browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

#include "app/app.h"

#include "view/kit/theme.h"

#include "sys/crash.h"
#include "sys/terminal/terminal_ncurses.h"

#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "config/theme_load.h"
#include "files/views_file.h"
#include "lang/sentence.h"
#include "loop/config_reload.h"
#include "loop/history_child.h"
#include "loop/session.h"
#include "replay.h"

/* The look in use; an answer of the terminal may change it. */
struct look_state {
	struct look look;
	struct terminal_port *terminal;
	char views[VIEWS_PATH]; /* the file of saved views; "": none */
	struct session *session;
	struct config_reload *config; /* NULL in a replay */
	struct theme_file own;
	bool by_hand;   /* :theme has chosen the theme */
	struct err why; /* of the last event about a theme */
};

static void apply_look(const struct look_state *state)
{
	struct styles styles;
	theme_styles(&state->look, &styles);
	terminal_set_styles(state->terminal, &styles);
}

static bool adapt_look(void *ctx, const struct terminal_answers *a)
{
	struct look_state *state = ctx;
	struct look before = state->look;
	state->look.ascii = state->look.ascii || a->wide;
	if (a->has_background)
		state->look.background = a->light ? BACKGROUND_LIGHT : BACKGROUND_DARK;
	if (state->look.ascii == before.ascii && state->look.background == before.background)
		return false;
	apply_look(state);
	return true;
}

static bool save_view(void *ctx, struct sl section, struct err *e)
{
	const struct look_state *state = ctx;
	return views_file_replace(state->views, section, e);
}

/* Finds the folder of themes: beside the configuration file, also where that is not read. */
static bool load_theme(const struct options *o, const char *name, struct theme_file *out,
		       struct err *e)
{
	char path[CONFIG_PATH];
	config_usual_path(getenv("XDG_CONFIG_HOME"), getenv("HOME"), path);
	return theme_load(name, o->over ? o->over->config->path : path, out, e);
}

/* Without a name t is the theme. A file that cannot be read changes nothing. */
static bool use_theme(struct look_state *state, enum theme t, const char *name, struct err *e)
{
	struct theme_file own;
	if (!load_theme(state->session->options, name, &own, e))
		return false;
	state->own = own;
	state->look.own = name ? &state->own : NULL;
	state->look.theme = name ? own.base : t;
	apply_look(state);
	return true;
}

static bool change_theme(void *ctx, const struct effect *fx, struct event *e)
{
	struct look_state *state = ctx;
	bool is_file = fx->text.n > 0;
	state->why = (struct err){.kind = ERR_NONE}; /* in English, as it is recorded */
	e->theme.name = is_file ? fx->text.p : NULL;
	e->theme.on = use_theme(state, (enum theme)fx->id, e->theme.name, &state->why);
	state->by_hand = state->by_hand || e->theme.on;
	if (is_file && e->theme.on && state->own.n_problems)
		err_set(&state->why, ERR_CONFIG, "line %d: %s", state->own.problem[0].line,
			state->own.problem[0].text);
	e->theme.why = state->why.kind ? state->why.text : NULL;
	return is_file;
}

static bool is_same_theme(const struct options *a, const struct options *b)
{
	return a->theme == b->theme &&
	       strcmp(a->theme_file ? a->theme_file : "", b->theme_file ? b->theme_file : "") == 0;
}

/* A theme that was chosen by hand stays, unless the file names another one than before. The file of
 * a theme is read again, because the user may have changed it. */
static struct event reload_config(void *ctx)
{
	struct look_state *state = ctx;
	const struct options *before = state->session->options;
	struct event e = {.kind = EV_CONFIG};
	struct err unused = {0};
	if (state->config)
		e = config_reload_read(state->config);
	const struct options *o = state->session->options;
	if (!is_same_theme(o, before) || (o->theme_file && !state->by_hand))
		state->by_hand = !use_theme(state, o->theme, o->theme_file, &unused);
	return e;
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
static void write_state(void *ctx, const struct model *m)
{
	struct session *s = ctx;
	if (!state_file_write(s->state, m, &s->unremembered))
		s->state[0] = '\0';
}

/* As less has LESSHISTFILE: another file, or none. The demo is nobody's account: it remembers
 * nothing, and what a real profile of the name "demo" remembers is not for it. */
static void read_state(struct session *s, const struct options *o)
{
	const struct state_place place = {getenv("TCPARTNER_STATE"), getenv("XDG_STATE_HOME"),
					  getenv("HOME")};
	const char *other = place.state;
	if (o->no_state || o->demo)
		return;
	state_file_find_path(&place, s->state);
	if (other && other[0] && other[0] != '/' && strcmp(other, "-") != 0)
		err_set(&s->unremembered, ERR_IO,
			"TCPARTNER_STATE is \"%.200s\"; name the file from / on, or leave it empty",
			other);
	if (!state_file_read(s->state, &s->settings, &s->unremembered))
		s->state[0] = '\0';
}

/* The demo has no configuration, so it has no views either. */
static void read_views(struct session *s, const struct options *o)
{
	char path[VIEWS_PATH];
	if (o->demo)
		return;
	views_file_find_path(getenv("XDG_CONFIG_HOME"), getenv("HOME"), path);
	views_file_read(path, &s->settings.views, &s->views_problem);
}

/* Everything that the browser needs besides the session. */
struct browser_context {
	const struct options *options;
	struct terminal_port *terminal;
	const struct terminal_facts *facts;
	struct recorder *recorder; /* NULL: nothing is recorded */
	struct replay *replay;     /* NULL: the session is live */
};

/* Appends to copied the text that was copied last. */
static int run_loop(struct session *s, const struct browser_context *context, struct buf *copied)
{
	const struct options *o = context->options;
	struct terminal_port *terminal = context->terminal;
	struct look_state state = {
	    .look = {.ascii = o->ascii || !context->facts->utf8 || context->facts->dumb,
		     .motion = !s->settings.still,
		     .theme = o->theme,
		     .colors = context->facts->colors},
	    .terminal = terminal,
	    .session = s,
	    .config = context->replay ? NULL : config_reload_new(s)};
	views_file_find_path(getenv("XDG_CONFIG_HOME"), getenv("HOME"), state.views);
	struct model *m = mem_alloc(1, sizeof *m);
	struct history_port history;
	bool keeps = !context->replay && s->settings.history_file;
	if (keeps)
		history_child_open(&history, s, &o->history_keep);
	struct err unused = {0};
	if (!use_theme(&state, o->theme, o->theme_file, &unused))
		apply_look(&state);
	app_init(m, &s->settings);
	/* A terminal that is not in UTF-8 has no letters of other languages. */
	if (!context->facts->utf8)
		m->lang = NULL;
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .terminal = terminal,
			 .signals = &s->signals,
			 .look = &state.look,
			 .adapt = adapt_look,
			 .change_theme = change_theme,
			 .save_view = context->replay || o->demo ? NULL : save_view,
			 .reload = reload_config,
			 .adapt_ctx = &state,
			 .renewer = s->renewer,
			 .exporter = exporter_new(getenv("HOME")),
			 .copier = copier_new(&s->options, &s->clock, terminal),
			 .history = keeps ? &history : NULL,
			 .runner = context->replay ? NULL : runner_new(),
			 .recorder = context->recorder,
			 .log = session_log,
			 .log_ctx = s,
			 .leave = write_state,
			 .leave_ctx = s};
	bool browses = !context->replay || replay_play(context->replay, &l, o->replay_steps);
	int code = browses ? loop_run(&l) : m->exit_code;
	write_state(s, m);
	if (!context->replay)
		session_write_pace(&s->performer, &s->facts.role, s->options,
				   &m->loader.fetch.pacer);
	if (keeps)
		history.close(history.ctx);
	exporter_free(l.exporter);
	copier_free(l.copier);
	runner_free(l.runner);
	config_reload_free(state.config);
	buf_add(copied, buf_sl(&m->copy.text));
	app_release(m);
	mem_free(m);
	return code;
}

static int browse_at_terminal(struct session *s, const struct browser_context *context,
			      struct err *e)
{
	const struct options *o = context->options;
	struct terminal_port terminal;
	struct terminal_facts facts;
	struct buf copied;
	struct terminal_options t = {.color = options_color(o, getenv("NO_COLOR"), true)};
	if (!terminal_ncurses(&terminal, &t, &facts, e))
		return 2;
	crash_guard();
	buf_init(&copied, COPY_MAX);
	struct browser_context with_terminal = *context;
	with_terminal.terminal = &terminal;
	with_terminal.facts = &facts;
	int code = run_loop(s, &with_terminal, &copied);
	terminal.close(terminal.ctx);
	if (o->print)
		print_copied(buf_sl(&copied));
	buf_release(&copied);
	return code;
}

static struct start_warning *add_warning(struct settings *s)
{
	return s->n_warnings < START_WARNINGS ? &s->warnings[s->n_warnings++] : NULL;
}

static bool is_of_config(const struct options *o)
{
	char place[CONFIG_PATH + 20];
	return o->over &&
	       config_values_place(o->over->config, o->theme_file, NULL, place, sizeof place);
}

/* What the configuration file names is reported with its line; the command line has none. */
static void add_theme_warning(struct settings *to, const struct options *o)
{
	struct theme_file t;
	struct err e = {.kind = ERR_NONE};
	struct start_warning *n = NULL;
	if (!is_of_config(o) && load_theme(o, o->theme_file, &t, &e) && t.n_problems > 0 &&
	    (n = add_warning(to)) != NULL)
		snprintf(n->text, sizeof n->text, N_("--theme %.60s line %d: %s"), o->theme_file,
			 t.problem[0].line, t.problem[0].text);
}

/* The screen would hide what is printed before it, so the browser shows the warnings itself. They
 * are logged, and so in English. */
static void add_warnings(struct settings *to, const struct session *s)
{
	const struct config *c = s->options->over ? s->options->over->config : NULL;
	struct start_warning *n = NULL;
	if (s->facts.warning[0] && (n = add_warning(to)) != NULL) {
		n->credentials = true;
		sl_to_chars(sl_from(s->facts.warning), n->text, sizeof n->text);
	}
	if (s->unremembered.kind != ERR_NONE && (n = add_warning(to)) != NULL)
		snprintf(n->text, sizeof n->text,
			 N_("Columns and filters are not remembered: %.270s"),
			 s->unremembered.text);
	if (s->views_problem.kind != ERR_NONE && (n = add_warning(to)) != NULL)
		snprintf(n->text, sizeof n->text, N_("Some views cannot be used: %.270s"),
			 s->views_problem.text);
	add_theme_warning(to, s->options);
	for (size_t i = 0; c && i < c->n_problems && i < CONFIG_PROBLEMS; i++)
		if ((n = add_warning(to)) != NULL)
			config_print_problem(c, i, NULL, n->text, sizeof n->text);
}

static int browse_session(struct session *s, const struct options *o, struct err *e)
{
	struct browser_context context = {.options = o};
	add_warnings(&s->settings, s);
	if (o->record) {
		context.recorder = recorder_new(o->record, o->record_masked, &s->settings, e);
		if (!context.recorder)
			return 2;
	}
	int code = browse_at_terminal(s, &context, e);
	return recorder_free(context.recorder, e) || code ? code : 3;
}

static int browse_recording(const struct options *o, struct err *e)
{
	struct browser_context context = {.options = o, .replay = replay_open(o->replay, e)};
	struct session session;
	struct clock_port clock;
	char room[SENTENCE_ROOM];
	int code = 2;
	if (!context.replay)
		return 2;
	if (session_replay(&session, o, replay_settings(context.replay), e)) {
		replay_clock(context.replay, &session.clock, &clock);
		session.performer.clock = &clock;
		code = browse_at_terminal(&session, &context, e);
		if (replay_warning(context.replay)[0])
			fprintf(stderr, "tcpartner: %s\n",
				lang_sentence(o->lang, replay_warning(context.replay), room,
					      sizeof room));
	}
	session_close(&session);
	replay_close(context.replay);
	return code;
}

/* A theme of the command line must exist; one of the configuration file is reported. */
static bool can_use_theme(const struct options *o, struct err *e)
{
	struct theme_file t;
	return is_of_config(o) || load_theme(o, o->theme_file, &t, e) ||
	       err_wrap(e, "%s", "--theme");
}

int browse(const struct options *o, struct err *e)
{
	struct session session;
	int code = 2;
	if (!can_use_theme(o, e))
		return 2;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(e, ERR_USAGE,
			"the browser needs a terminal; in scripts use tcpartner list");
		return 2;
	}
	if (o->replay)
		return browse_recording(o, e);
	if (session_open(&session, o, o->demo_url, e)) {
		read_state(&session, o);
		read_views(&session, o);
		code = browse_session(&session, o, e);
	}
	session_close(&session);
	return code;
}
