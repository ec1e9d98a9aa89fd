/* SPDX-License-Identifier: MIT */
/* Finds which columns fit, and where they are placed. */
#include "app/model/columns.h"

#define NAME_LEAST   4
#define CELL_LEAST   10
#define REMARK_LEAST 8 /* of a remark that gives its width to names */

enum side { LEFT, RIGHT };

static const struct {
	int narrow, normal, wide; /* widths by layout */
	int group;                /* a wide layout draws a rule between groups */
	enum side align;
} table[COLUMNS] = {
#define COLUMN(id, sort, field, normal, narrow, wide, ascii, w_narrow, w_normal, w_wide, group,    \
	       align, ghost, say)                                                                  \
	[COLUMN_##id] = {w_narrow, w_normal, w_wide, group, align},
#include "app/model/columns.def"
#undef COLUMN
};

#define COLUMN(id, sort, field, normal, narrow, wide, ascii, w_narrow, w_normal, w_wide, group,    \
	       align, ghost, say)                                                                  \
	_Static_assert((w_narrow) >= COLUMN_WIDTH_MIN && (w_normal) >= COLUMN_WIDTH_MIN &&         \
			   (w_wide) >= COLUMN_WIDTH_MIN,                                           \
		       "the column " #id " has a width in each layout");
#include "app/model/columns.def"
#undef COLUMN

/* The columns to place, and the state of placing them. */
struct placing {
	const struct column_room *room;
	const struct column_set *set;
	enum column_id shown[COLUMNS];
	int n, frozen, scroll, gauge_w;
};

/* Returns the cells of the gauge for the window: 8 at 80 columns, up to 20 on the widest. */
static int gauge_of_window(const struct column_room *room)
{
	switch (room->kind) {
	case LAYOUT_TINY:
	case LAYOUT_NARROW: return 0;
	case LAYOUT_NORMAL: return room->ascii ? 9 : 8;
	case LAYOUT_WIDE:
		return room->window_cols >= 240   ? 20
		       : room->window_cols >= 160 ? 16
		       : room->ascii              ? 11
						  : 12;
	}
	return 0;
}

static int gauge_cells(const struct column_set *s, const struct column_room *room)
{
	int wanted = s->width[COLUMN_REMAINING_PERCENT];
	if (wanted == 0)
		return gauge_of_window(room);
	return wanted - COLUMN_PERCENT < COLUMN_GAUGE_LEAST ? 0 : wanted - COLUMN_PERCENT;
}

static int column_width_in(const struct column_set *s, const struct column_room *room,
			   enum column_id id, int gauge_w)
{
	int w = room->kind == LAYOUT_WIDE     ? table[id].wide
		: room->kind == LAYOUT_NORMAL ? table[id].normal
					      : table[id].narrow;
	if (s->width[id])
		return s->width[id];
	if (id == COLUMN_REMAINING_PERCENT && gauge_w > 0 && gauge_w + COLUMN_PERCENT > w)
		return gauge_w + COLUMN_PERCENT;
	/* In ASCII the state is only a word; the cell of its sign goes to the brackets of the
	 * gauge. */
	if (id == COLUMN_STATUS && room->ascii && room->kind != LAYOUT_WIDE)
		return w - 1;
	/* The order's sign has a blank before it in ASCII. */
	if (id == COLUMN_ASSOCIATED && room->ascii)
		return w + 1;
	return w;
}

int columns_width(const struct column_set *s, const struct column_room *room, enum column_id id)
{
	return column_width_in(s, room, id, gauge_cells(s, room));
}

static int gap_between(const struct column_room *room, enum column_id before, enum column_id id)
{
	return room->kind == LAYOUT_WIDE && table[before].group != table[id].group ? 3 : 1;
}

/* Returns how many columns stay frozen, so that another column has room beside them; at least
 * one. */
static int cap_frozen(const struct placing *p, int wanted)
{
	int end = COLUMNS_EDGE, n = 0;
	while (n < wanted && n < p->n - 1) {
		enum column_id id = p->shown[n];
		int gap = n ? gap_between(p->room, p->shown[n - 1], id) : 0;
		/* The name shrinks before it scrolls. */
		int w = column_width_in(p->set, p->room, id, p->gauge_w);
		if (n > 0 && id == COLUMN_NAME && !p->set->width[id])
			w = NAME_LEAST;
		if (n > 0 && end + gap + w + 1 + CELL_LEAST > p->room->w)
			break;
		end += gap + w;
		n++;
	}
	return n;
}

/* A column without anything to show has no room. */
static bool is_shown(const struct column_set *s, const struct column_room *room, enum column_id id)
{
	return !s->hidden[id] && (room->burn || !column_needs_burn(id)) &&
	       (room->changes || !column_needs_comparison(id));
}

static void placing_init(struct placing *p, const struct column_set *s,
			 const struct column_room *room)
{
	*p = (struct placing){.room = room, .set = s, .gauge_w = gauge_cells(s, room)};
	for (int i = 0; i < COLUMNS; i++)
		if (is_shown(s, room, s->order[i]))
			p->shown[p->n++] = s->order[i];
	p->frozen = cap_frozen(p, s->frozen);
}

/* Tells whether a column is never left out: the customer, the credit status, the ratio, or the
 * column that was scrolled to. */
static bool is_needed(const struct placing *p, int i)
{
	enum column_id id = p->shown[i];
	return i < p->frozen || i == p->frozen + p->scroll || id == COLUMN_UIN ||
	       (p->scroll == 0 && (id == COLUMN_STATUS || id == COLUMN_REMAINING_PERCENT));
}

static bool is_scrolled_out(const struct placing *p, int i)
{
	return i >= p->frozen && i < p->frozen + p->scroll && p->shown[i] != COLUMN_UIN;
}

static int count_scrolled_out(const struct placing *p)
{
	int n = 0;
	for (int i = 0; i < p->n; i++)
		n += is_scrolled_out(p, i);
	return n;
}

/* Returns the cells that the needed columns behind the i-th will take. */
static int width_needed_behind(const struct placing *p, int i)
{
	int w = 0;
	for (int k = i + 1; k < p->n; k++)
		if (is_needed(p, k))
			w += column_width_in(p->set, p->room, p->shown[k], p->gauge_w) +
			     gap_between(p->room, p->shown[k - 1], p->shown[k]);
	return w;
}

static void put_column(struct columns *out, enum column_id id, int gap, int w)
{
	int end = out->n ? out->at[out->n - 1].col + out->at[out->n - 1].w : COLUMNS_EDGE;
	out->at[out->n].id = id;
	out->at[out->n].col = end + gap;
	out->at[out->n].w = w;
	out->n++;
}

static int find_end(const struct columns *c)
{
	return c->n ? c->at[c->n - 1].col + c->at[c->n - 1].w : COLUMNS_EDGE;
}

/* Places columns while they fit into w, and those that are needed; returns true when none is
 * left out. */
static bool fill_columns(struct columns *out, const struct placing *p, int w)
{
	bool full = false;
	out->n = 0;
	out->gauge_w = p->gauge_w;
	for (int i = 0; i < p->n; i++) {
		if (is_scrolled_out(p, i))
			continue;
		enum column_id id = p->shown[i];
		int gap = out->n ? gap_between(p->room, out->at[out->n - 1].id, id) : 0;
		int need = column_width_in(p->set, p->room, id, p->gauge_w);
		full = full || find_end(out) + gap + need + width_needed_behind(p, i) > w;
		if (full && !is_needed(p, i))
			continue;
		put_column(out, id, gap, need);
	}
	return (int)out->n + count_scrolled_out(p) == p->n;
}

/* Gives placed column i more room, or less if by is negative. */
static void widen_column(struct columns *c, size_t i, int by)
{
	c->at[i].w += by;
	for (size_t k = i + 1; k < c->n; k++)
		c->at[k].col += by;
}

static size_t find_placed(const struct columns *c, enum column_id id)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].id == id)
			return i;
	return c->n;
}

