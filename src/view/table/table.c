/* SPDX-License-Identifier: MIT */
/* Draws the heads and rows of the table. */
#include "view/table/table.h"

#include <string.h>

#include "app/burn/burn_columns.h"
#include "app/model/customer_burn.h"
#include "app/model/model_query.h"

#include "view/kit/column_text.h"
#include "view/kit/draw.h"
#include "view/kit/gauge.h"
#include "view/kit/spark.h"
#include "view/kit/theme.h"
#include "view/table/kept_rows.h"

#include "activity.h"
#include "highlight.h"
#include "notice.h"

#define GHOST_LEAST  8 /* columns of a placeholder whose width varies from row to row */
#define GHOST_STEP   5
#define GHOST_SPREAD 11

/* The table being drawn. */
struct table_drawing {
	const struct draw *s;
	struct columns columns;
	struct rect rect; /* of the rows, without the scroll bar */
	bool dimmed;      /* the rows are those of the previous query */
	/* The notice of the page whose missing rows are being drawn, and its next line. */
	uint32_t page;
	bool has_notice;
	struct notice notice;
	size_t next_line;
	struct highlight highlight;
	int64_t until_s; /* when time alone changes the row being drawn */
};

static struct rect exclude_scrollbar(struct rect table)
{
	table.w = table.w > 0 ? table.w - 1 : 0;
	return table;
}

static void init_drawing(struct table_drawing *t, const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	t->s = s;
	t->rect = exclude_scrollbar(l->table);
	t->dimmed = store_switching(s->m->loader.store);
	t->page = 0;
	t->has_notice = false;
	t->next_line = 0;
	highlight_init(&t->highlight, s->m);
	struct column_room room = app_column_room(s->m);
	room.ascii = s->gl->ascii;
	columns_place(&t->columns, &s->m->columns, &room);
}

static void draw_rules(const struct table_drawing *t, struct rect clip, int row, uint32_t cp)
{
	for (size_t i = 1; i < t->columns.n; i++) {
		int col = columns_rule(&t->columns, i);
		if (col >= 0)
			grid_put(t->s->g, clip, row, clip.col + col, ROLE_DIM, cp);
	}
}

static void draw_more(const struct table_drawing *t, struct rect heads)
{
	const struct draw *s = t->s;
	const struct columns *c = &t->columns;
	struct styled_line w;
	styled_line_clear(&w);
	if (c->right > 0)
		styled_line_addf(&w, ROLE_HEAD, "%s%d", s->gl->more, c->right);
	styled_line_draw_right(&w, s, (struct rect){heads.row, heads.col, 1, t->rect.w});
	if (c->left > 0 && c->n > c->frozen)
		grid_chars(s->g, heads, heads.row, heads.col + c->at[c->frozen].col - 1, ROLE_HEAD,
			   s->gl->less);
}

/* In ASCII the sign may be a letter: a blank is between it and the title, which gives way. */
static struct sl shorten_title(const struct draw *s, struct sl title, int w)
{
	if (!s->gl->ascii || text_width(title) + 2 <= w)
		return title;
	int used;
	title = sl_take(title, text_fit_whole(title, w > 2 ? w - 2 : 0, &used));
	while (title.n > 0 && title.p[title.n - 1] == ' ')
		title = sl_take(title, title.n - 1);
	return title;
}

/* Draws the sign of the order beside the title, on the side where there may be room. Returns the
 * column behind it. */
static int draw_arrow(const struct draw *s, struct rect heads, const struct column *column, int col,
		      int w, int title_w)
{
	int gap = s->gl->ascii ? 1 : 0;
	col += column->align == ALIGN_RIGHT ? w - title_w - 1 - gap : title_w + gap;
	grid_chars(s->g, heads, heads.row, col, ROLE_HEAD, activity_order_sign(s));
	return col + 1;
}

static void draw_heads(const struct table_drawing *t)
{
	const struct draw *s = t->s;
	const struct layout *l = &s->m->layout;
	struct rect heads = l->heads;
	int sign_end = -1;
	if (heads.h == 0)
		return;
	for (size_t i = 0; i < t->columns.n; i++) {
		enum column_id id = t->columns.at[i].id;
		const struct column *column = column_of(id);
		struct sl title = sl_from(T_(s, column_title(id, l->kind, s->gl->ascii)));
		int col = heads.col + t->columns.at[i].col, w = t->columns.at[i].w;
		bool orders = column_sort(id) == activity_order(s->m).key;
		if (orders)
			title = shorten_title(s, title, w);
		/* A sign in the gap before this title would touch it. */
		if (col == sign_end && column->align == ALIGN_LEFT && text_width(title) < w) {
			col++;
			w--;
		}
		grid_field(s->g, heads, heads.row, col, w, column->align, ROLE_HEAD, title,
			   s->gl->ellipsis);
		if (orders)
			sign_end = draw_arrow(s, heads, column, col, w, text_width(title));
	}
	draw_rules(t, heads, heads.row, s->gl->bar);
	draw_more(t, heads);
}

