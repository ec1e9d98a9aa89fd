/* SPDX-License-Identifier: MIT */
/* Writes cells as the bytes of this terminal: moves, attributes, colours and characters, as its
 * description says. They are collected, and a frame is one write. */
#include "terminal_output.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/utf8.h"

#include "terminal_private.h"

/* This header comes last: it defines many plain words as macros. */
#include <term.h>

#define TERMINAL_OUTPUT_MAX (16u << 20) /* bytes of a frame */
#define PATIENCE_MS         1000 /* a terminal that reads nothing for so long loses the frame */

static const char *find_capability(const char *name)
{
	const char *s = tigetstr(name);
	return s && s != (const char *)-1 ? s : "";
}

void terminal_output_add(struct terminal_output *o, const char *bytes, size_t n)
{
	buf_add(&o->bytes, (struct sl){bytes, n});
}

void terminal_output_insert(struct terminal_output *o, const char *bytes, size_t n)
{
	size_t were = o->bytes.n;
	terminal_output_add(o, bytes, n);
	if (o->bytes.full)
		return;
	memmove(o->bytes.p + n, o->bytes.p, were);
	memcpy(o->bytes.p, bytes, n);
}

/* Leaves out the padding marks $<..>: no terminal needs them today. */
static void copy_unpadded(const char *s, char *out, size_t size)
{
	size_t n = 0;
	while (*s && n + 1 < size) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
		if (end)
			s = end + 1;
		else
			out[n++] = *s++;
	}
	out[n] = '\0';
}

static void add_capability(struct terminal_output *o, const char *s)
{
	char bytes[TERMINAL_OUTPUT_CAPABILITY];
	copy_unpadded(s, bytes, sizeof bytes);
	terminal_output_add(o, bytes, strlen(bytes));
}

/* The attributes, the names of what switches them on, and their bits in ncv: those that the
 * description forbids beside colours. */
static const struct {
	unsigned attr;
	const char *on;
	unsigned ncv;
} attributes[TERMINAL_OUTPUT_ATTRS] = {{ATTR_BOLD, "bold", 32},
				       {ATTR_DIM, "dim", 16},
				       {ATTR_UNDERLINE, "smul", 2},
				       {ATTR_REVERSE, "rev", 4}};

/* Composes what ends all attributes and colours. The character set, which other programs may have
 * changed, is selected when the screen is cleared, not each time. */
static void compose_normal(const char *capability, char out[TERMINAL_OUTPUT_CAPABILITY])
{
	static const char ascii[] = "\033(B";
	bool selects = strncmp(capability, ascii, strlen(ascii)) == 0;
	copy_unpadded(capability + (selects ? strlen(ascii) : 0), out, TERMINAL_OUTPUT_CAPABILITY);
}

void terminal_output_init(struct terminal_output *o)
{
	*o =
	    (struct terminal_output){.move = find_capability("cup"),
				     .reset = find_capability("sgr0"),
				     .own_colours = find_capability("op"),
				     .clear = find_capability("clear"),
				     .erase_to_end = find_capability("el"),
				     .erase_some = find_capability("ech"),
				     .region = find_capability("csr"),
				     .up = find_capability("ind"),
				     .down = find_capability("ri"),
				     .erases_in_colour = tigetflag("bce") > 0,
				     .wraps_at_once = tigetflag("am") > 0 && tigetflag("xenl") <= 0,
				     .moves_plain = tigetflag("msgr") <= 0};
	int forbidden = tigetnum("ncv");
	o->forbidden = forbidden > 0 ? (unsigned)forbidden : 0;
	o->ansi_moves = strcmp(o->move, "\033[%i%p1%d;%p2%dH") == 0;
	o->scrolls = o->region[0] && o->up[0] && o->down[0];
	o->fg = o->bg = -1;
	compose_normal(o->reset, o->normal);
	for (size_t i = 0; i < TERMINAL_OUTPUT_ATTRS; i++)
		copy_unpadded(find_capability(attributes[i].on), o->on[i], sizeof o->on[i]);
	buf_init(&o->bytes, TERMINAL_OUTPUT_MAX);
}

void terminal_output_release(struct terminal_output *o)
{
	buf_release(&o->bytes);
}

static unsigned mask_attributes(const struct terminal_output *o, unsigned attrs)
{
	for (size_t i = 0; i < TERMINAL_OUTPUT_ATTRS; i++)
		if (o->forbidden & attributes[i].ncv)
			attrs &= ~attributes[i].attr;
	return attrs;
}

static void compose_colour(const char *name, int colour, char out[TERMINAL_OUTPUT_CAPABILITY])
{
	const char *set = find_capability(name);
	out[0] = '\0';
	if (colour >= 0 && set[0])
		copy_unpadded(tiparm(set, colour), out, TERMINAL_OUTPUT_CAPABILITY);
}

void terminal_output_make_pen(const struct terminal_output *o, struct terminal_pen *p,
			      unsigned attrs, int fg, int bg)
{
	*p = (struct terminal_pen){.attrs = attrs, .fg = fg, .bg = bg};
	if (fg >= 0 || bg >= 0)
		p->attrs = mask_attributes(o, attrs);
	compose_colour("setaf", fg, p->fg_set);
	compose_colour("setab", bg, p->bg_set);
}

/* Others may have written to the terminal since the last frame: the first move is absolute. */
void terminal_output_begin(struct terminal_output *o)
{
	buf_clear(&o->bytes);
	o->row = -1;
}

