/* SPDX-License-Identifier: MIT */
/* The detail pane: below the list in two columns, beside it or instead of it in one. */
#include "view/screens/detail.h"

#include <stdio.h>

#include "app/model/credit_history.h"
#include "app/model/detail_layout.h"
#include "app/model/model_query.h"

#include "view/detail/detail_rows.h"
#include "view/detail/history.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/privacy.h"

#define GAUGE_COL    20 /* behind an amount, from where values begin */
#define GAUGE_LEAST  10
#define GAUGE_MOST   22
#define SCALE_COLS   40 /* a narrower gauge has no words below it */
#define TITLE_INDENT 3
#define UIN_COLS     24

/* A column of the pane, the first lines scrolled away. */
struct sheet {
	const struct draw *s;
	const struct row *row;
	const struct detail_column *column;
	int line; /* of the item; 0 is the first row of the room, less when scrolled away */
};

/* Line i of the item, the whole width; h 0 when it is not in the room. */
static struct rect whole_line(const struct sheet *sheet, int i)
{
	struct rect room = sheet->column->room;
	int line = sheet->line + i;
	return (struct rect){room.row + line, room.col, line >= 0 && line < room.h, room.w};
}

static struct rect cut_left(struct rect at, int cols)
{
	at.col += cols;
	at.w = at.w > cols ? at.w - cols : 0;
	return at;
}

static void draw_label(const struct sheet *sheet, const char *label)
{
	const struct draw *s = sheet->s;
	struct rect at = whole_line(sheet, 0);
	int w = DETAIL_LABEL - 1 < at.w ? DETAIL_LABEL - 1 : at.w;
	if (at.h > 0)
		grid_field(s->g, at, at.row, at.col, w, ALIGN_LEFT, ROLE_HEAD,
			   sl_from(T_(s, label)), s->gl->ellipsis);
}

static struct sl masked_text(const struct sheet *sheet, const struct detail_item *item,
			     struct sl text, char bytes[FORMAT_CHARS])
{
	if (item->part != DETAIL_FIELD)
		return text;
	return privacy_field(sheet->s, sheet->row->customer, (enum customer_field)item->which,
			     bytes);
}

/* Draws as many lines as the layout counted. */
static void draw_wrapped(const struct sheet *sheet, const struct detail_item *item, struct sl text)
{
	const struct draw *s = sheet->s;
	char bytes[FORMAT_CHARS];
	struct sl line;
	int sign = detail_layout_is_note(item) ? DETAIL_SIGN : 0;
	text = masked_text(sheet, item, text, bytes);
	for (int i = 0; i < item->lines; i++) {
		struct rect at = cut_left(whole_line(sheet, i), DETAIL_LABEL);
		if (!text_wrap(&text, at.w - sign, &line))
			return;
		if (at.h == 0)
			continue;
		if (sign && i == 0)
			grid_chars(s->g, at, at.row, at.col, ROLE_WARN, s->gl->warning);
		grid_text(s->g, at, at.row, at.col + sign, sign ? ROLE_WARN : ROLE_TEXT, line);
	}
}

/* The figures under the gauge, each below its mark. */
static void draw_scale(const struct draw *s, struct rect at, const struct gauge *gauge)
{
	char figure[FORMAT_CHARS];
	grid_chars(s->g, at, at.row, at.col + 1, ROLE_DIM, "0");
	for (int i = 0; i < 2; i++) {
		snprintf(figure, sizeof figure, "%d", gauge->ticks[i]);
		grid_chars(s->g, at, at.row, at.col + 1 + gauge->ticks[i] * (at.w - 2) / 100,
			   ROLE_DIM, figure);
	}
	struct styled_line end;
	styled_line_clear(&end);
	styled_line_chars(&end, ROLE_DIM, T_(s, "remaining  100%"));
	if (at.w > SCALE_COLS)
		styled_line_draw_right(&end, s, at);
}

static void draw_gauge(const struct draw *s, struct rect line, const struct detail_row *row)
{
	struct rect at = line;
	if (row->words.n > 0) {
		at = cut_left(line, DETAIL_LABEL + GAUGE_COL);
		/* An amount that takes more than its columns leaves no room for the gauge. */
		if (at.w < GAUGE_LEAST || styled_line_width(&row->words) > GAUGE_COL - 1)
			return;
		at.w = at.w < GAUGE_MOST ? at.w : GAUGE_MOST;
	}
	gauge_draw_framed(s, at, &row->gauge, row->gauge_role);
}

static void draw_words(const struct sheet *sheet, const struct detail_row *row)
{
	const struct draw *s = sheet->s;
	struct rect at = whole_line(sheet, 0);
	if (at.h == 0)
		return;
	styled_line_draw(&row->words, s, cut_left(at, DETAIL_LABEL));
	if (row->has_gauge)
		draw_gauge(s, at, row);
	if (row->is_scale)
		draw_scale(s, at, &row->gauge);
}