static void draw_heads_rule(const struct table_drawing *t)
{
	const struct glyphs *gl = t->s->gl;
	struct rect rule = t->s->m->layout.rule;
	grid_fill(t->s->g, rule, ROLE_DIM, gl->rule);
	draw_rules(t, rule, rule.row, gl->cross);
}

/* Draws the gauge and the percentage, which share a column. */
static void draw_ratio(const struct table_drawing *t, const struct row *r, struct rect at,
		       const struct cell_text *cell)
{
	const struct draw *s = t->s;
	int gauge_w = t->columns.gauge_w;
	struct gauge gauge = gauge_of(r->customer);
	if (gauge_w > 0)
		gauge_draw(s, (struct rect){at.row, at.col, 1, gauge_w}, &gauge,
			   format_bar_role(r->credit_status));
	grid_field(s->g, at, at.row, at.col + gauge_w, at.w - gauge_w, ALIGN_RIGHT, cell->role,
		   cell->text, s->gl->ellipsis);
}

/* Draws the costs of the last days before the burn, on the scale of the largest of these; dim,
 * because the bars of neighbouring rows touch. */
static void draw_spark(const struct table_drawing *t, const struct row *r, struct rect at)
{
	struct styled_line w;
	struct burn_rate rate;
	const struct model *m = t->s->m;
	if (at.w < BURN_SPARK_COLS || burn_columns_cell(m, r->customer) != BURN_CELL_KNOWN)
		return;
	customer_burn_rate(m, r->customer->uin, &rate);
	styled_line_clear(&w);
	spark_add_days(&w, t->s->gl, ROLE_DIM, customer_burn_costs(m, r->customer->uin), &rate,
		       BURN_SPARK_CELLS - rate.late);
	styled_line_draw(&w, t->s, (struct rect){at.row, at.col, 1, BURN_SPARK_CELLS});
}

static void draw_cell(struct table_drawing *t, const struct row *r, size_t i, int row)
{
	const struct draw *s = t->s;
	const struct column *column = column_of(t->columns.at[i].id);
	struct rect at = rect_intersect(
	    t->rect, (struct rect){row, t->rect.col + t->columns.at[i].col, 1, t->columns.at[i].w});
	struct cell_text cell;
	cell.until_s = INT64_MAX;
	column->format(s, r, t->columns.at[i].w, &cell);
	if (cell.until_s < t->until_s)
		t->until_s = cell.until_s;
	if (t->columns.at[i].id == COLUMN_REMAINING_PERCENT)
		draw_ratio(t, r, at, &cell);
	else
		grid_field(s->g, at, row, at.col, at.w, column->align, cell.role, cell.text,
			   s->gl->ellipsis);
	if (t->columns.at[i].id == COLUMN_BURN)
		draw_spark(t, r, at);
}

static void highlight_matches(struct table_drawing *t, const struct row *r, int row)
{
	for (size_t i = 0; i < t->columns.n; i++) {
		struct rect at = {row, t->rect.col + t->columns.at[i].col, 1, t->columns.at[i].w};
		highlight_cell(&t->highlight, t->s, r, t->columns.at[i].id,
			       rect_intersect(t->rect, at));
	}
}

static void format_customer(struct table_drawing *t, const struct row *r, int row)
{
	t->until_s = INT64_MAX;
	for (size_t i = 0; i < t->columns.n; i++)
		draw_cell(t, r, i, row);
	draw_rules(t, t->rect, row, t->s->gl->bar);
	if (t->dimmed || r->state == ROW_STALE)
		grid_role(t->s->g, (struct rect){row, t->rect.col, 1, t->rect.w}, ROLE_STALE);
	highlight_matches(t, r, row);
}

/* Costs from snapshots are read anew as a whole. */
static uint32_t compute_costs_fact(const struct model *m, uint64_t uin)
{
	if (customer_burn_is_estimated(m))
		return ~(uint32_t)customer_burn_basis(m).book->changes;
	return customer_burn_costs(m, uin)->changes;
}

