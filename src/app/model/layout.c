/* SPDX-License-Identifier: MIT */
/* Divides the window into the rectangles of the screen. */
#include "layout.h"

#define TABLE_MIN        4  /* rows worth giving up other lines for */
#define TOTALS_ROWS      16 /* with fewer rows a narrow window has no line of totals */
#define DETAIL_BELOW_MIN 8
#define DETAIL_BELOW_MAX 12
#define DETAIL_SIDE_MIN  60
#define HELP_COLS        132
#define VOUCHER_COLS     140
#define CHANGES_COLS     150
#define BOX_ROWS         12 /* with less of them a box covers what is around the table, too */
#define HELP_FRAME       3  /* its top, its bottom, the line of the filter */
#define INSPECTOR_FRAME  3

/* Heights of the lines around the table, from top to bottom. */
struct chrome {
	int header, head_rule, heads, rule, foot_rule, status, message, hints;
};

static int clamp_int(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static enum layout_kind layout_kind_of(int rows, int cols)
{
	if (rows < LAYOUT_MIN_ROWS || cols < LAYOUT_MIN_COLS)
		return LAYOUT_TINY;
	if (cols < 80)
		return LAYOUT_NARROW;
	return cols >= 120 && rows >= 30 ? LAYOUT_WIDE : LAYOUT_NORMAL;
}

static int chrome_lines(const struct chrome *c)
{
	return c->header + c->head_rule + c->heads + c->rule + c->foot_rule + c->status +
	       c->message + c->hints;
}

/* A low window gives up rules first, then lines of the header. In the lowest one the place of the
 * cursor is in the line of the message, while there is none. */
static struct chrome fit_chrome(enum layout_kind kind, int rows)
{
	struct chrome c = {.header = kind == LAYOUT_WIDE                            ? 3
				     : kind == LAYOUT_NORMAL || rows >= TOTALS_ROWS ? 2
										    : 1,
			   .head_rule = kind == LAYOUT_WIDE,
			   .heads = 1,
			   .rule = 1,
			   .foot_rule = 1,
			   .status = 1,
			   .message = 1,
			   .hints = 1};
	if (rows - chrome_lines(&c) < TABLE_MIN)
		c.rule = 0;
	if (rows - chrome_lines(&c) < TABLE_MIN)
		c.foot_rule = 0;
	if (rows - chrome_lines(&c) < TABLE_MIN)
		c.header = 1;
	if (rows - chrome_lines(&c) < TABLE_MIN)
		c.status = 0;
	return c;
}

/* Takes h lines off the top of left. */
static struct rect take_lines(struct rect *left, int h)
{
	struct rect r = {left->row, left->col, h, left->w};
	left->row += h;
	left->h -= h;
	return r;
}

static void place_beside(struct layout *l)
{
	int w = clamp_int(l->body.w * 36 / 100, DETAIL_SIDE_MIN, l->body.w), list = l->body.w - w;
	int top = l->heads.row;
	l->detail = (struct rect){top, list, l->body.row + l->body.h - top, w};
	l->heads.w = l->rule.w = l->table.w = list;
	l->detail_beside = true;
}

static void place_below(struct layout *l)
{
	int h = clamp_int(l->table.h * 3 / 8, DETAIL_BELOW_MIN, DETAIL_BELOW_MAX);
	l->table.h -= h + 1;
	l->detail_title = (struct rect){l->table.row + l->table.h, l->table.col, 1, l->table.w};
	l->detail = (struct rect){l->detail_title.row + 1, l->table.col, h, l->table.w};
}

static void place_over(struct layout *l)
{
	l->detail = l->body;
	l->head_rule.h = l->heads.h = l->rule.h = l->table.h = 0;
	l->detail_full = true;
}

void layout_compute(struct layout *l, int rows, int cols, bool detail, bool beside)
{
	*l = (struct layout){.kind = layout_kind_of(rows, cols)};
	if (l->kind == LAYOUT_TINY)
		return;
	struct chrome c = fit_chrome(l->kind, rows);
	struct rect left = {0, 0, rows, cols};
	l->header = take_lines(&left, c.header);
	l->body = left;
	l->body.h -= c.foot_rule + c.status + c.message + c.hints;
	l->head_rule = take_lines(&left, c.head_rule);
	l->heads = take_lines(&left, c.heads);
	l->rule = take_lines(&left, c.rule);
	l->table = take_lines(&left, l->body.row + l->body.h - left.row);
	l->foot_rule = take_lines(&left, c.foot_rule);
	l->status = take_lines(&left, c.status);
	l->message = take_lines(&left, c.message);
	l->hints = take_lines(&left, c.hints);
	if (detail && beside && cols >= LAYOUT_SIDE_COLS)
		place_beside(l);
	else if (detail && cols >= 100 && rows >= 30)
		place_below(l);
	else if (detail)
		place_over(l);
}

/* Moves the top of a part down by a line; an empty part only moves. */
static void lower_top(struct rect *r)
{
	r->row++;
	r->h -= r->h > 0;
}

void layout_add_since(struct layout *l)
{
	l->compares = true;
	if (l->kind == LAYOUT_TINY || (l->detail_full ? l->detail.h : l->table.h) <= TABLE_MIN)
		return;
	l->since = (struct rect){l->header.row + l->header.h, l->header.col, 1, l->header.w};
	lower_top(&l->body);
	lower_top(&l->table);
	l->head_rule.row++;
	l->heads.row++;
	l->rule.row++;
	if (l->detail_full || l->detail_beside)
		lower_top(&l->detail);
}

/* Places a box that is as high as it can be. */
static struct rect place_box(const struct layout *l, int cols)
{
	struct rect body = l->body;
	if (body.h < BOX_ROWS && l->message.h > 0) {
		body.row = 0;
		body.h = l->message.row;
	}
	return rect_centre(body, body.h, cols);
}

struct rect layout_help(const struct layout *l)
{
	return place_box(l, HELP_COLS);
}

struct rect layout_vouchers(const struct layout *l)
{
	return place_box(l, VOUCHER_COLS);
}

int layout_voucher_rows(const struct layout *l)
{
	return clamp_int(layout_vouchers(l).h - LAYOUT_VOUCHER_FRAME, 1, l->message.row);
}

struct rect layout_changes(const struct layout *l)
{
	return place_box(l, CHANGES_COLS);
}

int layout_change_rows(const struct layout *l)
{
	return clamp_int(layout_changes(l).h - LAYOUT_VOUCHER_FRAME, 1, l->message.row);
}

int layout_help_rows(const struct layout *l)
{
	return clamp_int(layout_help(l).h - HELP_FRAME, 0, l->message.row);
}

int layout_side_rows(const struct layout *l, int n)
{
	int high = l->hints.row + 1 - l->heads.row - 4; /* without its frame, message and hints */
	return clamp_int(n, 1, high > 1 ? high : 1);
}

int layout_box_rows(const struct layout *l, int n)
{
	int high = l->message.row - 2;
	return clamp_int(n, 1, high > 1 ? high : 1);
}

int layout_body_rows(const struct layout *l, int n)
{
	return clamp_int(n, 1, l->body.h > 3 ? l->body.h - 2 : 1);
}

struct rect layout_box_room(struct rect box)
{
	return (struct rect){box.row + (box.h > 0), box.col + (box.w > 0),
			     clamp_int(box.h - 2, 0, box.h), clamp_int(box.w - 2, 0, box.w)};
}

struct rect layout_api_docs(const struct layout *l)
{
	return layout_box_room(layout_help(l));
}

static void split_inspector(const struct layout *l, struct inspector_rooms *r)
{
	int h = l->body.h / 2;
	r->box = (struct rect){l->body.row + l->body.h - h, l->body.col, h, l->body.w};
	struct rect left = {r->box.row + 1, r->box.col + 1, h - 2, r->box.w - 2};
	r->list = take_lines(&left, left.h / 3);
	take_lines(&left, 1); /* a rule between them */
	r->doc = left;
	r->split = true;
}

void layout_inspector(const struct layout *l, struct inspector_rooms *out)
{
	*out = (struct inspector_rooms){.box = l->body};
	if (l->body.w >= LAYOUT_PANE_COLS && l->hints.row + 1 >= LAYOUT_PANE_ROWS) {
		split_inspector(l, out);
		return;
	}
	out->list = out->doc = layout_box_room(l->body);
}
