/* SPDX-License-Identifier: MIT */
/* Runs a program in a pseudo-terminal and reads its screen through libvterm. */
#include "ptyterm.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define SETTLE_MS 30
#define STALL_MS  1000
#define COUNTS_MS 5000

static long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int on_prop(VTermProp prop, VTermValue *v, void *user)
{
	struct pty *p = user;
	if (prop == VTERM_PROP_ALTSCREEN)
		p->alt_screen = v->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		p->cursor_shown = v->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		p->mouse = v->number;
	return 1;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_prop};

/* Sends the terminal's answers (keys, reports) to the program. */
static void flush_answers(struct pty *p)
{
	char b[512];
	size_t n;
	while ((n = vterm_output_read(p->vt, b, sizeof b)) > 0)
		pty_send(p, b, n);
}

void pty_send(struct pty *p, const char *bytes, size_t n)
{
	for (size_t at = 0; at < n;) {
		ssize_t w = write(p->fd, bytes + at, n - at);
		if (w < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (w > 0)
			at += (size_t)w;
	}
}

static bool ends_csi(const struct pty *p, char c)
{
	if (p->n_csi == 2)
		return c != '[';
	return (c >= 0x40 && c <= 0x7e) || p->n_csi == sizeof p->csi - 1;
}

/* Parameters of SGR that belong to the one before: "38;5;n", "38;2;r;g;b". */
static int followers(const char *param, const char *next)
{
	if ((strcmp(param, "38") != 0 && strcmp(param, "48") != 0) || !next)
		return 0;
	return strcmp(next, "5") == 0 ? 2 : strcmp(next, "2") == 0 ? 4 : 0;
}

/* libvterm knows no dim text: it comes as that of another font (PTY_DIM_FONT). */
static void feed_style(struct pty *p)
{
	char out[sizeof p->csi * 3] = "\033[", *params[64];
	size_t n = 0, used = 2;
	int skip = 0;
	p->csi[p->n_csi - 1] = '\0';
	for (char *s = p->csi + 2; s && n < 64; n++) {
		params[n] = s;
		s = strchr(s, ';');
		if (s)
			*s++ = '\0';
	}
	for (size_t i = 0; i < n; i++) {
		const char *as = params[i];
		if (skip-- <= 0) {
			skip = followers(params[i], i + 1 < n ? params[i + 1] : NULL);
			as = strcmp(as, "2") == 0 ? "11" : strcmp(as, "22") == 0 ? "22;10" : as;
		}
		used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", i ? ";" : "", as);
	}
	used += (size_t)snprintf(out + used, sizeof out - used, "m");
	vterm_input_write(p->vt, out, used);
}

static void feed_modes(struct pty *p, char last)
{
	char *save, one[40];
	p->csi[p->n_csi - 1] = '\0';
	for (char *s = strtok_r(p->csi + 3, ";", &save); s; s = strtok_r(NULL, ";", &save)) {
		int n = snprintf(one, sizeof one, "\033[?%s%c", s, last);
		vterm_input_write(p->vt, one, (size_t)n);
	}
}

/*
 * libvterm 0.1.4 reads only the first parameter of "CSI ? a;b h" and takes the empty colour-space
 * field of "48:2::R:G:B" for red: both are rewritten on the way in.
 */
static void feed_csi(struct pty *p, char last)
{
	char *q = p->csi;
	q[p->n_csi] = '\0';
	if (q[1] == '[' && q[2] == '?' && (last == 'h' || last == 'l') && strchr(q, ';')) {
		feed_modes(p, last);
	} else {
		for (char *s; (s = strstr(q, ":2::")) != NULL; p->n_csi--)
			memmove(s + 3, s + 4, strlen(s + 4) + 1);
		if (q[1] == '[' && last == 'm' && p->n_csi > 2)
			feed_style(p);
		else
			vterm_input_write(p->vt, q, p->n_csi);
	}
	if (strcmp(q, "\033[?2004h") == 0 || strcmp(q, "\033[?2004l") == 0)
		p->pasting = q[7] == 'h';
	p->n_csi = 0;
}

static void tell_background(struct pty *p)
{
	char answer[64];
	int n = snprintf(answer, sizeof answer, "\033]11;%.40s\033\\", p->background);
	pty_send(p, answer, (size_t)n);
}

static void end_osc(struct pty *p)
{
	char *text = p->osc_part;
	text[p->n_osc_part] = '\0';
	p->in_osc = false;
	if (sscanf(text, "7777;frame=%ld", &p->frame) == 1)
		return;
	if (p->background && strcmp(text, "11;?") == 0)
		tell_background(p);
	if (strncmp(text, "0;", 2) == 0 || strncmp(text, "2;", 2) == 0)
		snprintf(p->title, sizeof p->title, "%.250s", text + 2);
	else
		memcpy(p->osc, text, p->n_osc_part + 1);
}

/* Libvterm gets none: its versions hand them on in different ways, from 0.2 on not all. How many
 * bytes were of it. */
static size_t feed_osc(struct pty *p, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (b[i] == '\a' || (b[i] == '\\' && p->osc_ends)) {
			end_osc(p);
			return i + 1;
		}
		/* The console's "ESC ] R" is whole; another sequence breaks one off. */
		if (b[i] == 'R' && p->n_osc_part == 0) {
			p->in_osc = false;
			return i + 1;
		}
		if (p->osc_ends) {
			p->in_osc = false;
			p->csi[p->n_csi++] = 27;
			return i;
		}
		p->osc_ends = b[i] == 27;
		if (!p->osc_ends && p->n_osc_part < sizeof p->osc_part - 1)
			p->osc_part[p->n_osc_part++] = b[i];
	}
	return n;
}

