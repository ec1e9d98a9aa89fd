/* SPDX-License-Identifier: MIT */
#include "view/table/table.h"

#include "app/model/model_query.h"

#include "view/kit/column_text.h"
#include "view/kit/draw.h"
#include "view/kit/gauge.h"
#include "view/kit/match.h"

#include "activity.h"
#include "notice.h"

#define GHOST_LEAST  8 /* columns of a placeholder name, which differ from row to row */
#define GHOST_STEP   5
#define GHOST_SPREAD 11

struct sheet {
	const struct draw *s;
	struct columns columns;
	struct rect rect; /* of the rows, without the scroll bar */
	bool dimmed;      /* rows of the query before */
	/* The fault of the page whose missing rows are being drawn, and its next line. */
	uint32_t page;
	bool has_notice;
	struct notice notice;
	size_t next_line;
};

static struct rect without_scrollbar(struct rect table)
{
	table.w = table.w > 0 ? table.w - 1 : 0;
	return table;
}

static void sheet_init(struct sheet *sheet, const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	sheet->s = s;
	sheet->rect = without_scrollbar(l->table);
	sheet->dimmed = store_switching(s->m->store);
	sheet->page = 0;
	sheet->has_notice = false;
	sheet->next_line = 0;
	struct column_room room = app_column_room(s->m);
	room.ascii = s->gl->ascii;
	columns_place(&sheet->columns, &s->m->columns, &room);
}

static void draw_rules(const struct sheet *sheet, struct rect clip, int row, uint32_t cp)
{
	for (size_t i = 1; i < sheet->columns.n; i++) {
		int col = columns_rule(&sheet->columns, i);
		if (col >= 0)
			grid_put(sheet->s->g, clip, row, clip.col + col, ROLE_DIM, cp);
	}
}

static void draw_more(const struct sheet *sheet, struct rect heads)
{
	const struct draw *s = sheet->s;
	const struct columns *c = &sheet->columns;
	struct styled_line w;
	styled_line_clear(&w);
	if (c->right > 0)
		styled_line_addf(&w, ROLE_HEAD, "%s%d", s->gl->more, c->right);
	styled_line_draw_right(&w, s, (struct rect){heads.row, heads.col, 1, sheet->rect.w});
	if (c->left > 0 && c->n > c->frozen)
		grid_chars(s->g, heads, heads.row, heads.col + c->at[c->frozen].col - 1, ROLE_HEAD,
			   s->gl->less);
}

/* Beside the title, on the side where its text may leave room. */
static void draw_arrow(const struct draw *s, struct rect heads, const struct column *column,
		       int col, int w, int title_w)
{
	col += column->align == ALIGN_RIGHT ? w - title_w - 1 : title_w;
	grid_chars(s->g, heads, heads.row, col, ROLE_HEAD, activity_order_sign(s));
}

static void draw_heads(const struct sheet *sheet)
{
	const struct draw *s = sheet->s;
	const struct layout *l = &s->m->layout;
	struct rect heads = l->heads;
	if (heads.h == 0)
		return;
	for (size_t i = 0; i < sheet->columns.n; i++) {
		enum column_id id = sheet->columns.at[i].id;
		const struct column *column = column_of(id);
		struct sl title = sl_from(column_title(id, l->kind, s->gl->ascii));
		int col = heads.col + sheet->columns.at[i].col, w = sheet->columns.at[i].w;
		grid_field(s->g, heads, heads.row, col, w, column->align, ROLE_HEAD, title,
			   s->gl->ellipsis);
		if (column_sort(id) == activity_order_shown(s->m).key)
			draw_arrow(s, heads, column, col, w, text_width(title));
	}
	draw_rules(sheet, heads, heads.row, s->gl->bar);
	draw_more(sheet, heads);
}

static void draw_heads_rule(const struct sheet *sheet)
{
	const struct glyphs *gl = sheet->s->gl;
	struct rect rule = sheet->s->m->layout.rule;
	grid_fill(sheet->s->g, rule, ROLE_DIM, gl->rule);
	draw_rules(sheet, rule, rule.row, gl->cross);
}