/* Takes the missing cells from placed column i, which keeps least; returns what is still
 * missing. */
static int narrow_down(struct columns *c, size_t i, int least, int missing)
{
	if (i >= c->n || missing <= 0)
		return missing;
	int spare = c->at[i].w > least ? c->at[i].w - least : 0;
	int by = missing < spare ? missing : spare;
	widen_column(c, i, -by);
	return missing - by;
}

const enum column_id columns_spread[COLUMNS_SPREAD] = {COLUMN_NAME, COLUMN_EMAIL, COLUMN_REMARK};

/* Returns the width at which nothing is cut; a likely one while no text is known. */
static int find_wish(const struct placing *p, enum column_id id)
{
	enum { LIKELY_NAME = 36, LIKELY_EMAIL = 28 };
	int text = p->room->text.of[id];
	if (text > 0)
		return text < COLUMN_WIDTH_MAX ? text : COLUMN_WIDTH_MAX;
	return id == COLUMN_NAME ? LIKELY_NAME : id == COLUMN_EMAIL ? LIKELY_EMAIL : 0;
}

/* Returns the width below which a column gives nothing to the others. On a wide window an address
 * keeps its longest text and a remark little; what was scrolled to keeps all. */
static int find_least(const struct columns *c, const struct placing *p, size_t i)
{
	int text = p->room->text.of[c->at[i].id], w = c->at[i].w;
	if (!c->ruled || c->left > 0)
		return w;
	if (c->at[i].id == COLUMN_REMARK)
		return REMARK_LEAST;
	if (c->at[i].id == COLUMN_EMAIL && text > 0 && text < w)
		return text > CELL_LEAST ? text : CELL_LEAST;
	return w;
}

/* Shares out the spare room: names and addresses get what their texts need before remarks, which
 * get the rest. A column whose width the user set takes no part. */
