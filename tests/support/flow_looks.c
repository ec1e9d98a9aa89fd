/* SPDX-License-Identifier: MIT */
/*
 * The step "looks FIRST LAST" of flows: rows of the frame with what a text does not show, which is
 * the roles of their cells, what a click on them is for, and where the cursor is.
 */
#include "base/attr.h"

#include "app/table/spot.h"

#include "flow.h"

static void add_spot(uint32_t what, struct buf *out)
{
	static const char *const kinds[] = {
	    [SPOT_NOTHING] = "nothing", [SPOT_LINE] = "line", [SPOT_CHECK] = "check",
	    [SPOT_STATUS] = "status",   [SPOT_KEY] = "key",   [SPOT_TEXT] = "text",
	    [SPOT_FOLD] = "fold"};
	struct spot spot = spot_read(what);
	char key[32];
	buf_addf(out, "%s", kinds[spot.kind]);
	if (spot.kind == SPOT_STATUS) {
		buf_addf(out, " %s", credit_status_name((enum credit_status)spot.index));
	} else if (spot.kind == SPOT_KEY) {
		key_print(spot.key, key, sizeof key);
		buf_addf(out, " %s", key);
	} else {
		buf_addf(out, " %d", spot.index);
	}
}

/* Writes the parts of a row that a click is for: "@ 3-20 line 4, 22-30 key Enter". */
static void add_spots(const struct grid *g, int row, struct buf *out)
{
	bool any = false;
	for (int col = 0, end; col < g->cols; col = end) {
		uint32_t what = grid_spot_at(g, row, col);
		for (end = col + 1; end < g->cols && grid_spot_at(g, row, end) == what; end++)
			;
		if (!what)
			continue;
		buf_addf(out, "%s%d-%d ", any ? ", " : "@ ", col, end - 1);
		add_spot(what, out);
		any = true;
	}
	if (any)
		buf_add_byte(out, '\n');
}

/* Writes the roles as letters, of which the last is not repeated. */
static void add_roles(const struct grid *g, int row, struct buf *out)
{
	size_t from = out->n;
	grid_row_roles(g, row, out);
	size_t end = out->n;
	while (end > from + 1 && out->p[end - 1] == out->p[end - 2])
		end--;
	buf_drop_end(out, out->n - end);
}

bool flow_looks_step(struct flow *f, struct sl step, struct sl rest)
{
	const struct grid *g = &f->grid;
	struct sl word;
	int64_t first, last;
	if (!sl_equal(step, SL("looks")) || !sl_split(&rest, ' ', &word) ||
	    !sl_to_i64(word, &first) || !sl_to_i64(rest, &last))
		return false;
	for (int row = (int)first; row <= (int)last && row < g->rows; row++) {
		flow_show(f, row, row);
		buf_add_byte(&f->out, ':');
		add_roles(g, row, &f->out);
		buf_add_byte(&f->out, '\n');
		add_spots(g, row, &f->out);
	}
	buf_addf(&f->out, "  cursor %d,%d %s\n", g->cursor_row, g->cursor_col,
		 g->cursor_shown ? "shown" : "parked");
	return true;
}