/* Gauge and percentage share a column. */
static void draw_ratio(const struct sheet *sheet, const struct row *r, struct rect at,
		       const struct cell_text *cell)
{
	const struct draw *s = sheet->s;
	int gauge_w = sheet->columns.gauge_w;
	struct gauge gauge = gauge_of(r->customer);
	if (gauge_w > 0)
		gauge_draw(s, (struct rect){at.row, at.col, 1, gauge_w}, &gauge,
			   credit_status_bar_role(r->standing));
	grid_field(s->g, at, at.row, at.col + gauge_w, at.w - gauge_w, ALIGN_RIGHT, cell->role,
		   cell->text, s->gl->ellipsis);
}

static void draw_cell(const struct sheet *sheet, const struct row *r, size_t i, int row)
{
	const struct draw *s = sheet->s;
	const struct column *column = column_of(sheet->columns.at[i].id);
	struct rect at = rect_intersect(
	    sheet->rect, (struct rect){row, sheet->rect.col + sheet->columns.at[i].col, 1,
				       sheet->columns.at[i].w});
	struct cell_text cell;
	column->format(s, r, sheet->columns.at[i].w, &cell);
	if (sheet->columns.at[i].id == COLUMN_RATIO)
		draw_ratio(sheet, r, at, &cell);
	else
		grid_field(s->g, at, row, at.col, at.w, column->align, cell.role, cell.text,
			   s->gl->ellipsis);
}

/* Columns that are looked through. */
static bool is_searched(enum column_id id)
{
	return id == COLUMN_UIN || id == COLUMN_NAME || id == COLUMN_EMAIL || id == COLUMN_MOBILE ||
	       id == COLUMN_REMARK;
}

static void light_matches(const struct sheet *sheet, const struct row *r, int row)
{
	const struct draw *s = sheet->s;
	for (size_t i = 0; i < sheet->columns.n && find_text(s->m)[0]; i++) {
		enum column_id id = sheet->columns.at[i].id;
		struct rect at = {row, sheet->rect.col + sheet->columns.at[i].col, 1,
				  sheet->columns.at[i].w};
		struct cell_text cell;
		if (!is_searched(id))
			continue;
		column_of(id)->format(s, r, at.w, &cell);
		match_highlight(s, rect_intersect(sheet->rect, at), cell.text,
				sl_from(find_text(s->m)));
	}
}

static void draw_customer(const struct sheet *sheet, const struct row *r, int row)
{
	for (size_t i = 0; i < sheet->columns.n; i++)
		draw_cell(sheet, r, i, row);
	draw_rules(sheet, sheet->rect, row, sheet->s->gl->bar);
	if (sheet->dimmed || r->state == ROW_STALE)
		grid_role(sheet->s->g, (struct rect){row, sheet->rect.col, 1, sheet->rect.w},
			  ROLE_STALE);
	light_matches(sheet, r, row);
}

/* As wide as the values that will stand here are likely to be, the same for a row each time. */
static int ghost_cols(const struct column *column, uint64_t number, int w)
{
	int cols =
	    column->ghost ? column->ghost : GHOST_LEAST + (int)(number * GHOST_STEP % GHOST_SPREAD);
	return cols < w ? cols : w;
}

static void draw_placeholder(const struct sheet *sheet, uint64_t number, int row)
{
	const struct draw *s = sheet->s;
	static const struct gauge empty;
	for (size_t i = 0; i < sheet->columns.n; i++) {
		const struct column *column = column_of(sheet->columns.at[i].id);
		int w = sheet->columns.at[i].w;
		struct rect at = {row, sheet->rect.col + sheet->columns.at[i].col, 1, w};
		if (sheet->columns.at[i].id == COLUMN_RATIO) {
			at.w = sheet->columns.gauge_w;
			if (at.w > 0)
				gauge_draw(s, at, &empty, ROLE_DIM);
			continue;
		}
		at.w = ghost_cols(column, number, w);
		if (column->align == ALIGN_RIGHT)
			at.col += w - at.w;
		grid_fill(s->g, rect_intersect(sheet->rect, at), ROLE_DIM, s->gl->ghost);
	}
	draw_rules(sheet, sheet->rect, row, s->gl->bar);
}

static struct rect notice_rect(const struct sheet *sheet, int row)
{
	struct rect r = sheet->rect;
	return (struct rect){row, r.col + 2, 1, r.w > 3 ? r.w - 3 : r.w};
}

