/* SPDX-License-Identifier: MIT */
#include "replay_control.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "view/view.h"

#define NOT_YET INT64_MIN

static int64_t real_ms(const struct control *c)
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
		c->began_ms = real_ms(c) - ms;
}

/* What the browser goes on with begins as at any start: without the mouse. */
void replay_control_release(struct control *c)
{
	struct terminal_port *t = c->l->terminal;
	if (t->mouse && c->screen.mouse)
		t->mouse(t->ctx, false);
	presenter_release(&c->screen);
	grid_release(&c->shown);
}

/* Of a window larger than ours only a part is seen. */
static void format_size(const struct control *c, char out[40])
{
	const struct grid *then = &c->screen.grid;
	bool cut = then->rows > c->shown.rows || then->cols > c->shown.cols;
	out[0] = '\0';
	if (cut)
		snprintf(out, 40, " (%dx%d)", then->cols, then->rows);
}

static void say(const struct control *c, const struct control_place *at, char *out, size_t size)
{
	char when[140], large[40];
	format_size(c, large);
	snprintf(when, sizeof when, "replay%s %" PRId64 ".%" PRId64 " of %" PRId64 ".%" PRId64 " s",
		 large, at->ms / 1000, at->ms / 100 % 10, at->of_ms / 1000, at->of_ms / 100 % 10);
	const char *keys = c->stopped ? "Space step  Enter go on" : "Space stop";
	if (at->ended)
		snprintf(out, size, "%s: the record %s here  Enter the browser  q quit", when,
			 at->cut ? "breaks off" : "ends");
	else
		snprintf(out, size, "%s  %s  End to the end  q quit  line %" PRIu64 " of %" PRIu64,
			 when, keys, at->line, at->lines);
}

void replay_control_show(struct control *c, const struct control_place *at)
{
	struct loop *l = c->l;
	struct terminal_port *t = l->terminal;
	char line[240];
	int rows, cols;
	presenter_look(&c->screen, l);
	t->size(t->ctx, &rows, &cols);
	view_frame(&c->screen.grid, l->model, l->look);
	grid_reset(&c->shown, rows, cols);
	grid_copy(&c->shown, &c->screen.grid);
	l->model->dirty = false;
	if (c->stopped || rows > c->screen.grid.rows) {
		struct rect last = {rows - 1, 0, 1, cols};
		say(c, at, line, sizeof line);
		grid_fill(&c->shown, last, ROLE_WARN, ' ');
		grid_chars(&c->shown, last, rows - 1, 0, ROLE_WARN, line);
	}
	t->present(t->ctx, &c->shown);
}

static void leave(struct control *c, int code)
{
	c->order = ORDER_LEAVE;
	c->exit_code = code;
}

static void go_on(struct control *c)
{
	c->stopped = c->waits = false;
	c->began_ms = NOT_YET;
}

static void take_key(struct control *c, struct key k)
{
	if (key_is_char(k, 'q') || key_is_char(k, 'Q'))
		leave(c, 0);
	else if (k.code == KEYCODE_ENTER)
		go_on(c);
	else if (k.code == KEYCODE_END || key_is_char(k, 'G'))
		c->order = ORDER_END;
	else if (key_is_char(k, ' ') || k.code == KEYCODE_RIGHT) {
		c->order = c->stopped ? ORDER_STEP : ORDER_NOTHING;
		c->stopped = c->waits = true;
	}
}

/* Time went on while we were stopped. */
static void come_back(struct control *c)
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
		come_back(c);
		break;
	case SIGNAL_CONTINUE: come_back(c); break;
	case SIGNAL_INTERRUPT: leave(c, 128 + SIGINT); break;
	case SIGNAL_TERMINATE: leave(c, 128 + SIGTERM); break;
	case SIGNAL_HANGUP: leave(c, 128 + SIGHUP); break;
	}
}

/* One key at a time: each is an order of its own. true when there was something, which may be to be
 * shown. */
static bool gather(struct control *c)
{
	bool any = false;
	struct signals_port *s = c->l->signals;
	struct terminal_port *t = c->l->terminal;
	enum signal_event what;
	struct key k;
	for (; s->next(s->ctx, &what); any = true)
		take_signal(c, what);
	if (c->order == ORDER_NOTHING && t->key(t->ctx, &k)) {
		take_key(c, k);
		any = true;
	}
	if (t->gone(t->ctx))
		leave(c, 128 + SIGHUP);
	return any || c->order != ORDER_NOTHING;
}

static void tell_time(struct control *c)
{
	c->now_ms = c->began_ms == NOT_YET ? 0 : real_ms(c) - c->began_ms;
}

void replay_control_wait(struct control *c, int64_t next_ms)
{
	struct transport_port *net = c->l->performer->transport;
	const int fds[] = {c->l->signals->fd, c->l->terminal->fd};
	int64_t now = real_ms(c), left = -1;
	c->order = ORDER_NOTHING;
	if (gather(c)) {
		tell_time(c);
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
	tell_time(c);
}