static void draw_customer(struct table_drawing *t, const struct row *r, uint64_t position, int row)
{
	const struct draw *s = t->s;
	struct rect at = {row, t->rect.col, 1, t->rect.w};
	struct kept_facts facts = {.customer = r->customer,
				   .state = r->state,
				   .credit_status = r->credit_status,
				   .change = refresh_change(s->m, r->customer)};
	if (s->m->burn.in_table) {
		facts.burn = (int)burn_columns_cell(s->m, r->customer);
		facts.costs = compute_costs_fact(s->m, r->customer->uin);
	}
	if (s->kept && kept_rows_draw(s->kept, position, &facts, s->g, at))
		return;
	format_customer(t, r, row);
	if (s->kept)
		kept_rows_keep(s->kept, position, &facts, s->g, at, t->until_s);
}

/* Returns the width of a placeholder, close to that of the likely value and the same in each frame.
 */
static int compute_ghost_width(const struct column *column, uint64_t number, int w)
{
	int cols =
	    column->ghost ? column->ghost : GHOST_LEAST + (int)(number * GHOST_STEP % GHOST_SPREAD);
	return cols < w ? cols : w;
}

static void draw_placeholder(const struct table_drawing *t, uint64_t number, int row)
{
	const struct draw *s = t->s;
	static const struct gauge empty;
	for (size_t i = 0; i < t->columns.n; i++) {
		const struct column *column = column_of(t->columns.at[i].id);
		int w = t->columns.at[i].w;
		struct rect at = {row, t->rect.col + t->columns.at[i].col, 1, w};
		if (t->columns.at[i].id == COLUMN_REMAINING_PERCENT) {
			at.w = t->columns.gauge_w;
			if (at.w > 0)
				gauge_draw(s, at, &empty, ROLE_DIM);
			continue;
		}
		at.w = compute_ghost_width(column, number, w);
		if (column->align == ALIGN_RIGHT)
			at.col += w - at.w;
		grid_fill(s->g, rect_intersect(t->rect, at), ROLE_DIM, s->gl->ghost);
	}
	draw_rules(t, t->rect, row, s->gl->bar);
}

static struct rect place_notice(const struct table_drawing *t, int row)
{
	struct rect r = t->rect;
	return (struct rect){row, r.col + 2, 1, r.w > 3 ? r.w - 3 : r.w};
}

/* Draws a row that is not loaded: the next line of its page's notice, else a placeholder. */
static void draw_missing(struct table_drawing *t, uint64_t number, int row)
{
	const struct draw *s = t->s;
	uint32_t size = store_page_size(s->m->loader.store);
	uint32_t page = size ? (uint32_t)(number / size) + 1 : 0;
	if (page != t->page) {
		t->page = page;
		t->has_notice = notice_page(&t->notice, s, page, place_notice(t, row).w);
		t->next_line = 0;
	}
	if (t->has_notice && t->next_line < notice_height(&t->notice))
		notice_draw_line(&t->notice, s, t->next_line++, place_notice(t, row));
	else
		draw_placeholder(t, number, row);
}

/* Marks a row with a sign beside the cursor's marker, and the colour of the UIN. */
static void draw_mark(const struct table_drawing *t, int row)
{
	const struct draw *s = t->s;
	struct rect r = t->rect;
	grid_chars(s->g, r, row, r.col + 1, ROLE_SELECT, s->gl->mark);
	if (t->columns.n)
		grid_role(s->g,
			  rect_intersect(r, (struct rect){row, r.col + t->columns.at[0].col, 1,
							  t->columns.at[0].w}),
			  ROLE_SELECT);
}

/* Finds the column of the customer's name, else the first. */
static size_t find_name_column(const struct columns *c)
{
	size_t i = 0;
	while (i < c->n && c->at[i].id != COLUMN_NAME)
		i++;
	return i < c->n ? i : 0;
}

static bool is_blank_cell(const struct grid *g, int row, int col)
{
	const struct cell *c = grid_at(g, row, col);
	return c && c->cp[0] == ' ';
}

/* A step of the cursor should change few cells, for slow connections. So a row without a background
 * of its own is marked only at the edge and over the text of the customer's name; and so is the row
 * while the details have the keys. */
