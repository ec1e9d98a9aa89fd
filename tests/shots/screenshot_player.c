/* SPDX-License-Identifier: MIT */
/*
 * Plays a script to the browser and records the session.
 *
 *   screenshot_player COLSxROWS SCRIPT RECORD [FLAG...]      (flags of tcpartner-demo-api, such as
 * --fault)
 *
 * Script, one step a line: key NAMES, type TEXT, pause MS, load (until nothing is on its way),
 * beat MS (how long each key takes from here on; 100 at first). Prints the last screen as text.
 */
#include "screenshot_player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "app/app.h"
#include "app/model/model_query.h"

#include "view/frame.h"

#include "credentials/keyring.h"
#include "grid_text.h"
#include "runner/demo_child.h"

#define BEGIN_S INT64_C(1790172131) /* 2026-09-23 14:02:11 UTC */

static void fail(const char *what, const char *about)
{
	fprintf(stderr, "screenshot_player: %s%s%s\n", what, about ? ": " : "", about ? about : "");
	exit(1);
}

int64_t screenshot_player_unix_s(const struct screenshot_player *s)
{
	return BEGIN_S + s->now_ms / 1000;
}

static int64_t mono_ms(void *ctx)
{
	const struct screenshot_player *s = ctx;
	return s->now_ms;
}

static int64_t wall_s(void *ctx)
{
	return screenshot_player_unix_s(ctx);
}

static int64_t next_cue(const struct screenshot_player *s)
{
	const struct screenshot_player_cue *c = &s->cue[s->at];
	if (s->at == s->n || (c->load && app_loading(s->model)))
		return INT64_MAX;
	int64_t at = s->cued_ms + c->after_ms;
	return at > s->now_ms ? at : s->now_ms;
}

/* What is no key is over when its time has come. */
static void pass_cues(struct screenshot_player *s)
{
	while (next_cue(s) <= s->now_ms && s->cue[s->at].key.code == KEYCODE_NONE) {
		s->at++;
		s->cued_ms = s->now_ms;
	}
	s->over = s->at == s->n;
}

void screenshot_player_wait(struct screenshot_player *s, int timeout_ms)
{
	int64_t next = timeout_ms < 0 ? INT64_MAX : s->now_ms + timeout_ms;
	int64_t cue = next_cue(s), reply = screenshot_player_net_due(s);
	next = cue < next ? cue : next;
	next = reply < next ? reply : next;
	if (next == INT64_MAX)
		fail("the script waits for what never comes", NULL);
	s->now_ms = next > s->now_ms ? next : s->now_ms;
	pass_cues(s);
}

static void term_size(void *ctx, int *rows, int *cols)
{
	const struct screenshot_player *s = ctx;
	*rows = s->rows;
	*cols = s->cols;
}

static bool term_key(void *ctx, struct key *out)
{
	struct screenshot_player *s = ctx;
	if (next_cue(s) > s->now_ms || s->cue[s->at].key.code == KEYCODE_NONE)
		return false;
	*out = s->cue[s->at++].key;
	s->cued_ms = s->now_ms;
	return true;
}

static void term_present(void *ctx, const struct grid *g)
{
	(void)ctx;
	(void)g;
}

static void term_nothing(void *ctx)
{
	(void)ctx;
}

static bool term_copy(void *ctx, struct sl text)
{
	(void)ctx;
	(void)text;
	return true;
}

static bool term_gone(void *ctx)
{
	(void)ctx;
	return false;
}

static bool no_signal(void *ctx, enum signal_event *out)
{
	(void)ctx;
	(void)out;
	return false;
}

void screenshot_player_init(struct screenshot_player *s, const struct flags *flags)
{
	s->clock = (struct clock_port){s, mono_ms, wall_s};
	s->terminal = (struct terminal_port){.ctx = s,
					     .size = term_size,
					     .key = term_key,
					     .present = term_present,
					     .repaint = term_nothing,
					     .resized = term_nothing,
					     .bell = term_nothing,
					     .copy = term_copy,
					     .suspend = term_nothing,
					     .gone = term_gone};
	s->signals = (struct signals_port){s, -1, no_signal, term_nothing};
	screenshot_player_net_init(s, flags);
}

void screenshot_player_release(struct screenshot_player *s)
{
	screenshot_player_net_release(s);
}