static void draw_history(const struct sheet *sheet, const struct detail_item *item)
{
	const struct draw *s = sheet->s;
	struct history_widths widths;
	credit_history_fit(&s->m->customer_extra, s->m->masked, sheet->column->room.w, &widths);
	for (int i = 0; i < item->lines; i++) {
		struct rect at = whole_line(sheet, i);
		if (at.h > 0 && item->part == DETAIL_HISTORY_HEADS)
			history_draw_heads(s, at, &widths);
		else if (at.h > 0)
			history_draw_entry(s, at, &widths, (size_t)i);
	}
}

static void draw_item(const struct sheet *sheet, const struct detail_item *item)
{
	struct detail_row row;
	char bytes[DETAIL_TEXT];
	struct sl text;
	int cols = sheet->column->room.w - DETAIL_LABEL;
	if (item->part == DETAIL_HISTORY_HEADS || item->part == DETAIL_HISTORY_ENTRIES) {
		draw_history(sheet, item);
		return;
	}
	detail_rows_fill(&row, sheet->s, sheet->row, item, cols > 0 ? cols : 0);
	draw_label(sheet, row.label);
	if (detail_layout_text(sheet->s->m, sheet->row, item, bytes, &text))
		draw_wrapped(sheet, item, text);
	else
		draw_words(sheet, &row);
}

static void draw_column(const struct draw *s, const struct row *r, const struct detail_column *c,
			int scroll)
{
	struct sheet sheet = {s, r, c, c->first - scroll};
	for (size_t i = 0; i < c->n; i++) {
		bool seen = sheet.line < c->room.h && sheet.line + c->at[i].lines > 0;
		if (seen)
			draw_item(&sheet, &c->at[i]);
		sheet.line += c->at[i].lines;
	}
}

static int scrolled_lines(const struct draw *s, const struct detail_layout *l)
{
	int most = detail_layout_most(l), scroll = s->m->detail.scroll;
	return scroll < 0 ? 0 : scroll > most ? most : scroll;
}

/* Draws the position in the pane into the column at the right of the body. */
static void draw_scrollbar(const struct draw *s, const struct detail_layout *l, int scroll)
{
	struct rect pane = s->m->layout.detail;
	struct rect at = {l->body.row, pane.col + pane.w - 1, l->body.h, 1};
	int most = detail_layout_most(l);
	if (most == 0 || at.h <= 0)
		return;
	int thumb_h = at.h * at.h / l->lines > 0 ? at.h * at.h / l->lines : 1;
	int thumb = (at.h - thumb_h) * scroll / most;
	grid_fill(s->g, at, ROLE_DIM, s->gl->rail);
	grid_fill(s->g, (struct rect){at.row + thumb, at.col, thumb_h, 1}, ROLE_SCROLL,
		  s->gl->thumb);
}

/* Adds how many lines are above and below what is seen: "↑ 3  ↓ 12 more". */
static void add_more(struct styled_line *w, const struct draw *s, const struct detail_layout *l)
{
	int above = scrolled_lines(s, l), below = detail_layout_most(l) - above;
	if (above > 0)
		styled_line_addf(w, ROLE_KEY, "%s %d", s->gl->up, above);
	if (below > 0)
		styled_line_addf(w, ROLE_KEY, "%s%s %d", above > 0 ? "  " : "", s->gl->down, below);
	if (above > 0 || below > 0)
		styled_line_chars(w, ROLE_DIM, T_(s, " more"));
}

/* The role of the title and its rule, which shows whether the pane has the keys. */
static enum role focus_role(const struct draw *s, enum role otherwise)
{
	return s->m->detail.focus ? ROLE_SELECT : otherwise;
}

/* Writes the marker of the focus, the name, and the UIN if both fit. */
static void format_title(struct styled_line *w, const struct draw *s, const struct row *r, int cols)
{
	char bytes[FORMAT_CHARS];
	struct sl uin = privacy_field(s, r->customer, FIELD_CLIENT_UIN, bytes);
	struct sl name = privacy_text(s, customer_text(r->customer, FIELD_NAME));
	styled_line_clear(w);
	if (s->m->detail.focus)
		styled_line_chars(w, ROLE_SELECT, s->gl->marker);
	int left = cols - styled_line_width(w), uin_w = text_width(uin);
	int dot = name.n && uin.n ? text_width(sl_from(s->gl->dot)) : 0;
	bool has_uin = uin_w <= UIN_COLS && uin_w + dot + (name.n ? 8 : 0) <= left;
	styled_line_cut(w, focus_role(s, ROLE_STRONG), name, left - (has_uin ? uin_w + dot : 0),
			s->gl->ellipsis);
	if (!has_uin)
		return;
	if (dot)
		styled_line_chars(w, ROLE_DIM, s->gl->dot);
	styled_line_add(w, ROLE_TEXT, uin);
}

static void add_key(struct styled_line *w, const struct draw *s, enum action a, const char *word)
{
	struct sl key = app_key(s->m, a);
	styled_line_gap(w, s->gl->dot);
	styled_line_addf(w, ROLE_DIM, "%.*s %s", (int)key.n, key.p, word);
}