static void select_row(const struct table_drawing *t, int row)
{
	const struct draw *s = t->s;
	const struct columns *c = &t->columns;
	struct rect r = t->rect;
	if ((theme_has_bar(s->look) && !s->m->detail.focus) || c->n == 0) {
		grid_select(s->g, row, r.col, r.w);
		return;
	}
	size_t i = find_name_column(c);
	int col = r.col + c->at[i].col, w = c->at[i].w;
	while (w > 0 && is_blank_cell(s->g, row, col + w - 1))
		w--;
	grid_select(s->g, row, r.col, 1);
	grid_select(s->g, row, col, w);
}

static void draw_marker(const struct table_drawing *t, int row)
{
	const struct draw *s = t->s;
	struct rect r = t->rect;
	grid_chars(s->g, r, row, r.col, s->m->detail.focus ? ROLE_DIM : ROLE_SELECT, s->gl->marker);
	select_row(t, row);
	grid_park(s->g, row, r.col, false);
}

/* What all rows depend on. It is zeroed before it is filled, because it is compared as bytes. */
struct shared_facts {
	const struct glyphs *gl;
	const struct catalog *lang;
	struct {
		int id, col, w;
	} column[COLUMNS];
	int n, gauge_w, kind, col, w;
	int32_t today, burn_days;
	uint32_t compared; /* number of the snapshot that changes are counted from */
	bool ruled, masked, dimmed;
	char narrow[CONDITION_BYTES], find[ROW_SEARCH_BYTES];
};

static void begin_keeping(const struct table_drawing *t)
{
	const struct draw *s = t->s;
	const struct columns *c = &t->columns;
	struct shared_facts f;
	memset(&f, 0, sizeof f);
	f.gl = s->gl;
	f.lang = s->lang;
	for (size_t i = 0; i < c->n; i++) {
		f.column[i].id = (int)c->at[i].id;
		f.column[i].col = c->at[i].col;
		f.column[i].w = c->at[i].w;
	}
	f.n = (int)c->n;
	f.gauge_w = c->gauge_w;
	f.kind = (int)s->m->layout.kind;
	f.col = t->rect.col;
	f.w = t->rect.w;
	f.today = customer_burn_today(s->m);
	f.compared = s->m->comparison.ready ? s->m->comparison.number : 0;
	f.burn_days = s->m->burn.days;
	f.ruled = c->ruled;
	f.masked = s->m->masked;
	f.dimmed = t->dimmed;
	sl_to_chars(sl_from(lens_spec_of(s->m->lens)->narrow), f.narrow, sizeof f.narrow);
	sl_to_chars(sl_from(app_find_text(s->m)), f.find, sizeof f.find);
	kept_rows_begin(s->kept, (struct sl){(const char *)&f, sizeof f}, t->rect.h, t->rect.w,
			s->m->wall_s);
}

static void draw_rows(struct table_drawing *t)
{
	const struct model *m = t->s->m;
	if (t->s->kept)
		begin_keeping(t);
	for (int i = 0; i < t->rect.h; i++) {
		uint64_t position = m->table.top + (uint64_t)i;
		struct row r = app_row_at(m, position);
		int row = t->rect.row + i;
		if (r.state == ROW_NONE)
			break;
		if (r.customer)
			draw_customer(t, &r, position, row);
		else
			draw_missing(t, r.number, row);
		if (r.customer && marks_has_customer(m, r.customer))
			draw_mark(t, row);
		if (position == m->table.cursor)
			draw_marker(t, row);
	}
}

static void draw_notice(struct table_drawing *t, enum emptiness why)
{
	const struct draw *s = t->s;
	struct rect r = t->rect;
	int skip = r.h > 2 ? 1 : 0;
	notice_empty(&t->notice, s, why, place_notice(t, r.row).w);
	int lines = (int)notice_height(&t->notice);
	for (int i = 0; i < r.h; i++)
		if (i >= skip && i < skip + lines)
			notice_draw_line(&t->notice, s, (size_t)(i - skip),
					 place_notice(t, r.row + i));
		else if (why == EMPTY_LOADING)
			draw_placeholder(t, (uint64_t)i, r.row + i);
	grid_park(s->g, r.row + skip, r.col, false);
}

void table_draw(const struct draw *s)
{
	struct table_drawing t;
	init_drawing(&t, s);
	draw_heads(&t);
	draw_heads_rule(&t);
	enum emptiness why = notice_emptiness(s);
	if (s->m->layout.table.h > 0 && why == NOT_EMPTY)
		draw_rows(&t);
	else if (s->m->layout.table.h > 0)
		draw_notice(&t, why);
	highlight_release(&t.highlight);
}
