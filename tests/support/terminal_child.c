/* SPDX-License-Identifier: MIT */
/* A small program around the terminal port, and how tests run it. */
#include "terminal_child.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "random_screen.h"
#include "test.h"

const struct style terminal_child_styles[ROLE_COUNT] = {{-1, -1, 0},
							{1, -1, 0},
							{9, -1, 0},
							{214, -1, 0},
							{-1, 25, 0},
							{2, 11, 0},
							{-1, -1, ATTR_BOLD},
							{3, -1, ATTR_REVERSE},
							{-1, -1, ATTR_UNDERLINE}};

struct child {
	struct signals_port signals;
	struct terminal_port terminal;
	struct terminal_facts facts;
	struct grid grid;
	struct buf keys;
	char **lines;
	struct terminal_answers answers;
	struct random_screen random;
	bool is_random;
	int scrolled; /* lines that stand above the first */
	bool mouse;
	int resumed, code; /* code is -1 while it runs */
};

/* The selected row is bold, on colour 4. */
static void set_styles(struct terminal_port *t)
{
	struct styles styles = {.behind = {-1, -1, ATTR_DIM}};
	memcpy(styles.plain, terminal_child_styles, sizeof styles.plain);
	memcpy(styles.bar, terminal_child_styles, sizeof styles.bar);
	for (size_t r = 0; r < ROLE_COUNT; r++) {
		styles.bar[r].bg = 4;
		styles.bar[r].attrs |= ATTR_BOLD;
	}
	terminal_set_styles(t, &styles);
}

static void write_line(struct child *c, int row, enum role role, const char *text)
{
	struct rect all = {0, 0, c->grid.rows, c->grid.cols};
	grid_chars(&c->grid, all, row, 0, role, text);
}

static void draw_roles(struct child *c, int row)
{
	for (int r = 0; r < TERMINAL_CHILD_STYLES; r++) {
		char text[20];
		snprintf(text, sizeof text, "role %d", r);
		write_line(c, row + r, (enum role)r, text);
	}
	write_line(c, row + TERMINAL_CHILD_STYLES, ROLE_TEXT, "selected");
	grid_select(&c->grid, row + TERMINAL_CHILD_STYLES, 0, 8);
}

static void draw(struct child *c)
{
	char facts[120];
	int rows, cols, row = 2;
	if (c->is_random) {
		c->terminal.present(c->terminal.ctx, &c->random.g);
		return;
	}
	c->terminal.size(c->terminal.ctx, &rows, &cols);
	grid_reset(&c->grid, rows, cols);
	snprintf(facts, sizeof facts, "%dx%d colors=%d utf8=%d dumb=%d resumed=%d. wide=%d%s", rows,
		 cols, c->facts.colors, c->facts.utf8, c->facts.dumb, c->resumed, c->answers.wide,
		 !c->answers.has_background ? ""
		 : c->answers.light         ? " light"
					    : " dark");
	write_line(c, 0, ROLE_TEXT, facts);
	write_line(c, 1, ROLE_TEXT, c->keys.p ? c->keys.p : "");
	for (char **line = c->lines; *line; line++)
		if (strcmp(*line, "roles") == 0)
			draw_roles(c, row);
		else if (line - c->lines >= c->scrolled)
			write_line(c, row++, ROLE_TEXT, *line);
	grid_park(&c->grid, 0, 0, false);
	c->terminal.present(c->terminal.ctx, &c->grid);
}

/* Ends, says the code, but after more stack than there is. */
static int run_over(volatile int *depth)
{
	volatile char room[4096];
	room[0] = (char)*depth;
	return --*depth ? run_over(depth) + room[0] : 0;
}

static void last_words(const char *sentence)
{
	crash_restore_terminal();
	fprintf(stderr, "%s\n", sentence);
}

/* How it went is written where the keys are. */
static void copy(struct child *c)
{
	bool sent = c->terminal.copy(c->terminal.ctx, SL(TERMINAL_CHILD_COPY));
	buf_addf(&c->keys, "copied by %s. ", sent ? "OSC 52" : "nothing");
}

