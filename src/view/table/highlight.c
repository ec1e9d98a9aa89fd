/* SPDX-License-Identifier: MIT */
/* Lights the texts of find and narrow in the table, and names the column of a match that is not
 * seen there. */
#include "highlight.h"

#include "app/model/model_query.h"

#include "view/kit/column_text.h"
#include "view/kit/match.h"
#include "view/kit/privacy.h"

#define MARGIN_COLS 3  /* beside the status line, and before what follows */
#define PLACE_LEAST 12 /* columns of a hidden match, though the window cuts them */

/* A text of rows that are not shown is not lit. */
static bool is_lit(const struct condition_text *t)
{
	return !t->refused && t->n > 0;
}

void highlight_init(struct highlight *h, const struct model *m)
{
	struct condition c;
	struct condition_fault unused = {.at = 0};
	h->n_narrow = 0;
	row_search_init(&h->find, sl_from(app_find_text(m)));
	if (!row_condition_parse(sl_from(lens_spec_of(m->lens)->narrow), &c, &unused))
		return;
	for (size_t i = 0; i < c.n_texts; i++) {
		if (!is_lit(&c.text[i]))
			continue;
		struct row_search *q = &h->narrow[h->n_narrow++];
		row_search_init(q, condition_text_at(&c, i));
		q->fields = c.text[i].fields;
		q->whole = c.text[i].whole;
	}
}

void highlight_release(struct highlight *h)
{
	for (size_t i = 0; i < h->n_narrow; i++)
		row_search_release(&h->narrow[i]);
	row_search_release(&h->find);
}

static bool is_searched(enum column_id id, const struct row_search *q)
{
	enum customer_field field;
	return q->text.n > 0 && column_field(id, &field) && (q->fields & FIELD_BIT(field));
}

static void highlight_text(struct row_search *q, const struct draw *s, const struct row *r,
			   enum column_id id, struct rect at)
{
	struct cell_text cell;
	if (!is_searched(id, q))
		return;
	column_of(id)->format(s, r, at.w, &cell);
	match_highlight(s, at, cell.text, q);
}

void highlight_cell(struct highlight *h, const struct draw *s, const struct row *r,
		    enum column_id id, struct rect at)
{
	for (size_t i = 0; i < h->n_narrow; i++)
		highlight_text(&h->narrow[i], s, r, id, at);
	highlight_text(&h->find, s, r, id, at);
}

/* Tells whether a place of the text is seen in the cell, whole and before the ellipsis. */
static bool is_seen_in(struct row_search *q, struct sl text, int cols)
{
	size_t at, n;
	int used;
	size_t fits = text_fit(text, cols, &used);
	if (fits < text.n)
		fits = text_fit(text, cols - 1, &used);
	return row_search_place(q, sl_take(text, fits), &at, &n);
}

static bool is_seen(struct row_search *q, const struct draw *s, const struct row *r)
{
	struct columns placed;
	struct column_room room = app_column_room(s->m);
	room.ascii = s->gl->ascii;
	columns_place(&placed, &s->m->columns, &room);
	for (size_t i = 0; i < placed.n; i++) {
		struct cell_text cell;
		if (!is_searched(placed.at[i].id, q))
			continue;
		column_of(placed.at[i].id)->format(s, r, placed.at[i].w, &cell);
		if (is_seen_in(q, cell.text, placed.at[i].w))
			return true;
	}
	return false;
}

/* Returns the text from at most so many columns before byte `at` on. */
static struct sl drop_far_before(struct sl text, size_t at, int most)
{
	int cols = text_width(sl_take(text, at)), used;
	return cols > most ? sl_drop(text, text_fit(text, cols - most, &used)) : text;
}

/* Returns the columns left in the window behind the line. */
static int count_free_cols(const struct styled_line *w, const struct draw *s)
{
	int cols = s->g->cols - MARGIN_COLS - styled_line_width(w);
	int most = s->g->cols / 2;
	cols = cols < most ? cols : most;
	return cols > PLACE_LEAST ? cols : PLACE_LEAST;
}

/* Adds the text around its first match, which is lit. */
static void add_place(struct styled_line *w, const struct draw *s, struct row_search *q,
		      struct sl text)
{
	size_t at, n;
	int cols = count_free_cols(w, s);
	if (!row_search_place(q, text, &at, &n)) {
		styled_line_cut(w, ROLE_TEXT, text, cols, s->gl->ellipsis);
		return;
	}
	int spare = cols - text_width(sl_take(sl_drop(text, at), n)) - 2; /* two ellipses */
	struct sl from = drop_far_before(text, at, spare > 0 ? spare / 2 : 0);
	at -= text.n - from.n;
	if (from.n < text.n)
		styled_line_add(w, ROLE_TEXT, s->gl->ellipsis);
	styled_line_add(w, ROLE_TEXT, sl_take(from, at));
	styled_line_add(w, ROLE_MATCH, sl_take(sl_drop(from, at), n));
	int left = cols - 1 - text_width(sl_take(from, at + n));
	if (left > 0)
		styled_line_cut(w, ROLE_TEXT, sl_drop(from, at + n), left, s->gl->ellipsis);
}

static bool add_hidden(struct styled_line *w, const struct draw *s, const struct row *r,
		       struct row_search *q, enum customer_field *in)
{
	char uin[FORMAT_CHARS];
	if (q->text.n == 0 || !row_search_finds(q, r->customer, in) || is_seen(q, s, r))
		return false;
	styled_line_addf(w, ROLE_WARN, T_(s, "in %s: "), T_(s, column_field_name(*in)));
	add_place(w, s, q, privacy_field(s, r->customer, *in, uin));
	styled_line_chars(w, ROLE_TEXT, s->gl->dot);
	return true;
}

bool highlight_add_hidden(struct styled_line *w, const struct draw *s, const struct row *r,
			  enum customer_field *in)
{
	struct highlight h;
	highlight_init(&h, s->m);
	bool added = false;
	for (size_t i = 0; i < h.n_narrow && !added; i++)
		added = add_hidden(w, s, r, &h.narrow[i], in);
	if (h.n_narrow == 0)
		added = add_hidden(w, s, r, &h.find, in);
	highlight_release(&h);
	return added;
}