static void add_chars(struct terminal_output *o, const char *s)
{
	terminal_output_add(o, s, strlen(s));
}

static bool has_no_pen(const struct terminal_output *o)
{
	return o->attrs == 0 && o->fg < 0 && o->bg < 0;
}

static void reset_pen(struct terminal_output *o)
{
	add_chars(o, o->normal);
	o->attrs = 0;
	o->fg = o->bg = -1;
}

static void use_no_pen(struct terminal_output *o)
{
	if (!has_no_pen(o))
		reset_pen(o);
}

static void use_attributes(struct terminal_output *o, unsigned attrs)
{
	if (o->attrs & ~attrs)
		reset_pen(o);
	for (size_t i = 0; i < TERMINAL_OUTPUT_ATTRS; i++)
		if (attrs & ~o->attrs & attributes[i].attr)
			add_chars(o, o->on[i]);
	o->attrs = attrs;
}

static bool loses_colour(const struct terminal_output *o, const struct terminal_pen *p)
{
	return (p->fg < 0 && o->fg >= 0) || (p->bg < 0 && o->bg >= 0);
}

static void use_colours(struct terminal_output *o, const struct terminal_pen *p)
{
	if (loses_colour(o, p)) {
		add_capability(o, o->own_colours);
		o->fg = o->bg = -1;
	}
	if (p->fg != o->fg)
		add_chars(o, p->fg_set);
	if (p->bg != o->bg)
		add_chars(o, p->bg_set);
	o->fg = p->fg;
	o->bg = p->bg;
}

/* Changes the attributes and colours to those of a pen, by what differs. */
void terminal_output_use_pen(struct terminal_output *o, const struct terminal_pen *p)
{
	if (p->attrs == o->attrs && p->fg == o->fg && p->bg == o->bg)
		return;
	/* Ending everything is shorter than setting the terminal's own colours. */
	if (loses_colour(o, p) && ((p->fg < 0 && p->bg < 0) || !o->own_colours[0]))
		reset_pen(o);
	use_attributes(o, p->attrs);
	use_colours(o, p);
}

static char *print_number(int number, char *to)
{
	char digits[12];
	int n = 0;
	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	while (n > 0)
		*to++ = digits[--n];
	return to;
}

static void add_move(struct terminal_output *o, int row, int col)
{
	char bytes[40] = "\033[";
	if (!o->ansi_moves) {
		add_capability(o, tiparm(o->move, row, col));
		return;
	}
	char *end = print_number(row + 1, bytes + 2);
	if (col > 0) {
		*end++ = ';';
		end = print_number(col + 1, end);
	}
	*end++ = 'H';
	terminal_output_add(o, bytes, (size_t)(end - bytes));
}

void terminal_output_move(struct terminal_output *o, int row, int col)
{
	if (o->row == row && o->col == col)
		return;
	if (o->moves_plain)
		use_no_pen(o);
	if (o->row >= 0 && o->row + 1 == row && col == 0)
		terminal_output_add(o, "\r\n", 2);
	else if (o->row == row && col == 0)
		terminal_output_add(o, "\r", 1);
	else
		add_move(o, row, col);
	o->row = row;
	o->col = col;
}

void terminal_output_put(struct terminal_output *o, const char *bytes, size_t n, int cols)
{
	terminal_output_add(o, bytes, n);
	o->col += cols;
}

void terminal_output_lose_cursor(struct terminal_output *o)
{
	o->row = -1;
}

void terminal_output_erase_line(struct terminal_output *o)
{
	add_capability(o, o->erase_to_end);
}

bool terminal_output_erase_chars(struct terminal_output *o, int n)
{
	if (!o->erase_some[0])
		return false;
	add_capability(o, tiparm(o->erase_some, n));
	return true;
}

void terminal_output_clear(struct terminal_output *o)
{
	/* Another program may have left other attributes or another character set. */
	add_capability(o, o->reset);
	add_capability(o, o->own_colours);
	o->attrs = 0;
	o->fg = o->bg = -1;
	add_capability(o, o->clear);
	o->row = o->col = 0;
}

void terminal_output_scroll(struct terminal_output *o, int top, int end, int rows, bool upwards)
{
	use_no_pen(o);
	add_capability(o, tiparm(o->region, top, end - 1));
	add_move(o, upwards ? end - 1 : top, 0);
	add_capability(o, upwards ? o->up : o->down);
	add_capability(o, tiparm(o->region, 0, rows - 1));
	o->row = -1;
}

static bool wait_writable(int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};
	return poll(&p, 1, PATIENCE_MS) > 0 && !(p.revents & (POLLERR | POLLHUP | POLLNVAL));
}

void terminal_output_end(struct terminal_output *o, int row, int col)
{
	use_no_pen(o);
	if (o->bytes.n || o->left_row != row || o->left_col != col)
		terminal_output_move(o, row, col);
	o->left_row = row;
	o->left_col = col;
}

bool terminal_output_write(struct terminal_output *o, int fd)
{
	struct sl left = buf_sl(&o->bytes);
	while (left.n) {
		ssize_t n = write(fd, left.p, left.n);
		if (n > 0)
			left = sl_drop(left, (size_t)n);
		else if (n < 0 && errno == EAGAIN) {
			if (!wait_writable(fd))
				return false;
		} else if (n < 0 && errno != EINTR)
			return false;
	}
	return true;
}
