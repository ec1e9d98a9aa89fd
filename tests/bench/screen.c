/* SPDX-License-Identifier: MIT */
/* What a key costs up to the bytes of its frame: update, plan, drawing, and the terminal's part. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/plan.h"
#include "app/update.h"

#include "view/frame.h"
#include "view/kit/theme.h"

#include "sys/terminal/terminal_ncurses.h"

#include "bench.h"

#define ROWS         40
#define COLS         120
#define SCREEN_STEPS 100
#define SCREEN_PAGES 20

struct screen {
	struct bench b;
	struct grid g;
	struct kept_rows *kept;
	struct look look;
	struct terminal_port port;
	int standard[2]; /* the standard input and output of before */
	pid_t reader;    /* the process that reads what the terminal gets */
};

static void fail(const char *what)
{
	perror(what);
	exit(2);
}

/* Reads what is written to the terminal, in a process of its own: a write to a full one waits. */
static pid_t start_reader(int master, int slave)
{
	char bytes[4096];
	pid_t pid = fork();
	if (pid)
		return pid;
	for (int fd = 0; fd < 2; fd++)
		close(fd);
	close(slave);
	while (read(master, bytes, sizeof bytes) > 0)
		;
	_exit(0);
}

/* Opens a pseudo-terminal of the size and returns its two ends. */
static void open_pair(int *master, int *slave)
{
	struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
	*master = posix_openpt(O_RDWR | O_NOCTTY);
	if (*master < 0 || grantpt(*master) || unlockpt(*master) ||
	    ioctl(*master, TIOCSWINSZ, &size))
		fail("a pseudo-terminal");
	*slave = open(ptsname(*master), O_RDWR | O_NOCTTY);
	if (*slave < 0)
		fail("a pseudo-terminal");
}

/* Makes a terminal of its own the standard input and output, and takes it. */
static void open_terminal(struct screen *s)
{
	int master, slave;
	struct terminal_facts facts;
	struct styles styles;
	struct err e = {0};
	open_pair(&master, &slave);
	fflush(stdout);
	for (int fd = 0; fd < 2; fd++) {
		s->standard[fd] = dup(fd);
		if (dup2(slave, fd) < 0)
			fail("a pseudo-terminal");
	}
	s->reader = start_reader(master, slave);
	close(slave);
	close(master);
	setenv("TERM", "xterm-256color", 1);
	if (!terminal_ncurses(&s->port, &(struct terminal_options){true}, &facts, &e)) {
		fprintf(stderr, "%s\n", e.text);
		exit(2);
	}
	s->look = (struct look){.theme = THEME_AUTO, .colors = facts.colors, .motion = true};
	theme_styles(&s->look, &styles);
	terminal_set_styles(&s->port, &styles);
}

static void close_terminal(struct screen *s)
{
	s->port.close(s->port.ctx);
	fflush(stdout);
	for (int fd = 0; fd < 2; fd++) {
		dup2(s->standard[fd], fd);
		close(s->standard[fd]);
	}
	waitpid(s->reader, NULL, 0);
}

static void show_frame(struct screen *s)
{
	view_frame_keeping(&s->g, &s->b.m, &s->look, s->kept);
	s->port.present(s->port.ctx, &s->g);
}

static void press_key(struct screen *s, struct key k)
{
	static struct effects fx;
	struct event e = {.kind = EV_KEY, .now_ms = 2000, .wall_s = 1790172131, .key = k};
	effects_clear(&fx);
	app_update(&s->b.m, &e, &fx);
	app_plan(&s->b.m, 2000, 1790172131, &fx);
	show_frame(s);
}

static void press_keys(struct screen *s, struct key one, struct key other, int n)
{
	for (int i = 0; i < n; i++) {
		press_key(s, i % 2 ? other : one);
	}
}

static const struct key down = {.code = KEYCODE_DOWN}, up = {.code = KEYCODE_UP},
			page_down = {.code = KEYCODE_PGDN};

/* The names of these functions are what tests/bench/check.sh counts. */
static void step_in_screen(void *ctx)
{
	press_keys(ctx, down, up, SCREEN_STEPS);
}

static void scroll_rows(void *ctx)
{
	press_keys(ctx, down, down, SCREEN_STEPS);
}

static void turn_pages(void *ctx)
{
	press_keys(ctx, page_down, page_down, SCREEN_PAGES);
}

static void measure(struct screen *s, const char *what, int keys, void (*run)(void *ctx))
{
	int rounds = bench_once ? 1 : 5;
	double us = (double)bench_best(run, s, rounds, 1) / 1e3 / keys;
	dprintf(s->standard[1], "%-44s %10.1f us\n", what, us);
	bench_keep(what, us, "us", 0);
}

void bench_screen(void)
{
	static struct screen s;
	bench_load(&s.b, bench_once ? 2000 : 10000);
	grid_init(&s.g);
	s.kept = kept_rows_new();
	open_terminal(&s);
	press_keys(&s, page_down, up, 2);
	measure(&s, "a step in the screen, to its bytes", SCREEN_STEPS, step_in_screen);
	press_keys(&s, down, down, ROWS);
	measure(&s, "a row scrolled, to its bytes", SCREEN_STEPS, scroll_rows);
	measure(&s, "a page turned, to its bytes", SCREEN_PAGES, turn_pages);
	close_terminal(&s);
	grid_release(&s.g);
	kept_rows_free(s.kept);
	bench_release(&s.b);
}