static struct screenshot_player_cue *add(struct screenshot_player *s, int64_t after_ms)
{
	if (s->n == SCREENSHOT_PLAYER_CUES)
		fail("the script is too long", NULL);
	struct screenshot_player_cue *c = &s->cue[s->n++];
	*c = (struct screenshot_player_cue){.after_ms = after_ms};
	return c;
}

static void add_text(struct screenshot_player *s, struct sl text, int64_t beat)
{
	uint32_t cp;
	for (size_t n; (n = utf8_read(text, &cp)) > 0; text = sl_drop(text, n))
		add(s, beat)->key = (struct key){.code = KEYCODE_CHAR, .cp = cp};
}

static void add_keys(struct screenshot_player *s, struct sl names, int64_t beat)
{
	struct sl name;
	while (sl_split(&names, ' ', &name))
		if (!key_parse(name, &add(s, beat)->key))
			fail("no such key", name.p);
}

static void read_script(struct screenshot_player *s, const char *path)
{
	char line[600];
	int64_t beat = 100;
	FILE *f = fopen(path, "r");
	if (!f)
		fail("the script cannot be read", path);
	while (fgets(line, sizeof line, f)) {
		struct sl rest = sl_trim(sl_from(line)), verb;
		if (!sl_split(&rest, ' ', &verb) || verb.p[0] == '#')
			continue;
		int64_t ms = strtol(rest.n ? rest.p : "0", NULL, 10);
		if (sl_equal(verb, SL("key")))
			add_keys(s, rest, beat);
		else if (sl_equal(verb, SL("type")))
			add_text(s, rest, beat);
		else if (sl_equal(verb, SL("pause")))
			add(s, ms);
		else if (sl_equal(verb, SL("load")))
			add(s, 0)->load = true;
		else if (sl_equal(verb, SL("beat")))
			beat = ms;
		else
			fail("no such step", line);
	}
	fclose(f);
}

static bool goes_on(void *ctx, struct model *m)
{
	const struct screenshot_player *s = ctx;
	(void)m;
	return !s->over;
}

static void print_screen(const struct model *m, const struct look *look)
{
	struct grid g;
	struct buf text;
	grid_init(&g);
	buf_init(&text, 1u << 20);
	view_frame(&g, m, look);
	for (int row = 0; row < g.rows; row++) {
		grid_row_text(&g, row, &text);
		buf_add_byte(&text, '\n');
	}
	fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	grid_release(&g);
}

static void play(struct screenshot_player *s, const char *record)
{
	struct settings settings;
	struct err e = {0};
	struct look look = {.motion = true, .colors = 256};
	struct keyring *ring = keyring_new();
	settings_init(&settings);
	settings.seed = 1;
	sl_to_chars(SL("demo"), settings.profile, sizeof settings.profile);
	if (!endpoint_parse(SL("http://127.0.0.1:8080"), &settings.endpoint, &e) ||
	    !keyring_set(ring, SL(DEMO_SECRET_ID), SL(DEMO_SECRET_KEY), SL("")))
		fail("the demo's own key and endpoint", e.text);
	sl_to_chars(sl_from(settings.endpoint.host), settings.endpoint_host,
		    sizeof settings.endpoint_host);
	struct performer performer = {&settings.endpoint, ring, &s->clock, &s->transport, NULL};
	s->model = mem_alloc(1, sizeof *s->model);
	app_init(s->model, &settings);
	struct loop l = {.model = s->model,
			 .performer = &performer,
			 .terminal = &s->terminal,
			 .signals = &s->signals,
			 .look = &look,
			 .recorder = recorder_new(record, false, &settings, &e),
			 .turn = goes_on,
			 .turn_ctx = s};
	if (!l.recorder)
		fail(e.text, NULL);
	loop_run(&l);
	if (!recorder_free(l.recorder, &e))
		fail(e.text, NULL);
	print_screen(s->model, &look);
	app_release(s->model);
	mem_free(s->model);
	keyring_free(ring);
}

int main(int argc, char **argv)
{
	struct screenshot_player *s = mem_alloc(1, sizeof *s);
	struct flags flags;
	struct err e = {0};
	if (argc < 4 || sscanf(argv[1], "%dx%d", &s->cols, &s->rows) != 2)
		fail("usage: screenshot_player COLSxROWS SCRIPT RECORD [FLAG...]", NULL);
	if (!flags_parse(&flags, argc - 3, argv + 3, &e))
		fail(e.text, NULL);
	read_script(s, argv[2]);
	screenshot_player_init(s, &flags);
	play(s, argv[3]);
	screenshot_player_release(s);
	mem_free(s);
	return 0;
}