static void begin_osc(struct pty *p)
{
	p->in_osc = true;
	p->osc_ends = false;
	p->n_osc_part = 0;
	p->n_csi = 0;
}

static void feed(struct pty *p, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p->in_osc) {
			i += feed_osc(p, b + i, n - i) - 1;
			continue;
		}
		if (p->n_csi == 0 && b[i] != 27) {
			const char *esc = memchr(b + i, 27, n - i);
			size_t plain = esc ? (size_t)(esc - b) - i : n - i;
			vterm_input_write(p->vt, b + i, plain);
			i += plain - 1;
			continue;
		}
		p->csi[p->n_csi++] = b[i];
		if (p->n_csi == 2 && b[i] == ']')
			begin_osc(p);
		else if (p->n_csi >= 2 && ends_csi(p, b[i]))
			feed_csi(p, b[i]);
	}
}

/* Drops the older half when the buffer is full. */
static void remember(struct pty *p, const char *b, size_t n)
{
	if (p->n_raw + n > sizeof p->raw) {
		size_t kept = p->n_raw / 2;
		memmove(p->raw, p->raw + p->n_raw - kept, kept);
		p->n_raw = kept;
	}
	memcpy(p->raw + p->n_raw, b, n);
	p->n_raw += n;
	p->total += n;
}

void pty_show(struct pty *p, const char *bytes, size_t n)
{
	remember(p, bytes, n);
	feed(p, bytes, n);
	flush_answers(p);
}

/* Reads once; false when nothing came within ms or the program closed its end. */
static bool pump(struct pty *p, long ms)
{
	struct pollfd fd = {p->fd, POLLIN, 0};
	char b[8192];
	if (p->eof || poll(&fd, 1, ms < 0 ? 0 : (int)ms) <= 0)
		return false;
	ssize_t n = read(p->fd, b, sizeof b);
	if (n <= 0) {
		p->eof = true;
		return false;
	}
	pty_show(p, b, (size_t)n);
	return true;
}

void pty_pump(struct pty *p, int ms)
{
	for (long end = now_ms() + ms, left; (left = end - now_ms()) > 0;)
		if (!pump(p, left) && p->eof)
			return;
}