static void command(struct child *c, struct key k)
{
	volatile int depth = 1 << 30;
	char name[40];
	switch (k.pasted || k.ctrl || k.code != KEYCODE_CHAR ? 0 : k.cp) {
	case 'Q': c->code = 0; return;
	case 'C': buf_clear(&c->keys); return;
	case 'N': fprintf(stderr, "noise\n"); return;
	case 'D': mem_die("last words");
	case 'O': c->code = run_over(&depth); return;
	case 'B': c->terminal.bell(c->terminal.ctx); return;
	case 'Y': copy(c); return;
	case 'T': c->terminal.title(c->terminal.ctx, SL(TERMINAL_CHILD_TITLE)); return;
	case 'M': c->terminal.mouse(c->terminal.ctx, c->mouse = !c->mouse); return;
	case 'R': random_screen_step(&c->random); return;
	case 'U': c->scrolled++; return;
	case 'W': c->scrolled -= c->scrolled > 0; return;
	case 'Z':
		c->terminal.suspend(c->terminal.ctx);
		c->resumed++;
		return;
	}
	key_print(k, name, sizeof name);
	buf_addf(&c->keys, "%s%s", k.pasted ? "'" : "", name);
	if (key_is_mouse(k))
		buf_addf(&c->keys, "@%d,%d", k.row, k.col);
	buf_add_byte(&c->keys, ' ');
}

static void on_signal(struct child *c, enum signal_event what)
{
	switch (what) {
	case SIGNAL_RESIZE: c->terminal.resized(c->terminal.ctx); break;
	case SIGNAL_SUSPEND: c->terminal.suspend(c->terminal.ctx); break;
	case SIGNAL_CONTINUE:
		c->terminal.repaint(c->terminal.ctx);
		c->resumed++;
		break;
	case SIGNAL_INTERRUPT: buf_add_chars(&c->keys, "SIGINT "); break;
	case SIGNAL_TERMINATE: c->code = 128 + SIGTERM; break;
	case SIGNAL_HANGUP: c->code = 128 + SIGHUP; break;
	}
}

static void turn(struct child *c)
{
	struct pollfd fds[] = {{c->terminal.fd, POLLIN, 0}, {c->signals.fd, POLLIN, 0}};
	enum signal_event what;
	struct key k;
	draw(c);
	poll(fds, 2, -1);
	while (c->signals.next(c->signals.ctx, &what))
		on_signal(c, what);
	while (c->code < 0 && c->terminal.key(c->terminal.ctx, &k))
		command(c, k);
	c->terminal.answers(c->terminal.ctx, &c->answers);
	if (c->code < 0 && c->terminal.gone(c->terminal.ctx))
		c->code = TERMINAL_CHILD_GONE;
}

int terminal_child(int argc, char **argv)
{
	struct child c = {.lines = argv + 2, .code = -1};
	int rows, cols;
	struct err e = {0};
	if (!signals_posix(&c.signals, &e) ||
	    !terminal_ncurses(&c.terminal, &(struct terminal_options){.color = true}, &c.facts,
			      &e)) {
		printf("refused: %s\n", e.text);
		return 3;
	}
	if (argc > 2 && strcmp(argv[2], "deaf") == 0)
		sigaction(SIGHUP, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
	crash_guard();
	mem_on_death(last_words);
	set_styles(&c.terminal);
	grid_init(&c.grid);
	buf_init(&c.keys, 4000);
	c.is_random = argc > 2 && strcmp(argv[2], "random") == 0;
	c.terminal.size(c.terminal.ctx, &rows, &cols);
	random_screen_init(&c.random, rows, cols);
	while (c.code < 0)
		turn(&c);
	c.terminal.close(c.terminal.ctx);
	c.signals.close(c.signals.ctx);
	grid_release(&c.grid);
	random_screen_release(&c.random);
	buf_release(&c.keys);
	return c.code;
}

struct pty *terminal_child_launch(const char *program, const struct pty_options *o,
				  const char *const *what)
{
	const char *argv[16] = {program, "child"};
	struct pty_options with = *o;
	for (size_t n = 2; what && *what && n < 15; what++)
		argv[n++] = *what;
	with.rows = o->rows ? o->rows : 14;
	with.cols = o->cols ? o->cols : 80;
	return pty_start(&with, argv);
}

struct pty *terminal_child_start(const char *program, const char *const *what)
{
	struct pty *p = terminal_child_launch(program, &(struct pty_options){0}, what);
	assert_true(pty_wait(p, "resumed=0."));
	/* The terminal has answered what it was asked: no frame follows but for what the test does.
	 */
	pty_type(p, "~");
	assert_true(pty_wait(p, "~"));
	pty_type(p, "C");
	assert_true(pty_wait_gone(p, "~"));
	return p;
}

int terminal_child_code(struct pty *p)
{
	assert_true(pty_exit(p));
	return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : -WTERMSIG(p->status);
}

void terminal_child_quit(struct pty *p)
{
	pty_type(p, "Q");
	assert_int_equal(terminal_child_code(p), 0);
	pty_free(p);
}