static void share_spare(struct columns *c, const struct placing *p, int spare)
{
	size_t at[COLUMNS_SPREAD];
	for (size_t k = 0; k < COLUMNS_SPREAD; k++) {
		enum column_id id = columns_spread[k];
		at[k] = p->set->width[id] ? c->n : find_placed(c, id);
		if (at[k] == c->n)
			continue;
		int least = find_least(c, p, at[k]);
		int given = c->at[at[k]].w > least ? c->at[at[k]].w - least : 0;
		widen_column(c, at[k], -given);
		spare += given;
	}
	for (size_t k = 0; k < COLUMNS_SPREAD && spare > 0; k++) {
		if (at[k] == c->n)
			continue;
		enum column_id id = columns_spread[k];
		int lacks = find_wish(p, id) - c->at[at[k]].w;
		int by = id == COLUMN_REMARK ? spare : lacks < spare ? lacks : spare;
		if (by > 0) {
			widen_column(c, at[k], by);
			spare -= by;
		}
	}
}

/* Takes the missing cells from the scrolled column, then from the name, and at last from all,
 * the rightmost first. */
static void shrink_columns(struct columns *c, int missing)
{
	size_t last = c->n - 1;
	if (c->left > 0)
		missing = narrow_down(c, last, CELL_LEAST, missing);
	missing = narrow_down(c, find_placed(c, COLUMN_NAME), NAME_LEAST, missing);
	for (size_t i = c->n; i-- > 0;)
		missing = narrow_down(c, i, 1, missing);
}

static void fit_to(struct columns *c, const struct placing *p, int w)
{
	int spare = w - find_end(c);
	if (spare < 0)
		shrink_columns(c, -spare);
	else
		share_spare(c, p, spare);
	size_t ratio = find_placed(c, COLUMN_REMAINING_PERCENT);
	if (ratio < c->n && c->gauge_w > c->at[ratio].w - COLUMN_PERCENT)
		c->gauge_w = 0;
}

/* Limits the scroll to what shows the last column. */
static void clamp_scroll(struct columns *out, struct placing *p)
{
	int most = p->n - p->frozen - 1;
	p->scroll = p->room->scroll < 0 ? 0 : p->room->scroll;
	if (p->scroll > most)
		p->scroll = most > 0 ? most : 0;
	while (p->scroll > 0) {
		p->scroll--;
		if (!fill_columns(out, p, p->room->w) || find_end(out) > p->room->w) {
			p->scroll++;
			break;
		}
	}
}

/* A narrow window gets the gauge only if the amount beside it still fits. */
static void add_gauge(struct columns *out, struct placing *p, int w)
{
	struct columns with = *out;
	if (p->room->kind != LAYOUT_NARROW || p->scroll > 0 ||
	    p->set->width[COLUMN_REMAINING_PERCENT])
		return;
	p->gauge_w = p->room->ascii ? 9 : 8;
	fill_columns(&with, p, w);
	bool loses_amount =
	    !p->set->hidden[COLUMN_REMAINING] && find_placed(&with, COLUMN_REMAINING) == with.n;
	if (!loses_amount && find_end(&with) <= w)
		*out = with;
}

/* Counts the columns at the right that have no room. */
static int count_hidden(const struct columns *c, const struct placing *p)
{
	return p->n - count_scrolled_out(p) - (int)c->n;
}

/* Tells whether the head of the last column may end where the column does. Only the title of
 * Associated fills its column together with the sign of the order. */
static bool last_head_is_full(const struct columns *c)
{
	enum column_id last = c->n ? c->at[c->n - 1].id : COLUMN_UIN;
	return !c->ruled || table[last].align == RIGHT || last == COLUMN_ASSOCIATED;
}

/* Returns the cells of "▸7" at the right end of the heads, with a blank before it if it would touch
 * the last head. */
static int more_mark_cols(const struct columns *c, int hidden)
{
	return hidden == 0 ? 0 : (hidden > 9 ? 3 : 2) + last_head_is_full(c);
}

/* Fills what the mark of the hidden columns leaves, and returns that width. What has no room
 * because of the mark makes its number larger. */
static int fill_beside_mark(struct columns *out, struct placing *p)
{
	const int gauge_w = p->gauge_w;
	int mark = 0, w = p->room->w;
	for (;;) {
		p->gauge_w = gauge_w;
		fill_columns(out, p, w);
		add_gauge(out, p, w);
		int cols = more_mark_cols(out, count_hidden(out, p));
		if (cols <= mark)
			return w;
		mark = cols;
		w = p->room->w - mark;
	}
}

void columns_place(struct columns *out, const struct column_set *s, const struct column_room *room)
{
	struct placing p;
	placing_init(&p, s, room);
	*out = (struct columns){.ruled = room->kind == LAYOUT_WIDE, .frozen = (size_t)p.frozen};
	clamp_scroll(out, &p);
	int w = fill_beside_mark(out, &p);
	out->scroll = p.scroll;
	out->left = count_scrolled_out(&p);
	out->right = count_hidden(out, &p);
	fit_to(out, &p, w);
}

int columns_rule(const struct columns *c, size_t i)
{
	if (!c->ruled || i == 0 || i >= c->n ||
	    table[c->at[i].id].group == table[c->at[i - 1].id].group)
		return -1;
	return c->at[i].col - 2;
}
