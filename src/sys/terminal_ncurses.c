/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"

#include "crash.h"
#include "terminal_private.h"

#define ENTER_MODES "\033[?2004h\033[22;2t\033]2;tcpartner\a"
#define LEAVE_MODES "\033[?2004l\033[23;2t"

static void send_bytes(const struct terminal *t, const char *s)
{
	ssize_t n = write(t->fd, s, strlen(s));
	(void)n;
}

/* A container without LANG can show UTF-8 all the same; a locale that was asked for is obeyed. */
static bool choose_locale(void)
{
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C"); /* JSON has one decimal point */
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	const char *const asked[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (asked[i] && asked[i][0])
			return false;
	return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

static bool begins(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Speaks xterm's private modes: everything of today but consoles and the old. */
static bool is_xterm_like(const char *term)
{
	static const char *const kin[] = {"xterm", "tmux",  "screen",  "rxvt",    "alacritty",
					  "foot",  "kitty", "wezterm", "konsole", "gnome",
					  "vte",   "st",    "contour", "ghostty", "putty"};
	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
		if (begins(term, kin[i]))
			return true;
	return false;
}

static void add_capability(char *out, size_t size, const char *name)
{
	const char *s = tigetstr(name);
	size_t n = strlen(out);
	if (!s || s == (const char *)-1)
		return;
	/* Without the padding marks $<..>: nothing of today needs them. */
	while (*s && n + 1 < size) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
			s = strchr(s, '>') + 1;
			continue;
		}
		out[n++] = *s++;
	}
	out[n] = '\0';
}

static void compose_leave(struct terminal *t)
{
	static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
	snprintf(t->leave, sizeof t->leave, "%s", t->xterm ? LEAVE_MODES : "");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_capability(t->leave, sizeof t->leave, names[i]);
}

/* Libraries may print on standard error: not onto the screen. */
static void hide_stderr(struct terminal *t)
{
	t->saved_stderr = -1;
	if (!isatty(STDERR_FILENO))
		return;
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	t->saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (null >= 0 && t->saved_stderr >= 0)
		dup2(null, STDERR_FILENO);
	if (null >= 0)
		close(null);
}

static void show_stderr(struct terminal *t)
{
	if (t->saved_stderr < 0)
		return;
	dup2(t->saved_stderr, STDERR_FILENO);
	close(t->saved_stderr);
	t->saved_stderr = -1;
}

static void port_size(void *ctx, int *rows, int *cols)
{
	(void)ctx;
	*rows = LINES > 0 ? LINES : 1;
	*cols = COLS > 0 ? COLS : 1;
}

static void port_repaint(void *ctx)
{
	struct terminal *t = ctx;
	grid_reset(&t->shown, 0, 0);
	clearok(curscr, TRUE);
}

static void port_resized(void *ctx)
{
	struct terminal *t = ctx;
	struct winsize size;
	if (ioctl(t->fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return;
	resizeterm(size.ws_row, size.ws_col);
	grid_reset(&t->shown, 0, 0);
}

static void port_bell(void *ctx)
{
	(void)ctx;
	beep();
}

static bool port_gone(void *ctx)
{
	const struct terminal *t = ctx;
	struct pollfd p = {t->fd, POLLIN, 0};
	return poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL));
}

static void leave(struct terminal *t)
{
	if (t->xterm)
		send_bytes(t, LEAVE_MODES);
	endwin();
	crash_disarm();
}

static void enter(struct terminal *t)
{
	crash_arm(t->fd, &t->modes, t->leave);
	refresh();
	if (t->xterm)
		send_bytes(t, ENTER_MODES);
}

static void port_suspend(void *ctx)
{
	struct terminal *t = ctx;
	leave(t);
	raise(SIGSTOP);
	enter(t);
	port_resized(t);
	port_repaint(t);
}

static void port_close(void *ctx)
{
	struct terminal *t = ctx;
	leave(t);
	delwin(t->keys);
	delscreen(t->screen);
	show_stderr(t);
	grid_release(&t->shown);
	mem_free(t->line);
	mem_free(t);
}

static void set_modes(struct terminal *t)
{
	struct termios modes;
	cbreak(); /* not raw: Ctrl-C and Ctrl-Z stay signals */
	noecho();
	nonl();
	if (!getenv("ESCDELAY"))
		set_escdelay(25);
	/* Ctrl-S and Ctrl-Q are keys, not flow control. */
	if (tcgetattr(t->fd, &modes) == 0) {
		modes.c_iflag &= ~(tcflag_t)IXON;
		tcsetattr(t->fd, TCSANOW, &modes);
	}
	def_prog_mode();
	idlok(stdscr, TRUE);
	t->keys = newpad(1, 1);
	nodelay(t->keys, TRUE);
	keypad(t->keys, TRUE);
	terminal_define_keys();
}

static void set_colors(struct terminal *t, bool wanted)
{
	if (!wanted || !has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	t->colors = COLORS > 256 ? 256 : COLORS;
}

static bool take_screen(struct terminal *t, const char *term, struct err *e)
{
	if (!term || !term[0])
		return err_set(e, ERR_IO,
			       "TERM is not set; set it to the name of your terminal (export "
			       "TERM=xterm-256color)");
	if (tcgetattr(t->fd, &t->modes) != 0)
		return err_set(e, ERR_IO, "standard input is no terminal: %s", strerror(errno));
	t->screen = newterm(NULL, stdout, stdin);
	if (!t->screen)
		return err_set(e, ERR_IO,
			       "no description of the terminal \"%.40s\" (TERM); try "
			       "TERM=xterm-256color, or install ncurses-term",
			       term);
	return true;
}

bool terminal_ncurses(struct terminal_port *out, const struct terminal_options *o,
		      struct terminal_facts *facts, struct err *e)
{
	struct terminal *t = mem_alloc(1, sizeof *t);
	const char *term = getenv("TERM");
	t->fd = STDIN_FILENO;
	t->utf8 = choose_locale();
	if (!take_screen(t, term, e)) {
		mem_free(t);
		return false;
	}
	t->xterm = is_xterm_like(term);
	t->marks = getenv("TCPARTNER_FRAME_MARK") != NULL;
	grid_init(&t->shown);
	compose_leave(t);
	set_modes(t);
	set_colors(t, o->color);
	hide_stderr(t);
	/*
	 * Until the first endwin ncurses 6.4 writes at every cursor movement (_nc_mvcur,
	 * ewInitial); after it a frame is one write.
	 */
	endwin();
	enter(t);
	*facts = (struct terminal_facts){t->colors, t->utf8,
					 begins(term, "linux") || begins(term, "vt") ||
					     begins(term, "dumb")};
	*out = (struct terminal_port){t,
				      t->fd,
				      port_size,
				      terminal_key,
				      terminal_present,
				      port_repaint,
				      port_resized,
				      port_bell,
				      port_suspend,
				      port_gone,
				      port_close};
	return true;
}

void terminal_set_styles(struct terminal_port *port, const struct style *styles,
			 const struct style *selected)
{
	struct terminal *t = port->ctx;
	memcpy(t->styles, styles, sizeof t->styles);
	t->selected = *selected;
	terminal_make_pairs(t);
}
