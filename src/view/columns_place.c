/* SPDX-License-Identifier: MIT */
/* Which columns fit, and where they stand. */
#include "columns.h"

#define NAME_LEAST  4
#define CELL_LEAST  10
#define NAME_GROWTH 18 /* room nobody needs goes to the name, up to this */

/* "▸7" at the right end of the heads, behind a blank where the last head would touch it. */
static int more_cols(const struct column_room *room)
{
	return room->kind == LAYOUT_WIDE ? 2 : 3;
}

/* Cells of the gauge by the window: 8 at 80 columns to 20 on the widest. */
static int gauge_cells(const struct column_room *room)
{
	switch (room->kind) {
	case LAYOUT_TINY:
	case LAYOUT_NARROW: return 0;
	case LAYOUT_NORMAL: return room->ascii ? 10 : 8;
	case LAYOUT_WIDE: return room->window_cols >= 240 ? 20 : room->window_cols >= 160 ? 16 : 12;
	}
	return 0;
}

static int width_in(const struct column_room *room, enum column_id id, int gauge_w)
{
	const struct column *c = column_of(id);
	int w = room->kind == LAYOUT_WIDE     ? c->width.wide
		: room->kind == LAYOUT_NORMAL ? c->width.normal
					      : c->width.narrow;
	if (id == COLUMN_RATIO && gauge_w > 0 && gauge_w + PERCENT_COLS > w)
		return gauge_w + PERCENT_COLS;
	/* In ASCII the state is its word alone; its column goes to the gauge's brackets. */
	if (id == COLUMN_STATE && room->ascii && room->kind != LAYOUT_WIDE)
		return w - 1;
	return w;
}

static int gap_before(const struct column_room *room, enum column_id before, enum column_id id)
{
	return room->kind == LAYOUT_WIDE && column_of(before)->group != column_of(id)->group ? 3
											     : 1;
}

/* What is never left out: standing and percentage, or the column that was scrolled to. */
static bool is_needed(enum column_id id, int scroll)
{
	return id < COLUMNS_FROZEN || (int)id == COLUMNS_FROZEN + scroll ||
	       (scroll == 0 && id == COLUMN_RATIO);
}

/* Puts columns in while they fit w; the number of scrolling ones that did. */
static int fill(struct columns *out, const struct column_room *room, int scroll, int w)
{
	int at = 1, shown = 0;
	out->n = 0;
	for (int id = 0; id < COLUMNS; id++) {
		if (id >= COLUMNS_FROZEN && id < COLUMNS_FROZEN + scroll)
			continue;
		enum column_id this = (enum column_id)id;
		int gap = out->n ? gap_before(room, out->at[out->n - 1].id, this) : 0;
		int need = width_in(room, this, out->gauge_w);
		if (!is_needed(this, scroll) && at + gap + need > w)
			break;
		out->at[out->n].column = column_of(this);
		out->at[out->n].id = this;
		out->at[out->n].col = at + gap;
		out->at[out->n].w = need;
		out->n++;
		at += gap + need;
		shown += id >= COLUMNS_FROZEN;
	}
	return shown;
}

static int end_of(const struct columns *c)
{
	return c->n ? c->at[c->n - 1].col + c->at[c->n - 1].w : 0;
}

/* More room (or less, when negative) for placed column i. */
static void widen(struct columns *c, size_t i, int by)
{
	c->at[i].w += by;
	for (size_t k = i + 1; k < c->n; k++)
		c->at[k].col += by;
}

static size_t index_of(const struct columns *c, enum column_id id)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].id == id)
			return i;
	return c->n;
}

/* Takes missing columns from placed column i, which keeps least; what is still missing. */
static int narrow_down(struct columns *c, size_t i, int least, int missing)
{
	int spare = c->at[i].w > least ? c->at[i].w - least : 0;
	int by = missing < spare ? missing : spare;
	widen(c, i, -by);
	return missing - by;
}

/* What is left over goes to the remark, else to the name; what is missing, the name or a scrolled
 * column give. */
static void fit_to(struct columns *c, int w)
{
	int spare = w - end_of(c);
	size_t remark = index_of(c, COLUMN_REMARK), name = index_of(c, COLUMN_NAME),
	       last = c->n - 1;
	if (spare > 0 && remark < c->n) {
		widen(c, remark, spare);
	} else if (spare > 0) {
		widen(c, name, spare < NAME_GROWTH ? spare : NAME_GROWTH);
	} else if (spare < 0) {
		int missing = -spare;
		if (c->left > 0)
			missing = narrow_down(c, last, CELL_LEAST, missing);
		missing = narrow_down(c, name, NAME_LEAST, missing);
		narrow_down(c, last, 1, missing);
	}
}

/* No further than it takes to see the last column. */
static int clamp_scroll(struct columns *out, const struct column_room *room)
{
	int scroll = room->scroll < 0 ? 0 : room->scroll;
	if (scroll > COLUMNS - COLUMNS_FROZEN - 1)
		scroll = COLUMNS - COLUMNS_FROZEN - 1;
	while (scroll > 0) {
		int rest = COLUMNS - COLUMNS_FROZEN - (scroll - 1);
		if (fill(out, room, scroll - 1, room->w) < rest || end_of(out) > room->w)
			break;
		scroll--;
	}
	return scroll;
}

void columns_place(struct columns *out, const struct column_room *room)
{
	*out = (struct columns){.gauge_w = gauge_cells(room), .ruled = room->kind == LAYOUT_WIDE};
	int scroll = clamp_scroll(out, room), all = COLUMNS - COLUMNS_FROZEN - scroll;
	int w = room->w;
	int shown = fill(out, room, scroll, w);
	if (shown < all) {
		w -= more_cols(room);
		shown = fill(out, room, scroll, w);
	}
	/* A narrow window gets the gauge once the amount beside it fits too. */
	if (room->kind == LAYOUT_NARROW) {
		struct columns with = *out;
		with.gauge_w = room->ascii ? 10 : 8;
		int more = fill(&with, room, scroll, w);
		if (more >= COLUMN_REMAINING - COLUMN_STATE + 1 && scroll == 0) {
			*out = with;
			shown = more;
		}
	}
	out->left = scroll;
	out->right = all - shown;
	fit_to(out, w);
}

int columns_rule(const struct columns *c, size_t i)
{
	if (!c->ruled || i == 0 || i >= c->n ||
	    c->at[i].column->group == c->at[i - 1].column->group)
		return -1;
	return c->at[i].col - 2;
}
