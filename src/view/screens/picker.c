/* SPDX-License-Identifier: MIT */
/* The box of the filter; the table stays in sight behind it. */
#include "view/screens/picker.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/input.h"
#include "view/kit/privacy.h"
#include "view/kit/styled_line.h"

#define PICKER_COLS 46
#define LABEL_COLS  8 /* "Field   ", "Value   " */
#define KEYS_COL    26
#define ERROR_LINES 4
#define RECENT_COLS 7 /* " recent" */

/* Draws the lines of the box from top to bottom; a low window lacks those in the middle. */
struct form {
	const struct draw *s;
	const struct picker *p;
	struct rect line; /* the next one */
	int recent;       /* lines of recent filters */
};

static void next_line(struct form *f)
{
	f->line.row++;
}

static void draw_chosen(struct form *f)
{
	const struct glyphs *gl = f->s->gl;
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_pad(&w, ROLE_TEXT, T_(f->s, "Field"), LABEL_COLS);
	styled_line_addf(&w, ROLE_DIM, "%s ", gl->open);
	styled_line_chars(&w, f->p->in_value ? ROLE_TEXT : ROLE_STRONG,
			  query_filter_type_name(f->p->type));
	styled_line_addf(&w, ROLE_DIM, " %s", gl->close);
	styled_line_draw(&w, f->s, f->line);
	struct rect keys = {f->line.row, f->line.col + KEYS_COL, 1, f->line.w - KEYS_COL};
	if (keys.w > 0)
		grid_chars(f->s->g, keys, keys.row, keys.col, ROLE_DIM,
			   gl->ascii ? T_(f->s, "Up/Dn or 1-4") : T_(f->s, "↑↓ or 1-4"));
	next_line(f);
}

static const char *describe_match(enum filter_type t)
{
	switch (t) {
	case FILTER_CLIENT_UIN: return N_("all digits");
	case FILTER_EMAIL: return N_("the whole address");
	case FILTER_NAME:
	case FILTER_REMARK: return N_("a part");
	case FILTER_NONE: break;
	}
	return "";
}

static bool is_chosen_type(const struct picker *p, int t)
{
	return (enum filter_type)t == p->type && (p->in_value || p->recalled < 0);
}

/* Marks the chosen entry as the current line, unless the value is being typed. */
static void mark_chosen(const struct form *f, bool chosen)
{
	if (!chosen || f->p->in_value)
		return;
	grid_select(f->s->g, f->line.row, f->line.col, f->line.w);
	grid_park(f->s->g, f->line.row, f->line.col, false);
}

static void draw_types(struct form *f)
{
	for (int t = FILTER_CLIENT_UIN; t < FILTER_TYPES; t++) {
		bool chosen = is_chosen_type(f->p, t);
		struct styled_line w;
		styled_line_clear(&w);
		styled_line_addf(&w, ROLE_SELECT, "%s ", chosen ? f->s->gl->marker : " ");
		styled_line_addf(&w, ROLE_KEY, "%d ", t);
		styled_line_addf(&w, chosen ? ROLE_STRONG : ROLE_TEXT, "%-10s ",
				 query_filter_type_name((enum filter_type)t));
		styled_line_chars(&w, ROLE_DIM, T_(f->s, describe_match((enum filter_type)t)));
		styled_line_draw(&w, f->s, f->line);
		grid_spot(f->s->g, f->line, spot_line(LAYER_PICKER, t));
		mark_chosen(f, chosen);
		next_line(f);
	}
}

static void draw_recent_label(const struct form *f)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_DIM, T_(f->s, "recent"));
	styled_line_draw_right(&w, f->s, f->line);
}

/* Draws the recent filters below the types, as entries of the same list. */
static void draw_recent(struct form *f)
{
	const struct glyphs *gl = f->s->gl;
	int first = f->p->recalled >= f->recent ? f->p->recalled - f->recent + 1 : 0;
	for (int i = first; i < first + f->recent; i++) {
		const struct query *q = &f->p->recent[i];
		bool chosen = i == f->p->recalled && !f->p->in_value;
		struct styled_line w;
		styled_line_clear(&w);
		styled_line_addf(&w, ROLE_SELECT, "%s ", chosen ? gl->marker : " ");
		styled_line_addf(&w, ROLE_KEY, "%s ", gl->recent);
		styled_line_addf(&w, ROLE_DIM, "%s ", query_filter_type_name(q->type));
		styled_line_cut(&w, chosen ? ROLE_STRONG : ROLE_TEXT,
				privacy_text(f->s, sl_from(q->text)),
				f->line.w - RECENT_COLS - styled_line_width(&w), gl->ellipsis);
		styled_line_draw(&w, f->s, f->line);
		if (i == first)
			draw_recent_label(f);
		grid_spot(f->s->g, f->line, spot_line(LAYER_PICKER, FILTER_TYPES + i));
		mark_chosen(f, chosen);
		next_line(f);
	}
}

