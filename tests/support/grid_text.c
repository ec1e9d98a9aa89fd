/* SPDX-License-Identifier: MIT */
/* A frame as tests read it: its rows as text, and whether it is the same as another. */
#include "grid_text.h"

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

void grid_row_roles(const struct grid *g, int row, struct buf *out)
{
	for (int col = 0; col < g->cols; col++) {
		const struct cell *c = grid_at(g, row, col);
		if (c)
			buf_add_byte(out, (char)((c->selected ? 'A' : 'a') + c->role));
	}
}
