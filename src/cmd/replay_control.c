/* SPDX-License-Identifier: MIT */
/* Shows a replay and lets the user control it. */
#include "replay_control.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "view/frame.h"

#define NOT_YET INT64_MIN

static int64_t read_clock_ms(const struct control *c)
{
	return c->clock->mono_ms(c->clock->ctx);
}

void replay_control_init(struct control *c, struct loop *l, const struct clock_port *clock,
			 bool stopped)
{
	*c = (struct control){
	    .l = l, .clock = clock, .stopped = stopped, .waits = stopped, .began_ms = NOT_YET};
	presenter_init(&c->screen);
	grid_init(&c->shown);
}

void replay_control_begin(struct control *c, int64_t ms)
{
	if (!c->stopped)
		c->began_ms = read_clock_ms(c) - ms;
}

/* Turns the mouse off, because the browser expects it to be off at its start. */
void replay_control_release(struct control *c)
{
	struct terminal_port *t = c->l->terminal;
	if (t->mouse && c->screen.mouse)
		t->mouse(t->ctx, false);
	presenter_release(&c->screen);
	grid_release(&c->shown);
}

/* Formats the recorded size, if that window is larger than the present one and so cut. */
static void format_size(const struct control *c, char out[40])
{
	const struct grid *then = &c->screen.grid;
	bool cut = then->rows > c->shown.rows || then->cols > c->shown.cols;
	out[0] = '\0';
	if (cut)
		snprintf(out, 40, " (%dx%d)", then->cols, then->rows);
}

static void format_status(const struct control *c, const struct control_place *at, char *out,
			  size_t size)
{
	char when[140], large[40];
	const struct model *m = c->l->model;
	format_size(c, large);
	snprintf(when, sizeof when,
		 T_(m, "replay%s %" PRId64 ".%" PRId64 " of %" PRId64 ".%" PRId64 " s"), large,
		 at->ms / 1000, at->ms / 100 % 10, at->of_ms / 1000, at->of_ms / 100 % 10);
	const char *keys = c->stopped ? T_(m, "Space step  Enter continue") : T_(m, "Space pause");
	if (at->ended)
		snprintf(out, size,
			 at->cut ? T_(m, "%s: the recording is cut here  Enter browser  q quit")
				 : T_(m, "%s: the recording ends here  Enter browser  q quit"),
			 when);
	else
		snprintf(out, size,
			 T_(m, "%s  line %" PRIu64 " of %" PRIu64 "  %s  End last screen  q quit"),
			 when, at->line, at->lines, keys);
}

void replay_control_show(struct control *c, const struct control_place *at)
{
	struct loop *l = c->l;
	struct terminal_port *t = l->terminal;
	char line[240];
	int rows, cols;
	presenter_look(&c->screen, l);
	t->size(t->ctx, &rows, &cols);
	view_frame_keeping(&c->screen.grid, l->model, l->look, c->screen.kept);
	grid_reset(&c->shown, rows, cols);
	grid_copy(&c->shown, &c->screen.grid);
	l->model->dirty = false;
	if (c->stopped || rows > c->screen.grid.rows) {
		struct rect last = {rows - 1, 0, 1, cols};
		format_status(c, at, line, sizeof line);
		grid_fill(&c->shown, last, ROLE_WARN, ' ');
		grid_chars(&c->shown, last, rows - 1, 0, ROLE_WARN, line);
	}
	t->present(t->ctx, &c->shown);
}

static void leave_replay(struct control *c, int code)
{
	c->order = CONTROL_LEAVE;
	c->exit_code = code;
}

static void resume_replay(struct control *c)
{
	c->stopped = c->waits = false;
	c->began_ms = NOT_YET;
}

static void take_key(struct control *c, struct key k)
{
	if (key_is_char(k, 'q') || key_is_char(k, 'Q'))
		leave_replay(c, 0);
	else if (k.code == KEYCODE_ENTER)
		resume_replay(c);
	else if (k.code == KEYCODE_END || key_is_char(k, 'G'))
		c->order = CONTROL_END;
	else if (key_is_char(k, ' ') || k.code == KEYCODE_RIGHT) {
		c->order = c->stopped ? CONTROL_STEP : CONTROL_NOTHING;
		c->stopped = c->waits = true;
	}
}

/* Restores the terminal after a suspension. The recorded time must not jump by its length. */
static void resume_terminal(struct control *c)
{
	struct terminal_port *t = c->l->terminal;
	t->resized(t->ctx);
	t->repaint(t->ctx);
	c->began_ms = NOT_YET;
}

static void take_signal(struct control *c, enum signal_event what)
{
	struct terminal_port *t = c->l->terminal;
	switch (what) {
	case SIGNAL_RESIZE: t->resized(t->ctx); break;
	case SIGNAL_SUSPEND:
		t->suspend(t->ctx);
		resume_terminal(c);
		break;
	case SIGNAL_CONTINUE: resume_terminal(c); break;
	case SIGNAL_INTERRUPT: leave_replay(c, 128 + SIGINT); break;
	case SIGNAL_TERMINATE: leave_replay(c, 128 + SIGTERM); break;
	case SIGNAL_HANGUP: leave_replay(c, 128 + SIGHUP); break;
	}
}

/* Takes signals and at most one key, because each key may be an order. Returns true if there was
 * anything, so that the screen must be drawn again. */
static bool gather_input(struct control *c)
{
	bool any = false;
	struct signals_port *s = c->l->signals;
	struct terminal_port *t = c->l->terminal;
	enum signal_event what;
	struct key k;
	for (; s->next(s->ctx, &what); any = true)
		take_signal(c, what);
	if (c->order == CONTROL_NOTHING && t->key(t->ctx, &k)) {
		take_key(c, k);
		any = true;
	}
	if (t->gone(t->ctx))
		leave_replay(c, 128 + SIGHUP);
	return any || c->order != CONTROL_NOTHING;
}

static void update_time(struct control *c)
{
	c->now_ms = c->began_ms == NOT_YET ? 0 : read_clock_ms(c) - c->began_ms;
}

void replay_control_wait(struct control *c, int64_t next_ms)
{
	struct transport_port *net = c->l->performer->transport;
	const int fds[] = {c->l->signals->fd, c->l->terminal->fd};
	int64_t now = read_clock_ms(c), left = -1;
	c->order = CONTROL_NOTHING;
	if (gather_input(c)) {
		update_time(c);
		return;
	}
	if (!c->stopped && next_ms != INT64_MAX) {
		if (c->began_ms == NOT_YET)
			c->began_ms = now - next_ms;
		left = c->began_ms + next_ms - now;
		left = left < 0 ? 0 : left > 3600000 ? 3600000 : left;
	}
	if (!c->waits && next_ms == INT64_MAX)
		return;
	net->wait(net->ctx, fds, sizeof fds / sizeof *fds, (int)left);
	update_time(c);
}