/* A row that is not held: a line of its page's fault while there are any, else a placeholder. */
static void draw_missing(struct sheet *sheet, uint64_t number, int row)
{
	const struct draw *s = sheet->s;
	uint32_t size = store_page_size(s->m->store);
	uint32_t page = size ? (uint32_t)(number / size) + 1 : 0;
	if (page != sheet->page) {
		sheet->page = page;
		sheet->has_notice = notice_page(&sheet->notice, s, page, notice_rect(sheet, row).w);
		sheet->next_line = 0;
	}
	if (sheet->has_notice && sheet->next_line < notice_height(&sheet->notice))
		notice_draw_line(&sheet->notice, s, sheet->next_line++, notice_rect(sheet, row));
	else
		draw_placeholder(sheet, number, row);
}

/* A sign at the edge, which the cursor's covers, and the UIN in its colour, which it does not. */
static void draw_mark(const struct sheet *sheet, int row)
{
	const struct draw *s = sheet->s;
	struct rect r = sheet->rect;
	grid_chars(s->g, r, row, r.col, ROLE_SELECT, "*");
	if (sheet->columns.n)
		grid_role(s->g,
			  rect_intersect(r, (struct rect){row, r.col + sheet->columns.at[0].col, 1,
							  sheet->columns.at[0].w}),
			  ROLE_SELECT);
}

/* The column in which a row's customer is named. */
static size_t named_column(const struct columns *c)
{
	size_t i = 0;
	while (i < c->n && c->at[i].id != COLUMN_NAME)
		i++;
	return i < c->n ? i : 0;
}

/* Over a slow line a step of the cursor costs what it changes: a row without a background of its
 * own is marked at the edge and where its customer is named, as far as the name goes. */
static void select_row(const struct sheet *sheet, int row)
{
	const struct draw *s = sheet->s;
	const struct columns *c = &sheet->columns;
	struct rect r = sheet->rect;
	if (theme_fills_selection(s->look) || c->n == 0) {
		grid_select(s->g, row, r.col, r.w);
		return;
	}
	size_t i = named_column(c);
	int col = r.col + c->at[i].col, w = c->at[i].w;
	while (w > 0 && grid_at(s->g, row, col + w - 1)->cp[0] == ' ')
		w--;
	grid_select(s->g, row, r.col, 1);
	grid_select(s->g, row, col, w);
}

static void draw_marker(const struct sheet *sheet, int row)
{
	const struct draw *s = sheet->s;
	struct rect r = sheet->rect;
	grid_chars(s->g, r, row, r.col, ROLE_SELECT, s->gl->marker);
	select_row(sheet, row);
	grid_park(s->g, row, r.col, false);
}

static void draw_rows(struct sheet *sheet)
{
	const struct model *m = sheet->s->m;
	for (int i = 0; i < sheet->rect.h; i++) {
		uint64_t position = m->table.top + (uint64_t)i;
		struct row r = app_row_at(m, position);
		int row = sheet->rect.row + i;
		if (r.state == ROW_NONE)
			break;
		if (r.customer)
			draw_customer(sheet, &r, row);
		else
			draw_missing(sheet, r.number, row);
		if (r.customer && app_is_marked(m, r.customer))
			draw_mark(sheet, row);
		if (position == m->table.cursor)
			draw_marker(sheet, row);
	}
}

static void draw_notice(struct sheet *sheet, enum emptiness why)
{
	const struct draw *s = sheet->s;
	struct rect r = sheet->rect;
	int skip = r.h > 2 ? 1 : 0;
	notice_empty(&sheet->notice, s, why, notice_rect(sheet, r.row).w);
	int lines = (int)notice_height(&sheet->notice);
	for (int i = 0; i < r.h; i++)
		if (i >= skip && i < skip + lines)
			notice_draw_line(&sheet->notice, s, (size_t)(i - skip),
					 notice_rect(sheet, r.row + i));
		else if (why == EMPTY_LOADING)
			draw_placeholder(sheet, (uint64_t)i, r.row + i);
	grid_park(s->g, r.row + skip, r.col, false);
}

void table_draw(const struct draw *s)
{
	struct sheet sheet;
	sheet_init(&sheet, s);
	draw_heads(&sheet);
	draw_heads_rule(&sheet);
	enum emptiness why = notice_emptiness(s);
	if (s->m->layout.table.h == 0)
		return;
	if (why == NOT_EMPTY)
		draw_rows(&sheet);
	else
		draw_notice(&sheet, why);
}
