/* SPDX-License-Identifier: MIT */
/* The box of the filter; the table stays in sight behind it. */
#include "view/screens/picker.h"

#include <inttypes.h>
#include <stdio.h>

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

/* Draws the lines of the box from top to bottom; a low window lacks those in the middle. */
struct form {
	const struct draw *s;
	const struct picker *p;
	struct rect line; /* the next one */
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
	styled_line_addf(&w, ROLE_TEXT, "%-*s", LABEL_COLS, "Field");
	styled_line_addf(&w, ROLE_DIM, "%s ", gl->open);
	styled_line_chars(&w, f->p->in_value ? ROLE_TEXT : ROLE_STRONG,
			  query_filter_type_name(f->p->type));
	styled_line_addf(&w, ROLE_DIM, " %s", gl->close);
	styled_line_draw(&w, f->s, f->line);
	struct rect keys = {f->line.row, f->line.col + KEYS_COL, 1, f->line.w - KEYS_COL};
	if (keys.w > 0)
		grid_chars(f->s->g, keys, keys.row, keys.col, ROLE_DIM,
			   gl->ascii ? "Tab/Up/Dn or 1-4" : "Tab/↑↓ or 1-4");
	next_line(f);
}

static void draw_types(struct form *f)
{
	for (int t = FILTER_CLIENT_UIN; t < FILTER_TYPES; t++) {
		bool chosen = (enum filter_type)t == f->p->type;
		struct styled_line w;
		styled_line_clear(&w);
		styled_line_addf(&w, ROLE_SELECT, "%s ", chosen ? f->s->gl->marker : " ");
		styled_line_addf(&w, ROLE_KEY, "%d ", t);
		styled_line_addf(&w, chosen ? ROLE_STRONG : ROLE_TEXT, "%-10s ",
				 query_filter_type_name((enum filter_type)t));
		styled_line_chars(&w, ROLE_DIM, t == FILTER_CLIENT_UIN ? "exact digits" : "text");
		styled_line_draw(&w, f->s, f->line);
		if (chosen && !f->p->in_value)
			grid_park(f->s->g, f->line.row, f->line.col, false);
		next_line(f);
	}
}

static void draw_value(struct form *f)
{
	struct rect at = f->line;
	grid_chars(f->s->g, at, at.row, at.col, ROLE_TEXT, "Value");
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
		count_print(f->p->local_matches, matches);
		count_print(store_loaded(f->s->m->loader.store), loaded);
		const char *dash = f->s->gl->ascii ? "-" : "─";
		styled_line_addf(&w, ROLE_DIM, "%s ", dash);
		styled_line_addf(&w, ROLE_TEXT, "%s of %s loaded rows match locally", matches,
				 loaded);
		styled_line_addf(&w, ROLE_DIM, " %s", dash);
	}
	styled_line_draw(&w, f->s, f->line);
	next_line(f);
}

static void draw_recent(struct form *f)
{
	struct styled_line w;
	styled_line_clear(&w);
	for (size_t i = 0; i < f->p->n_recent; i++) {
		if (i == 0)
			styled_line_addf(&w, ROLE_DIM, "%s recent:", f->s->gl->recent);
		styled_line_addf(&w, ROLE_DIM, "%s%s=", i ? "  " : " ",
				 query_filter_type_name(f->p->recent[i].type));
		styled_line_add(&w, ROLE_TEXT, privacy_text(f->s, sl_from(f->p->recent[i].text)));
	}
	styled_line_draw(&w, f->s, f->line);
	next_line(f);
}

static void draw_keys(struct form *f)
{
	const char *dot = f->s->gl->dot;
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_addf(&w, ROLE_DIM, "Enter filter%sCtrl-U clear%sEsc cancel", dot, dot);
	styled_line_draw(&w, f->s, f->line);
}

void picker_draw(const struct draw *s)
{
	const struct picker *p = &s->m->picker;
	struct rect all = {0, 0, s->g->rows, s->g->cols};
	int inner_w = (all.w < PICKER_COLS ? all.w : PICKER_COLS) - 4;
	int errors = error_lines(p, inner_w);
	int low = 2 + 3 + errors, high = low + (FILTER_TYPES - 1) + 2;
	bool is_high = all.h >= high;
	struct rect room =
	    box_draw(s, rect_centre(all, is_high ? high : low, PICKER_COLS), "Filter: ask the API");
	struct form f = {s, p, {room.row, room.col + 1, 1, room.w - 2}};
	draw_chosen(&f);
	if (is_high)
		draw_types(&f);
	draw_value(&f);
	draw_error(&f);
	if (is_high) {
		draw_matches(&f);
		draw_recent(&f);
	}
	draw_keys(&f);
}

void picker_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Tab", "field");
	hints_add(h, "Enter", "filter");
	hints_add(h, "Ctrl-U", "clear");
}
