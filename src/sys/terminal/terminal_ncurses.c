/* SPDX-License-Identifier: MIT */
/* The terminal port: takes the terminal by ncurses, gives it back, and sets its modes. */
#include "sys/terminal/terminal_ncurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include "sys/crash_plan.h"

#include "lang/errno_text.h"
#include "terminal_private.h"

#define PASTE_ON "\033[?2004h"
/* The wheel sends arrow keys (xterm's alternate scroll); the terminal's own setting is restored
 * when we leave. */
#define WHEEL_ON "\033[?1007s\033[?1007h"
#define MOUSE_ON "\033[?1002h\033[?1006h"
/* A program that ended badly may have left its own mouse and focus reports on (ctlseqs, Mouse
 * Tracking): we would take them for keys. */
#define FOREIGN_OFF "\033[?9;1000;1001;1002;1003;1004;1005;1006;1015;1016l"
#define ENTER_MODES FOREIGN_OFF PASTE_ON WHEEL_ON "\033[22;2t"

static void send_title(const struct terminal *t)
{
	char sequence[sizeof t->title + 8];
	snprintf(sequence, sizeof sequence, "\033]2;%s\a", t->title);
	terminal_send(t, sequence);
}

/* Writes the title in the locale's bytes, with a question mark for what it has not. */
static void encode_title(struct terminal *t, struct sl text)
{
	size_t n = 0;
	uint32_t c;
	while (text.n && n + MB_LEN_MAX < sizeof t->title) {
		text = sl_drop(text, utf8_read(text, &c));
		size_t bytes = terminal_encode(c, t->title + n);
		if (bytes == 0)
			t->title[n] = '?';
		n += bytes ? bytes : 1;
	}
	t->title[n] = '\0';
}

/* Others may have written the text: nothing in it may end the sequence. */
static void port_title(void *ctx, struct sl text)
{
	struct terminal *t = ctx;
	struct buf gated;
	buf_init(&gated, 4 * sizeof t->title);
	text_gate(sl_take(text, sizeof t->title), &gated);
	if (t->utf8)
		sl_to_chars(buf_sl(&gated), t->title, sizeof t->title);
	else
		encode_title(t, buf_sl(&gated));
	buf_release(&gated);
	if (t->xterm)
		send_title(t);
}

/* Libraries may print on standard error, which must not appear on the screen. */
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

static void port_mouse(void *ctx, bool on)
{
	struct terminal *t = ctx;
	t->mouse = on && t->xterm;
	if (t->xterm)
		terminal_send(t, on ? MOUSE_ON : TERMINAL_MOUSE_OFF);
}

