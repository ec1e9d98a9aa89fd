/* SPDX-License-Identifier: MIT */
/* One request opened, line by line; and what the lines below the inspector say. */
#include <inttypes.h>
#include <stdio.h>

#include "input.h"
#include "inspector.h"
#include "say.h"
#include "words.h"

/* A line being drawn: from col on, of which the first skip columns are to the left of the window.
 */
struct pen {
	const struct scene *s;
	struct rect at;
	int col, skip;
	bool cut; /* more stands to the right */
};

static void draw_text(struct pen *p, enum role role, struct sl text)
{
	struct glyph g;
	while (p->skip > 0 && text_next(&text, &g))
		p->skip -= g.width;
	/* Of a wide glyph that stands across the edge a blank is left. */
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
	case DOC_JSON: break;
	}
	return ROLE_TEXT;
}

/* Bytes of the name and its colon at the beginning of a JSON line; 0 when there is none. */
static size_t name_length(const struct doc_line *l)
{
	if (l->kind != DOC_JSON || l->text.n < 2 || l->text.p[0] != '"')
		return 0;
	size_t i = 1;
	while (i < l->text.n && l->text.p[i] != '"')
		i += l->text.p[i] == '\\' ? 2 : 1;
	return i + 1 < l->text.n && l->text.p[i + 1] == ':' ? i + 2 : 0;
}

/* Text in two roles: names stand back behind their values. */
static void draw_named(struct pen *p, const struct doc_line *l, size_t from, size_t to)
{
	size_t name = name_length(l), edge = name < from ? from : name > to ? to : name;
	draw_text(p, ROLE_DIM, sl_take(sl_drop(l->text, from), edge - from));
	draw_text(p, line_role(l), sl_take(sl_drop(l->text, edge), to - edge));
}

static void draw_line_text(struct pen *p, const struct doc_line *l, struct sl needle)
{
	size_t at = 0, found;
	while (needle.n && (found = at + doc_match(sl_drop(l->text, at), needle)) < l->text.n) {
		draw_named(p, l, at, found);
		draw_text(p, ROLE_MATCH, sl_take(sl_drop(l->text, found), needle.n));
		at = found + needle.n;
	}
	draw_named(p, l, at, l->text.n);
}

static void draw_line(const struct scene *s, struct rect at, size_t i)
{
	const struct inspector *in = &s->m->inspector;
	const struct doc_line *l = &in->doc.lines[i];
	char held[SAY_CHARS];
	if (l->folds)
		grid_chars(s->g, at, at.row, at.col + 1, ROLE_DIM,
			   l->folded ? s->gl->folded : s->gl->unfolded);
	struct pen p = {
	    s, {at.row, at.col + DOC_MARGIN_COLS, 1, at.w - DOC_MARGIN_COLS}, 0, in->left, false};
	p.col = p.at.col;
	for (int k = 0; k < l->indent * DOC_INDENT_COLS; k++)
		draw_text(&p, ROLE_TEXT, SL(" "));
	draw_line_text(&p, l, line_sl(&in->find));
	if (l->folded) {
		size_t n = doc_held(&in->doc, i);
		snprintf(held, sizeof held, " %.*s %zu line%s", (int)s->gl->ellipsis.n,
			 s->gl->ellipsis.p, n, n == 1 ? "" : "s");
		draw_text(&p, ROLE_DIM, sl_from(held));
	}
	if (p.cut)
		grid_text(s->g, at, at.row, at.col + at.w - text_width(s->gl->ellipsis), ROLE_DIM,
			  s->gl->ellipsis);
	if (i == in->line && in->open) {
		grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
		grid_select(s->g, at.row, at.col, at.w);
		grid_park(s->g, at.row, at.col, false);
	}
}

static void draw_head(const struct scene *s, struct rect at)
{
	const struct inspector *in = &s->m->inspector;
	char place[MONEY_CHARS], all[MONEY_CHARS];
	struct words w;
	if (in->doc.n == 0)
		return;
	words_clear(&w);
	count_print(doc_place(&in->doc, in->line) + 1, place);
	count_print(doc_shown(&in->doc), all);
	words_addf(&w, ROLE_DIM, "line %s of %s", place, all);
	if (in->left)
		words_addf(&w, ROLE_DIM, ", from column %d", in->left + 1);
	words_draw(&w, s, at);
}

void inspector_doc_draw(const struct scene *s, struct rect room)
{
	const struct inspector *in = &s->m->inspector;
	size_t line = doc_line_at(&in->doc, in->doc_top);
	draw_head(s, (struct rect){room.row, room.col + 1, 1, room.w - 1});
	for (int i = 1; i < room.h && line < in->doc.n; i++) {
		draw_line(s, (struct rect){room.row + i, room.col, 1, room.w}, line);
		line = doc_next(&in->doc, line);
	}
}

/* The parameters of a request as they are sent, and the whole RequestId. */
static void say_exchange(struct words *w, const struct scene *s, const struct exchange *x)
{
	struct buf body;
	buf_init(&body, 16u << 10);
	request_body(&x->request, &body);
	if (x->request_id[0]) {
		words_chars(w, ROLE_DIM, "RequestId ");
		words_chars(w, ROLE_TEXT, x->request_id);
		words_gap(w, "  ");
	}
	words_cut(w, ROLE_TEXT, buf_sl(&body), s->g->cols, s->gl->ellipsis);
	buf_release(&body);
}

static void say_entry(struct words *w, const struct log_entry *e)
{
	words_addf(w, ROLE_TEXT, "%s: %s", e->meaning, e->remedy);
	if (e->request_id[0])
		words_addf(w, ROLE_DIM, "  RequestId %s", e->request_id);
}

void inspector_status_draw(const struct scene *s, struct rect at)
{
	const struct exchange *x = inspector_exchange(s->m);
	const struct log_entry *e = inspector_entry(s->m);
	struct words w;
	words_clear(&w);
	if (e && !s->m->inspector.open)
		say_entry(&w, e);
	else if (x)
		say_exchange(&w, s, x);
	words_draw(&w, s, at);
}

void inspector_find_draw(const struct scene *s, struct rect at)
{
	grid_chars(s->g, at, at.row, at.col, ROLE_PROMPT, "/");
	input_draw(s, (struct rect){at.row, at.col + 1, 1, at.w - 1}, &s->m->inspector.find,
		   ROLE_TEXT, true);
}