/* Draws the rule over a pane below the list, with the title and the keys in it. */
static void draw_title_rule(const struct draw *s, const struct row *r,
			    const struct detail_layout *l)
{
	struct rect at = l->title;
	struct styled_line title, keys;
	grid_fill(s->g, at, focus_role(s, ROLE_DIM), s->gl->rule);
	styled_line_clear(&keys);
	add_more(&keys, s, l);
	add_key(&keys, s, DO_FOCUS, s->m->detail.focus ? T_(s, "list") : T_(s, "focus"));
	add_key(&keys, s, DO_DETAIL, T_(s, "close"));
	if (s->g->cols >= LAYOUT_SIDE_COLS)
		add_key(&keys, s, DO_DETAIL_SIDE, T_(s, "beside"));
	int keys_w = styled_line_width(&keys) + 2;
	int right = at.col + at.w - TITLE_INDENT - keys_w;
	grid_fill(s->g, (struct rect){at.row, right, 1, keys_w}, ROLE_TEXT, ' ');
	styled_line_draw(&keys, s, (struct rect){at.row, right + 1, 1, keys_w});
	if (!r->customer)
		return;
	int room = right - at.col - TITLE_INDENT - 3;
	format_title(&title, s, r, room);
	grid_fill(s->g,
		  (struct rect){at.row, at.col + TITLE_INDENT, 1, styled_line_width(&title) + 2},
		  ROLE_TEXT, ' ');
	styled_line_draw(&title, s, (struct rect){at.row, at.col + TITLE_INDENT + 1, 1, room});
}

static void format_state(struct styled_line *w, const struct draw *s, const struct row *r)
{
	char word[FORMAT_CHARS], percent[FORMAT_CHARS];
	int64_t value = 0;
	format_credit_status(r, word);
	bool known = credit_percent(r->customer, &value);
	format_percent(s->gl, known, value, percent);
	styled_line_clear(w);
	styled_line_addf(w, format_status_role(r->credit_status), "%s %s",
			 s->gl->credit_status[r->credit_status], word);
	styled_line_addf(w, ROLE_TEXT, "  %s", percent);
}

/* Draws the title of a pane beside the list or instead of it, and the rule below the title. */
static void draw_title_line(const struct draw *s, const struct row *r,
			    const struct detail_layout *l)
{
	struct styled_line title, state, more;
	styled_line_clear(&more);
	add_more(&more, s, l);
	if (l->rule.h > 0) {
		int w = styled_line_width(&more);
		int col = l->rule.col + l->rule.w - w - TITLE_INDENT;
		grid_fill(s->g, l->rule, focus_role(s, ROLE_DIM), s->gl->rule);
		if (w > 0)
			grid_fill(s->g, (struct rect){l->rule.row, col - 1, 1, w + 2}, ROLE_TEXT,
				  ' ');
		styled_line_draw(&more, s, (struct rect){l->rule.row, col, 1, w});
	}
	if (l->title.h == 0 || !r->customer)
		return;
	format_state(&state, s, r);
	format_title(&title, s, r, l->title.w - styled_line_width(&state) - 2);
	styled_line_draw(&title, s, l->title);
	styled_line_draw_right(&state, s, l->title);
}

/* Draws the rule between two columns, as far as they go. */
static void draw_between(const struct draw *s, const struct detail_layout *l, int scroll)
{
	struct rect at = {l->body.row, l->column[1].room.col - 2, l->body.h, 1};
	if (l->n > 2 && l->column[2].first - scroll < at.h)
		at.h = l->column[2].first - scroll;
	if (at.h > 0)
		grid_fill(s->g, at, ROLE_DIM, s->gl->bar);
}

static void draw_columns(const struct draw *s, const struct row *r, const struct detail_layout *l)
{
	int scroll = scrolled_lines(s, l);
	for (size_t i = 0; i < l->n; i++)
		draw_column(s, r, &l->column[i], scroll);
	if (l->n > 1)
		draw_between(s, l, scroll);
	draw_scrollbar(s, l, scroll);
}

void detail_draw(const struct draw *s)
{
	struct rect pane = s->m->layout.detail;
	struct row r = app_cursor_row(s->m);
	struct detail_layout l;
	detail_layout_compute(s->m, &l);
	if (s->m->layout.detail_beside)
		grid_fill(s->g, (struct rect){pane.row, pane.col, pane.h, 1},
			  focus_role(s, ROLE_DIM), s->gl->bar);
	if (s->m->layout.detail_title.h > 0)
		draw_title_rule(s, &r, &l);
	else
		draw_title_line(s, &r, &l);
	if (r.customer)
		draw_columns(s, &r, &l);
	else
		grid_chars(s->g, l.body, l.body.row, l.body.col, ROLE_DIM,
			   r.state == ROW_MISSING ? T_(s, "This row is not loaded yet.")
						  : T_(s, "No customer here."));
	if (s->m->detail.focus)
		grid_park(s->g, l.body.row, l.body.col, false);
}