static void port_repaint(void *ctx)
{
	struct terminal *t = ctx;
	/* A program that drew over the screen (a shell, after a stop that was not ours) changed
	 * its modes too. */
	reset_prog_mode();
	if (t->xterm)
		terminal_send(t, t->mouse ? FOREIGN_OFF PASTE_ON MOUSE_ON : FOREIGN_OFF PASTE_ON);
	grid_reset(&t->shown, 0, 0);
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

static void leave_screen(struct terminal *t)
{
	terminal_await(t);
	if (t->xterm)
		terminal_send(t, TERMINAL_LEAVE_MODES);
	endwin();
	crash_disarm();
}

static void enter_screen(struct terminal *t)
{
	crash_arm(&(struct crash_plan){t->out_fd, t->modes, t->leave, t->saved_stderr});
	/* Do this before anything hides the cursor: some terminals store that with the screen
	 * they leave. */
	if (refresh() == ERR)
		doupdate();
	if (t->xterm) {
		terminal_send(t, t->mouse ? ENTER_MODES MOUSE_ON : ENTER_MODES);
		send_title(t);
	}
}

/* Stop by the default action of SIGTSTP: if no shell could ever continue us, the kernel ignores
 * it, while SIGSTOP would leave a dead window. */
static void stop_process(void)
{
	struct sigaction standard, ours;
	memset(&standard, 0, sizeof standard);
	standard.sa_handler = SIG_DFL;
	sigemptyset(&standard.sa_mask);
	sigaction(SIGTSTP, &standard, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}

static void port_suspend(void *ctx)
{
	struct terminal *t = ctx;
	leave_screen(t);
	stop_process();
	enter_screen(t);
	port_resized(t);
	port_repaint(t);
}

static void port_lend(void *ctx, void (*use)(void *user), void *user)
{
	struct terminal *t = ctx;
	leave_screen(t);
	show_stderr(t);
	use(user);
	hide_stderr(t);
	enter_screen(t);
	port_resized(t);
	port_repaint(t);
}

static void port_close(void *ctx)
{
	struct terminal *t = ctx;
	leave_screen(t);
	delwin(t->keys);
	delscreen(t->screen);
	show_stderr(t);
	grid_release(&t->shown);
	terminal_output_release(&t->out);
	mem_free(t);
}

/* Without each of these a key would not arrive, or only after Enter. */
static bool take_keys(struct terminal *t)
{
	t->keys = newpad(1, 1);
	return t->keys && cbreak() != ERR /* not raw: Ctrl-C and Ctrl-Z stay signals */ &&
	       noecho() != ERR && nonl() != ERR && nodelay(t->keys, TRUE) != ERR &&
	       keypad(t->keys, TRUE) != ERR;
}

static void set_modes(struct terminal *t)
{
	struct termios modes;
	if (!getenv("ESCDELAY"))
		set_escdelay(25);
	/* Ctrl-S and Ctrl-Q are keys, not flow control; Ctrl-V and Ctrl-O have no special
	 * meaning. */
	if (tcgetattr(t->fd, &modes) == 0) {
		modes.c_iflag &= ~(tcflag_t)IXON;
		modes.c_lflag &= ~(tcflag_t)IEXTEN;
		tcsetattr(t->fd, TCSANOW, &modes);
	}
	def_prog_mode();
	terminal_define_keys(t->xterm);
}

static void set_colors(struct terminal *t, bool wanted)
{
	if (!wanted || !has_colors() || start_color() == ERR)
		return;
	if (use_default_colors() == ERR)
		return;
	t->direct = COLORS > 256;
	t->colors = t->direct ? 256 : COLORS;
}

static bool take_screen(struct terminal *t, const char *term, struct err *e)
{
	if (!term || !term[0])
		return err_set(e, ERR_IO,
			       "TERM is not set; set it to the name of your terminal (export "
			       "TERM=xterm-256color)");
	if (tcgetattr(t->fd, &t->modes) != 0)
		return err_set(e, ERR_IO, "standard input is not a terminal: %s",
			       ERRNO_(err_lang(e), errno));
	if (!terminal_check_description(term, e))
		return false;
	t->screen = newterm(term, stdout, stdin);
	if (t->screen)
		terminal_keep_palette();
	if (t->screen && take_keys(t))
		return true;
	if (t->screen) {
		endwin();
		delwin(t->keys);
		delscreen(t->screen);
	}
	return err_set(e, ERR_IO, "ncurses does not support the terminal \"%.40s\" (TERM)", term);
}

bool terminal_ncurses(struct terminal_port *out, const struct terminal_options *o,
		      struct terminal_facts *facts, struct err *e)
{
	struct terminal *t = mem_alloc(1, sizeof *t);
	const char *term = getenv("TERM");
	t->fd = STDIN_FILENO;
	t->out_fd = STDOUT_FILENO;
	snprintf(t->title, sizeof t->title, "tcpartner");
	t->utf8 = terminal_choose_locale();
	if (!take_screen(t, term, e)) {
		mem_free(t);
		return false;
	}
	t->xterm = terminal_is_xterm_like(term);
	t->marks = getenv("TCPARTNER_FRAME_MARK") != NULL;
	grid_init(&t->shown);
	terminal_output_init(&t->out);
	terminal_compose_leave(t);
	set_modes(t);
	set_colors(t, o->color);
	hide_stderr(t);
	port_resized(t);
	enter_screen(t);
	terminal_ask(t);
	*facts = (struct terminal_facts){t->colors, t->utf8, terminal_is_console(term)};
	*out = (struct terminal_port){t,
				      t->fd,
				      port_size,
				      terminal_key,
				      terminal_present,
				      port_repaint,
				      port_resized,
				      port_bell,
				      terminal_copy,
				      port_suspend,
				      port_lend,
				      port_gone,
				      port_close,
				      port_title,
				      terminal_port_answers,
				      port_mouse};
	return true;
}

void terminal_set_styles(struct terminal_port *port, const struct styles *styles)
{
	terminal_make_pens(port->ctx, styles);
}
