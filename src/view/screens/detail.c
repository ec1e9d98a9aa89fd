/* SPDX-License-Identifier: MIT */
/* The detail pane: below the list in two columns, beside it or instead of it in one. */
#include "view/screens/detail.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/model/model_query.h"

#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/privacy.h"

#include "detail_rows.h"

#define LABEL_BELOW  11
#define LABEL_BESIDE 13
#define GAUGE_COL    21 /* behind an amount, from where values begin */
#define GAUGE_COLS   22
#define WRAPPED_MAX  200 /* lines of one field; the rest is left out */

/* Rows drawn one below the other, the first lines scrolled away. */
struct sheet {
	const struct draw *s;
	struct rect room;
	int label_w;
	int line; /* the next one; 0 is the first row, and those before scroll are not drawn */
	int scroll;
};

static bool is_seen(const struct sheet *sheet)
{
	int row = sheet->line - sheet->scroll;
	return row >= 0 && row < sheet->room.h;
}

/* The next line, from the column of values to the right edge. */
static struct rect value_rect(const struct sheet *sheet)
{
	struct rect r = sheet->room;
	int w = r.w - sheet->label_w;
	return (struct rect){r.row + sheet->line - sheet->scroll, r.col + sheet->label_w, 1,
			     w > 0 ? w : 0};
}

static struct rect whole_line(const struct sheet *sheet)
{
	struct rect at = value_rect(sheet);
	at.col = sheet->room.col;
	at.w = sheet->room.w;
	return at;
}

static void draw_label(const struct sheet *sheet, const char *label)
{
	struct rect at = whole_line(sheet);
	if (is_seen(sheet))
		grid_field(sheet->s->g, at, at.row, at.col,
			   sheet->label_w - 1 < at.w ? sheet->label_w - 1 : at.w, ALIGN_LEFT,
			   ROLE_HEAD, sl_from(label), sheet->s->gl->ellipsis);
}

static void draw_wrapped(struct sheet *sheet, struct sl text)
{
	struct rect at = value_rect(sheet);
	struct sl line;
	int n = 0;
	while (n < WRAPPED_MAX && text_wrap(&text, at.w, &line)) {
		at.row = value_rect(sheet).row;
		if (is_seen(sheet))
			grid_text(sheet->s->g, at, at.row, at.col, ROLE_TEXT, line);
		sheet->line++;
		n++;
	}
	if (n == 0)
		sheet->line++;
}

/* The figures under the gauge, each below its mark. */
static void draw_scale(const struct sheet *sheet, const struct gauge *gauge)
{
	const struct draw *s = sheet->s;
	struct rect at = whole_line(sheet);
	char figure[FORMAT_CHARS];
	grid_chars(s->g, at, at.row, at.col + 1, ROLE_DIM, "0");
	for (int i = 0; i < 2; i++) {
		snprintf(figure, sizeof figure, "%d", gauge->ticks[i]);
		grid_chars(s->g, at, at.row, at.col + 1 + gauge->ticks[i] * (at.w - 2) / 100,
			   ROLE_DIM, figure);
	}
	struct styled_line end;
	styled_line_clear(&end);
	styled_line_chars(&end, ROLE_DIM, "remaining  100%");
	if (at.w > 40)
		styled_line_draw_right(&end, s, at);
}

static void draw_gauge(const struct sheet *sheet, const struct detail_row *fact)
{
	struct rect at = value_rect(sheet);
	if (fact->words.n == 0) {
		gauge_draw_framed(sheet->s, whole_line(sheet), &fact->gauge, fact->gauge_role);
		return;
	}
	if (at.w < GAUGE_COL + GAUGE_COLS)
		return;
	at.col += GAUGE_COL;
	at.w = GAUGE_COLS;
	gauge_draw_framed(sheet->s, at, &fact->gauge, fact->gauge_role);
}

static void draw_row(struct sheet *sheet, const struct detail_row *fact)
{
	draw_label(sheet, fact->label);
	if (fact->wraps) {
		draw_wrapped(sheet, fact->text);
		return;
	}
	if (is_seen(sheet)) {
		styled_line_draw(&fact->words, sheet->s, value_rect(sheet));
		if (fact->has_gauge)
			draw_gauge(sheet, fact);
		if (fact->is_scale)
			draw_scale(sheet, &fact->gauge);
	}
	sheet->line++;
}

/* Draws from line scroll on; returns the number of all lines. */
static int draw_rows(const struct draw *s, struct rect room, const struct detail_rows *f,
		     int label_w, int scroll)
{
	struct sheet sheet = {s, room, label_w, 0, scroll};
	for (size_t i = 0; i < f->n; i++)
		draw_row(&sheet, &f->at[i]);
	return sheet.line;
}

/* Draws arrows at the right edge if there are more lines above or below. */
static void draw_more(const struct draw *s, struct rect room, int lines, int scroll)
{
	if (room.h <= 0 || room.w <= 0)
		return;
	int col = room.col + room.w - 1;
	if (scroll > 0)
		grid_chars(s->g, room, room.row, col, ROLE_KEY, s->gl->up);
	if (lines - scroll > room.h)
		grid_chars(s->g, room, room.row + room.h - 1, col, ROLE_KEY, s->gl->down);
}

static int clamp_scroll(int scroll, int lines, int h)
{
	int most = lines > h ? lines - h : 0;
	return scroll < 0 ? 0 : scroll > most ? most : scroll;
}

