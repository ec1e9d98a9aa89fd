/* SPDX-License-Identifier: MIT */
/* Draws a document, line by line. */
#include "view/kit/reading.h"

#include <stdio.h>

#include "app/table/spot.h"

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/input.h"
#include "view/kit/styled_line.h"

/* A position in a line being drawn. The next skip columns are left of the window and not drawn. */
struct pen {
	const struct draw *s;
	struct rect at;
	int col, skip;
	bool cut; /* the line goes on to the right of the window */
};

static void draw_text(struct pen *p, enum role role, struct sl text)
{
	struct glyph g;
	while (p->skip > 0 && text_next(&text, &g))
		p->skip -= g.width;
	/* A wide glyph across the left edge leaves a blank. */
	while (p->skip < 0) {
		p->col++;
		p->skip++;
	}
	int used, room = p->at.col + p->at.w - p->col;
	p->cut = p->cut || text_fit(text, room > 0 ? room : 0, &used) < text.n;
	p->col += grid_text(p->s->g, p->at, p->at.row, p->col, role, text);
}

static enum role line_role(const struct doc_line *l)
{
	switch ((enum doc_kind)l->kind) {
	case DOC_TITLE: return ROLE_HEAD;
	case DOC_FAULT: return ROLE_ERROR;
	case DOC_TEXT:
	case DOC_JSON:
	case DOC_REST: break;
	}
	return ROLE_TEXT;
}

/* Returns the length in bytes of the name and its colon at the start of a JSON line; 0: none. */
static size_t name_length(const struct doc_line *l)
{
	if (l->kind != DOC_JSON || l->text.n < 2 || l->text.p[0] != '"')
		return 0;
	size_t i = 1;
	while (i < l->text.n && l->text.p[i] != '"')
		i += l->text.p[i] == '\\' ? 2 : 1;
	return i + 1 < l->text.n && l->text.p[i + 1] == ':' ? i + 2 : 0;
}

/* Draws the name of a JSON line dim, so that its value is more visible. */
static void draw_part(struct pen *p, const struct doc_line *l, size_t from, size_t to)
{
	size_t name = name_length(l), edge = name < from ? from : name > to ? to : name;
	draw_text(p, ROLE_DIM, sl_take(sl_drop(l->text, from), edge - from));
	draw_text(p, line_role(l), sl_take(sl_drop(l->text, edge), to - edge));
}

static void draw_line_text(struct pen *p, const struct doc_line *l, struct sl needle)
{
	size_t at = 0, found;
	while (needle.n && (found = at + doc_match(sl_drop(l->text, at), needle)) < l->text.n) {
		draw_part(p, l, at, found);
		draw_text(p, ROLE_MATCH, sl_take(sl_drop(l->text, found), needle.n));
		at = found + needle.n;
	}
	draw_part(p, l, at, l->text.n);
}

static void draw_line(const struct draw *s, struct rect at, const struct reading *r, size_t i,
		      bool active)
{
	const struct doc_line *l = &r->doc.lines[i];
	struct doc_line translated = *l;
	char held[FORMAT_CHARS];
	if (l->kind == DOC_REST) {
		translated.text = sl_from(T_(s, l->text.p));
		l = &translated;
	}
	if (l->folds)
		grid_chars(s->g, at, at.row, at.col + 1, ROLE_DIM,
			   l->folded ? s->gl->folded : s->gl->unfolded);
	struct pen p = {
	    s, {at.row, at.col + DOC_MARGIN_COLS, 1, at.w - DOC_MARGIN_COLS}, 0, r->left, false};
	p.col = p.at.col;
	for (int k = 0; k < l->indent * DOC_INDENT_COLS; k++)
		draw_text(&p, ROLE_TEXT, SL(" "));
	draw_line_text(&p, l, line_sl(&r->find));
	if (l->folded) {
		size_t n = doc_held(&r->doc, i);
		snprintf(held, sizeof held, P_(s, n, " %.*s %zu line", " %.*s %zu lines"),
			 (int)s->gl->ellipsis.n, s->gl->ellipsis.p, n);
		draw_text(&p, ROLE_DIM, sl_from(held));
	}
	if (p.cut)
		grid_text(s->g, at, at.row, at.col + at.w - text_width(s->gl->ellipsis), ROLE_DIM,
			  s->gl->ellipsis);
	if (i == r->line && active) {
		grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
		grid_select(s->g, at.row, at.col, at.w);
		grid_park(s->g, at.row, at.col, false);
	}
}

static void draw_head(const struct draw *s, struct rect at, const struct reading *r)
{
	char place[MONEY_CHARS], all[MONEY_CHARS];
	struct styled_line w;
	if (r->doc.n == 0)
		return;
	styled_line_clear(&w);
	count_print(doc_place(&r->doc, r->line) + 1, place);
	count_print(doc_shown(&r->doc), all);
	styled_line_addf(&w, ROLE_DIM, T_(s, "line %s of %s"), place, all);
	if (r->left)
		styled_line_addf(&w, ROLE_DIM, T_(s, ", from column %d"), r->left + 1);
	styled_line_draw(&w, s, at);
}

/* Marks the line for the mouse, and its fold. */
static void mark_line(const struct draw *s, enum layer l, struct rect at, const struct reading *r,
		      size_t i)
{
	struct rect fold = {at.row, at.col, 1, DOC_MARGIN_COLS};
	grid_spot(s->g, at, spot_text(l, i));
	if (r->doc.lines[i].folds)
		grid_spot(s->g, fold, spot_fold(l, i));
}

void reading_draw(const struct draw *s, enum layer l, struct rect room, const struct reading *r,
		  bool active)
{
	size_t line = doc_line_at(&r->doc, r->top);
	draw_head(s, (struct rect){room.row, room.col + 1, 1, room.w - 1}, r);
	for (int i = 1; i < room.h && line < r->doc.n; i++) {
		struct rect at = {room.row + i, room.col, 1, room.w};
		draw_line(s, at, r, line, active);
		mark_line(s, l, at, r, line);
		line = doc_next(&r->doc, line);
	}
}

void reading_find_draw(const struct draw *s, struct rect at, const struct reading *r)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_PROMPT, "/");
	input_draw(s, (struct rect){at.row, at.col + 1, 1, at.w - 1}, &r->find, ROLE_TEXT, true);
}

void reading_hints(struct hints *h, const struct reading *r)
{
	if (r->finding) {
		hints_add(h, "Enter", "find");
		return;
	}
	hints_add(h, "Enter", "fold");
	hints_add(h, "*", "fold all");
	hints_add(h, "/", "find");
	hints_add(h, "n", "next");
}
