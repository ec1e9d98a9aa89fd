/* SPDX-License-Identifier: MIT */
/* Reads a frame for tests: its rows as text or roles, and whether two frames are equal. */
#include "grid_text.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

bool grid_equal(const struct grid *a, const struct grid *b)
{
	return a->rows == b->rows && a->cols == b->cols && a->cursor_row == b->cursor_row &&
	       a->cursor_col == b->cursor_col && a->cursor_shown == b->cursor_shown &&
	       (a->rows * a->cols == 0 ||
		memcmp(a->cells, b->cells, (size_t)a->rows * (size_t)a->cols * sizeof *a->cells) ==
		    0);
}

void grid_row_text(const struct grid *g, int row, struct buf *out)
{
	size_t end = out->n;
	for (int col = 0; col < g->cols; col++) {
		const struct cell *c = grid_at(g, row, col);
		if (!c || c->width == 0)
			continue;
		for (size_t i = 0; i < GLYPH_MAX && c->cp[i]; i++) {
			char bytes[UTF8_MAX_BYTES];
			size_t n = utf8_write(c->cp[i], bytes);
			buf_add(out, (struct sl){bytes, n});
		}
		if (c->cp[0] != ' ' || c->cp[1])
			end = out->n;
	}
	buf_drop_end(out, out->n - end);
}

/* Finds the last "▸" or ">" with a number behind it; empty when there is none. sign is the length
 * of the mark without the number. */
static struct sl find_hidden_mark(struct sl text, size_t *sign)
{
	struct sl found = {text.p + text.n, 0};
	for (size_t at = 0; at < text.n; at++) {
		static const char more[] = "▸";
		struct sl rest = sl_drop(text, at);
		size_t wide = rest.p[0] == '>'                 ? 1
			      : sl_starts(rest, sl_from(more)) ? sizeof more - 1
							       : 0;
		size_t n = wide;
		while (n < rest.n && isdigit((unsigned char)rest.p[n]))
			n++;
		if (wide && n > wide) {
			found = sl_take(rest, n);
			*sign = wide;
		}
	}
	return found;
}

void grid_heads_text(const struct grid *g, int row, struct buf *out)
{
	struct buf text;
	size_t sign = 0;
	buf_init(&text, 1 << 16);
	grid_row_text(g, row, &text);
	struct sl whole = buf_sl(&text), mark = find_hidden_mark(whole, &sign);
	if (mark.n) {
		size_t before = (size_t)(mark.p - whole.p);
		buf_add(out, sl_take(whole, before));
		for (size_t digits = mark.n - sign; digits > 1; digits--)
			buf_add_byte(out, ' ');
		buf_add(out, sl_take(mark, sign));
		buf_add_byte(out, 'n');
		whole = sl_drop(whole, before + mark.n);
	}
	buf_add(out, whole);
	buf_release(&text);
}

/* Behind a box all roles look alike. */
static char role_letter(const struct cell *c)
{
	if (c->ground == GROUND_BEHIND)
		return '.';
	return (char)((c->ground == GROUND_BAR ? 'A' : 'a') + c->role);
}

void grid_row_roles(const struct grid *g, int row, struct buf *out)
{
	for (int col = 0; col < g->cols; col++) {
		const struct cell *c = grid_at(g, row, col);
		if (c)
			buf_add_byte(out, role_letter(c));
	}
}