static void draw_two_columns(const struct draw *s, struct rect room, const struct row *r)
{
	struct detail_rows credit, person;
	detail_rows_of_credit(&credit, s, r);
	detail_rows_of_person(&person, s, r);
	int middle = room.w * 55 / 100;
	struct rect left = {room.row, room.col + 1, room.h, middle - 2};
	struct rect right = {room.row, room.col + middle + 2, room.h, room.w - middle - 3};
	struct rect nowhere = {0, 0, 0, left.w};
	int lines = draw_rows(s, nowhere, &credit, LABEL_BELOW, 0);
	nowhere.w = right.w;
	int others = draw_rows(s, nowhere, &person, LABEL_BELOW, 0);
	lines = lines > others ? lines : others;
	int scroll = clamp_scroll(s->m->detail.scroll, lines, room.h);
	draw_rows(s, left, &credit, LABEL_BELOW, scroll);
	draw_rows(s, right, &person, LABEL_BELOW, scroll);
	grid_fill(s->g, (struct rect){room.row, room.col + middle, room.h, 1}, ROLE_DIM,
		  s->gl->bar);
	draw_more(s, room, lines, scroll);
}

static void format_title(struct styled_line *w, const struct draw *s, const struct row *r, int cols)
{
	styled_line_clear(w);
	char bytes[FORMAT_CHARS];
	struct sl uin = privacy_field(s, r->customer, FIELD_CLIENT_UIN, bytes);
	styled_line_cut(w, ROLE_STRONG, privacy_text(s, customer_text(r->customer, FIELD_NAME)),
			cols, s->gl->ellipsis);
	if (w->n && uin.n)
		styled_line_chars(w, ROLE_DIM, s->gl->dot);
	styled_line_cut(w, ROLE_TEXT, uin, 24, s->gl->ellipsis);
}

static void draw_one_column(const struct draw *s, struct rect room, const struct row *r)
{
	struct detail_rows all;
	struct styled_line title, state;
	char word[FORMAT_CHARS], percent[FORMAT_CHARS];
	int64_t value = 0;
	format_credit_status(r, word);
	bool known = credit_percent(r->customer, &value);
	format_percent(s->gl, known, value, percent);
	styled_line_clear(&state);
	styled_line_addf(&state, format_status_role(r->credit_status), "%s %s",
			 s->gl->credit_status[r->credit_status], word);
	styled_line_addf(&state, ROLE_TEXT, "  %s", percent);
	styled_line_clear(&title);
	styled_line_cut(&title, ROLE_STRONG,
			privacy_text(s, customer_text(r->customer, FIELD_NAME)),
			room.w - styled_line_width(&state) - 4, s->gl->ellipsis);
	styled_line_draw(&title, s, (struct rect){room.row, room.col + 1, 1, room.w - 2});
	styled_line_draw_right(&state, s, (struct rect){room.row, room.col + 1, 1, room.w - 2});
	grid_fill(s->g, (struct rect){room.row + 1, room.col, 1, room.w}, ROLE_DIM, s->gl->rule);

	struct rect body = {room.row + 2, room.col + 1, room.h - 2, room.w - 2};
	detail_rows_of_all(&all, s, r);
	int lines = draw_rows(s, (struct rect){0, 0, 0, body.w}, &all, LABEL_BESIDE, 0);
	int scroll = clamp_scroll(s->m->detail.scroll, lines, body.h);
	draw_rows(s, body, &all, LABEL_BESIDE, scroll);
	draw_more(s, (struct rect){body.row, body.col, body.h, body.w + 1}, lines, scroll);
}

static void draw_title_rule(const struct draw *s, const struct row *r)
{
	struct rect at = s->m->layout.detail_title;
	struct styled_line title, keys;
	struct sl detail = app_key(s->m, DO_DETAIL), side = app_key(s->m, DO_DETAIL_SIDE);
	if (at.h == 0)
		return;
	grid_fill(s->g, at, ROLE_DIM, s->gl->rule);
	styled_line_clear(&keys);
	styled_line_addf(&keys, ROLE_DIM, " %.*s close", (int)detail.n, detail.p);
	if (s->g->cols >= LAYOUT_SIDE_COLS)
		styled_line_addf(&keys, ROLE_DIM, "%s%.*s beside", s->gl->dot, (int)side.n, side.p);
	styled_line_chars(&keys, ROLE_DIM, " ");
	styled_line_draw_right(&keys, s, (struct rect){at.row, at.col, 1, at.w - 2});
	if (!r->customer)
		return;
	styled_line_clear(&title);
	format_title(&title, s, r, at.w / 2);
	int used = styled_line_draw(&title, s, (struct rect){at.row, at.col + 4, 1, at.w - 24});
	grid_put(s->g, at, at.row, at.col + 3, ROLE_TEXT, ' ');
	grid_put(s->g, at, at.row, at.col + 4 + used, ROLE_TEXT, ' ');
}

void detail_draw(const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	struct rect room = l->detail;
	struct row r = app_cursor_row(s->m);
	draw_title_rule(s, &r);
	if (room.h == 0)
		return;
	if (l->detail_beside) {
		grid_fill(s->g, (struct rect){room.row, room.col, room.h, 1}, ROLE_DIM, s->gl->bar);
		room.col++;
		room.w--;
	}
	if (!r.customer)
		grid_chars(s->g, room, room.row, room.col + 1, ROLE_DIM,
			   r.state == ROW_MISSING ? "This row is not loaded yet."
						  : "No customer here.");
	else if (l->detail_title.h > 0)
		draw_two_columns(s, room, &r);
	else
		draw_one_column(s, room, &r);
}