static void await_exit(struct pty *p, long ms)
{
	long end = now_ms() + ms;
	while (!p->exited && now_ms() < end) {
		pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
}

static bool replaced(const char *entry, const char *const *env)
{
	static const char *const ours[] = {
	    "TERM=", "LC_ALL=", "LANG=", "LINES=", "COLUMNS=", "TCPARTNER_FRAME_MARK=",
	    "TCPARTNER_STATE=", "NO_COLOR=",
	    /* The tests must not change the clipboard of the person who runs them. */
	    "DISPLAY=", "WAYLAND_DISPLAY=", "WSL_DISTRO_NAME=", "SSH_CONNECTION=", "TMUX=", "STY="};
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (strncmp(entry, ours[i], strlen(ours[i])) == 0)
			return true;
	for (; env && *env; env++)
		if (strncmp(entry, *env, strcspn(*env, "=") + 1) == 0)
			return true;
	return false;
}

static void fill_env(char *out[256], char *term, const struct pty_options *o)
{
	const char *const *env = o->env;
	extern char **environ;
	int n = 0;
	for (char **e = environ; *e && n < 200; e++)
		if (!replaced(*e, env))
			out[n++] = *e;
	/* What the test sets comes first: getenv takes the first of equal names. */
	for (; env && *env && n < 251; env++)
		out[n++] = (char *)*env;
	out[n++] = term;
	out[n++] = (char *)"LC_ALL=C.UTF-8";
	if (!o->unmarked)
		out[n++] = (char *)"TCPARTNER_FRAME_MARK=1";
	out[n++] = (char *)"TCPARTNER_STATE=-"; /* none */
	out[n] = NULL;
}

static void make_screen(struct pty *p)
{
	p->vt = vterm_new(p->rows, p->cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &screen_callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
}

struct pty *pty_start(const struct pty_options *o, const char *const argv[])
{
	struct pty *p = calloc(1, sizeof *p);
	struct winsize size = {.ws_row = (unsigned short)o->rows,
			       .ws_col = (unsigned short)o->cols};
	char term[80], *env[256];
	int err = -1;
	p->rows = o->rows;
	p->cols = o->cols;
	p->cursor_shown = true;
	p->background = o->background;
	make_screen(p);
	if (openpty(&p->fd, &p->slave, NULL, NULL, &size))
		abort();
	fcntl(p->fd, F_SETFD, FD_CLOEXEC);
	fcntl(p->slave, F_SETFD, FD_CLOEXEC);
	tcgetattr(p->slave, &p->before);
	/* A thread of the test may hold a lock at the fork: only system calls follow it. */
	snprintf(term, sizeof term, "TERM=%s", o->term ? o->term : "xterm-256color");
	fill_env(env, term, o);
	if (o->stderr_path)
		err = open(o->stderr_path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
	if ((p->pid = fork()) == 0) {
		login_tty(p->slave);
		if (err >= 0)
			dup2(err, 2);
		execvpe(argv[0], (char *const *)argv, env);
		_exit(127);
	}
	if (err >= 0)
		close(err);
	return p;
}

/* A program that is killed writes no counts of coverage, so it is first asked to end. */
static void end_counted(struct pty *p)
{
	kill(p->pid, SIGCONT);
	kill(p->pid, SIGTERM);
	await_exit(p, COUNTS_MS);
}

void pty_free(struct pty *p)
{
	if (!p->exited && getenv("TEST_COVERAGE"))
		end_counted(p);
	if (!p->exited) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, &p->status, 0);
	}
	close(p->fd);
	close(p->slave);
	vterm_free(p->vt);
	free(p);
}

const char *pty_row(struct pty *p, int row)
{
	static char text[4][4096];
	static int k;
	char *s = text[k++ & 3];
	size_t n = vterm_screen_get_text(p->screen, s, 4095, (VTermRect){row, row + 1, 0, p->cols});
	while (n && s[n - 1] == ' ')
		n--;
	s[n] = '\0';
	return s;
}

int pty_find(struct pty *p, const char *text)
{
	for (int r = 0; r < p->rows; r++)
		if (strstr(pty_row(p, r), text))
			return r;
	return -1;
}

VTermScreenCell pty_cell(struct pty *p, int row, int col)
{
	VTermScreenCell cell;
	vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
	return cell;
}

void pty_dump(struct pty *p, FILE *f)
{
	for (int r = 0; r < p->rows; r++)
		fprintf(f, "# %2d|%s\n", r, pty_row(p, r));
}

/* Bytes came after the last mark: the rest of that frame is still to come. */
static bool is_within_frame(const struct pty *p)
{
	static const char mark[] = "\033]7777;frame=";
	size_t n = p->n_raw < 40 ? p->n_raw : 40;
	const unsigned char *end = p->raw + p->n_raw;
	return p->frame && !(end[-1] == '\a' && memmem(end - n, n, mark, sizeof mark - 1));
}

bool pty_wait_for(struct pty *p, bool (*test)(struct pty *p, void *ctx), void *ctx)
{
	long end = now_ms() + PTY_DEADLINE_MS;
	for (;;) {
		/* A frame is one write, but the kernel may hand it over in pieces: the mark ends
		 * it. */
		long seen = p->frame;
		if (test(p, ctx)) {
			struct pollfd fd = {p->fd, POLLIN, 0};
			if (poll(&fd, 1, 0) == 0 || p->eof)
				return true;
		}
		long left = end - now_ms();
		if (left <= 0)
			return false;
		pump(p, left);
		/* Programs that make no marks are looked at when they have been silent for a while.
		 */
		while (p->frame == seen && pump(p, SETTLE_MS))
			continue;
		while (is_within_frame(p) && pump(p, STALL_MS))
			continue;
		if (p->eof)
			return test(p, ctx);
	}
}

static bool holds(struct pty *p, void *text)
{
	return pty_find(p, text) >= 0;
}

static bool lacks(struct pty *p, void *text)
{
	return pty_find(p, text) < 0;
}

static bool told(struct pty *p, bool ok, const char *what, const char *text)
{
	if (!ok) {
		printf("# timed out waiting %s \"%s\"; the screen was:\n", what, text);
		pty_dump(p, stdout);
	}
	return ok;
}

bool pty_wait(struct pty *p, const char *text)
{
	return told(p, pty_wait_for(p, holds, (void *)text), "for", text);
}

bool pty_wait_gone(struct pty *p, const char *text)
{
	return told(p, pty_wait_for(p, lacks, (void *)text), "for the end of", text);
}

bool pty_wait_frame(struct pty *p, long after)
{
	long end = now_ms() + PTY_DEADLINE_MS, left;
	while (p->frame <= after && (left = end - now_ms()) > 0)
		if (!pump(p, left) && p->eof)
			break;
	return p->frame > after;
}

bool pty_exit(struct pty *p)
{
	await_exit(p, PTY_DEADLINE_MS);
	while (pump(p, 0))
		continue;
	return p->exited;
}

static uint32_t decode(const char **s)
{
	const unsigned char *u = (const unsigned char *)*s;
	int more = *u >= 0xf0 ? 3 : *u >= 0xe0 ? 2 : *u >= 0xc0 ? 1 : 0;
	uint32_t cp = more == 3 ? *u & 7u : more == 2 ? *u & 15u : more == 1 ? *u & 31u : *u;
	for (int i = 1; i <= more; i++)
		cp = cp << 6 | (u[i] & 63u);
	*s += more + 1;
	return cp;
}

#define KEY_BYTES 16 /* no key is longer */

void pty_type(struct pty *p, const char *utf8)
{
	while (*utf8) {
		uint32_t cp = decode(&utf8);
		if (cp == '\n')
			vterm_keyboard_key(p->vt, VTERM_KEY_ENTER, 0);
		else
			vterm_keyboard_unichar(p->vt, cp, 0);
		/* libvterm keeps 64 bytes and drops what comes when these are full. */
		if (vterm_output_get_buffer_remaining(p->vt) < 2 * KEY_BYTES)
			flush_answers(p);
	}
	flush_answers(p);
}

void pty_key(struct pty *p, VTermKey key)
{
	vterm_keyboard_key(p->vt, key, 0);
	flush_answers(p);
}

void pty_ctrl(struct pty *p, char letter)
{
	char c = (char)(letter & 31);
	pty_send(p, &c, 1);
}

void pty_paste(struct pty *p, const char *utf8)
{
	if (p->pasting)
		pty_send(p, "\033[200~", 6);
	pty_send(p, utf8, strlen(utf8));
	if (p->pasting)
		pty_send(p, "\033[201~", 6);
}

void pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	p->rows = rows;
	p->cols = cols;
	/* libvterm 0.1.4 crashes on a wide character in one column, and may leave its cursor above
	 * row 0. */
	vterm_set_size(p->vt, rows, cols < 2 ? 2 : cols);
	vterm_input_write(p->vt, "\033[H", 3);
	ioctl(p->fd, TIOCSWINSZ, &size);
}

bool pty_modes_restored(struct pty *p)
{
	struct termios a;
	tcgetattr(p->slave, &a);
	return a.c_lflag == p->before.c_lflag && a.c_iflag == p->before.c_iflag &&
	       a.c_oflag == p->before.c_oflag;
}