static void draw_value(struct form *f)
{
	struct rect at = f->line;
	grid_chars(f->s->g, at, at.row, at.col, ROLE_TEXT, T_(f->s, "Value"));
	at.col += LABEL_COLS;
	at.w -= LABEL_COLS;
	/* A value that typing would replace is highlighted. */
	bool replaced = f->p->untouched && !f->p->in_value;
	if (!f->p->edited && f->s->m->masked && f->p->value.n) {
		grid_chars(f->s->g, at, at.row, at.col, ROLE_STRONG, f->s->gl->mask);
		if (f->p->in_value)
			grid_park(f->s->g, at.row, at.col, true);
		next_line(f);
		return;
	}
	input_draw(f->s, at, &f->p->value, replaced ? ROLE_MATCH : ROLE_STRONG, f->p->in_value);
	next_line(f);
}

static void draw_error(struct form *f)
{
	struct sl rest = sl_from(f->p->error), line;
	for (int i = 0; i < ERROR_LINES && text_wrap(&rest, f->line.w, &line); i++) {
		grid_text(f->s->g, f->line, f->line.row, f->line.col, ROLE_ERROR, line);
		next_line(f);
	}
}

static int error_lines(const struct picker *p, int cols)
{
	struct sl rest = sl_from(p->error), line;
	int n = 0;
	while (n < ERROR_LINES && text_wrap(&rest, cols, &line))
		n++;
	return n;
}

static void draw_matches(struct form *f)
{
	char matches[MONEY_CHARS], loaded[MONEY_CHARS];
	struct styled_line w;
	styled_line_clear(&w);
	if (f->p->value.n > 0) {
		count_print(f->p->count.matches, matches);
		count_print(f->p->count.rows, loaded);
		styled_line_addf(&w, ROLE_TEXT,
				 f->p->counting ? T_(f->s, "%s of %s rows so far match")
						: T_(f->s, "%s of %s loaded rows match"),
				 matches, loaded);
	}
	styled_line_draw(&w, f->s, f->line);
	next_line(f);
}

static void add_narrowed(struct styled_line *w, const struct form *f, const char *rows)
{
	uint64_t n = f->p->count.narrowed;
	if (!query_filter_is_whole(f->p->type)) {
		styled_line_addf(
		    w, ROLE_WARN,
		    P_(f->s, n, "%s holds it in another field", "%s hold it in another field"),
		    rows);
		return;
	}
	styled_line_addf(w, ROLE_WARN, P_(f->s, n, "%s holds it in part: ", "%s hold it in part: "),
			 rows);
	styled_line_chars(w, ROLE_KEY, "&");
	styled_line_chars(w, ROLE_WARN, P_(f->s, n, " shows it", " shows them"));
}

/* Says that loaded rows have the text where, or as, the filter does not look for it. */
static void draw_narrowed(struct form *f)
{
	char rows[MONEY_CHARS];
	struct styled_line w;
	styled_line_clear(&w);
	if (f->p->value.n > 0 && f->p->count.narrowed > 0 && !f->p->counting) {
		count_print(f->p->count.narrowed, rows);
		add_narrowed(&w, f, rows);
	}
	styled_line_draw(&w, f->s, f->line);
	next_line(f);
}

void picker_draw(const struct draw *s)
{
	const struct picker *p = &s->m->picker;
	struct rect all = {0, 0, s->g->rows, s->g->cols};
	int inner_w = (all.w < PICKER_COLS ? all.w : PICKER_COLS) - 4;
	int errors = error_lines(p, inner_w);
	int low = 2 + 2 + errors, high = low + (FILTER_TYPES - 1) + 2;
	bool is_high = all.h >= high;
	int recent = !is_high                          ? 0
		     : all.h - high < (int)p->n_recent ? all.h - high
						       : (int)p->n_recent;
	struct rect room =
	    box_draw(s, box_beside_names(s, (is_high ? high : low) + recent, PICKER_COLS),
		     T_(s, "Filter: ask the API"));
	struct form f = {s, p, {room.row, room.col + 1, 1, room.w - 2}, recent};
	draw_chosen(&f);
	if (is_high) {
		draw_types(&f);
		draw_recent(&f);
	}
	draw_value(&f);
	draw_error(&f);
	if (is_high) {
		draw_matches(&f);
		draw_narrowed(&f);
	}
}

void picker_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Tab", m->picker.in_value ? N_("list") : N_("value"));
	hints_add(h, "Enter", "filter");
	if (m->picker.in_value && m->picker.n_recent)
		hints_add(h, "Up", "recent");
	hints_add(h, "Ctrl-U", "clear");
}
