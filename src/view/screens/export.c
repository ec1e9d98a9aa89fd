/* SPDX-License-Identifier: MIT */
/* The export box: its choices, then the progress of loading and writing. */
#include "view/screens/export.h"

#include <inttypes.h>

#include "app/screens/shown_columns.h"
#include "app/table/load_all.h"
#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/hints.h"
#include "view/kit/input.h"
#include "view/kit/styled_line.h"

#define EXPORT_COLS 62
#define LABEL_COLS  8
#define SAYS_LINES  4

/* Draws the lines of the box from top to bottom. */
struct export_view {
	const struct draw *s;
	const struct list_export *x;
	struct rect line; /* the next one */
	int end;          /* the row behind the last one */
};

/* In a low window the lines that do not fit are left out. */
static void next_line(struct export_view *f)
{
	f->line.row++;
	if (f->line.row >= f->end)
		f->line.h = f->line.w = 0;
}

static void format_rows(struct styled_line *w, const struct export_view *f, enum role role)
{
	const struct store *store = f->s->m->loader.store;
	char n[MONEY_CHARS];
	count_print(f->x->count[f->x->rows], n);
	switch (f->x->rows) {
	case EXPORT_MARKED: styled_line_addf(w, role, T_(f->s, "%s marked"), n); break;
	case EXPORT_SHOWN: styled_line_addf(w, role, T_(f->s, "%s shown"), n); break;
	case EXPORT_LOADED: styled_line_addf(w, role, T_(f->s, "%s loaded"), n); break;
	case EXPORT_CHANGES: styled_line_addf(w, role, T_(f->s, "%s changed"), n); break;
	case EXPORT_ALL:
		if (store_has_total(store))
			styled_line_addf(w, role, T_(f->s, "%s, all"), n);
		else
			styled_line_chars(w, role, T_(f->s, "all"));
		break;
	}
}

/* Adds of how many customers the rows are a part, and the requests that are needed for them. */
static void format_population(struct styled_line *w, const struct export_view *f)
{
	const struct model *m = f->s->m;
	const uint64_t *count = f->x->count;
	uint64_t missing = load_all_export_requests(m);
	char n[MONEY_CHARS], all[MONEY_CHARS];
	count_print(f->x->rows == EXPORT_ALL ? missing : count[EXPORT_LOADED], n);
	count_print(count[EXPORT_ALL], all);
	if (f->x->rows == EXPORT_MARKED && count[EXPORT_MARKED] < m->marks.n) {
		styled_line_addf(w, ROLE_WARN, T_(f->s, "%" PRIu64 " more marked are not loaded"),
				 (uint64_t)m->marks.n - count[EXPORT_MARKED]);
	} else if (f->x->rows == EXPORT_ALL && missing) {
		styled_line_addf(w, ROLE_TEXT,
				 P_(f->s, missing, "%s request first, about %" PRId64 " s",
				    "%s requests first, about %" PRId64 " s"),
				 n, load_all_seconds(m, missing));
	} else if (f->x->rows == EXPORT_SHOWN) {
		styled_line_addf(w, ROLE_DIM, T_(f->s, "of %s loaded, %s in all"), n, all);
	} else if (f->x->rows == EXPORT_LOADED) {
		styled_line_addf(w, ROLE_DIM, T_(f->s, "of %s in all"), all);
	}
}

static void format_columns(struct styled_line *w, const struct export_view *f, enum role role)
{
	static const char *const names[EXPORT_COLUMNS] = {[EXPORT_AS_SHOWN] = N_("as shown"),
							  [EXPORT_RAW] = N_("all API fields, raw"),
							  [EXPORT_DERIVED] =
							      N_("all, with status and top-ups")};
	styled_line_chars(w, role,
			  f->x->rows == EXPORT_CHANGES
			      ? T_(f->s, "before, after and the difference")
			      : T_(f->s, names[f->x->columns]));
}

/* Adds the choice of a field. */
static void format_choice(struct styled_line *w, const struct export_view *f,
			  enum export_field field, enum role role)
{
	switch (field) {
	case EXPORT_ON_ROWS: format_rows(w, f, role); break;
	case EXPORT_ON_COLUMNS: format_columns(w, f, role); break;
	case EXPORT_ON_FORM:
		styled_line_chars(w, role, T_(f->s, export_form_name(f->x->form)));
		break;
	case EXPORT_ON_PATH: break;
	}
}

/* Adds what the choice amounts to. */
static void format_note(struct styled_line *w, const struct export_view *f, enum export_field field)
{
	int columns[OUTPUT_COLUMNS];
	if (field == EXPORT_ON_ROWS)
		format_population(w, f);
	else if (field == EXPORT_ON_COLUMNS && f->x->rows != EXPORT_CHANGES)
		styled_line_addf(w, ROLE_DIM, T_(f->s, "%zu columns"),
				 app_export_columns(f->s->m, columns));
}

/* Draws a label and the choice between arrows. */
static void draw_choice(struct export_view *f, enum export_field field, const char *label)
{
	const struct glyphs *gl = f->s->gl;
	bool here = f->x->focus == field;
	enum role role = here ? ROLE_STRONG : ROLE_TEXT;
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_pad(&w, here ? ROLE_SELECT : ROLE_TEXT, label, LABEL_COLS);
	styled_line_spot(&w, here ? spot_key(SL("Left")) : 0);
	styled_line_addf(&w, ROLE_DIM, "%s ", gl->open);
	styled_line_spot(&w, 0);
	format_choice(&w, f, field, role);
	styled_line_spot(&w, here ? spot_key(SL("Right")) : 0);
	styled_line_addf(&w, ROLE_DIM, " %s", gl->close);
	styled_line_spot(&w, 0);
	styled_line_chars(&w, ROLE_DIM, "  ");
	format_note(&w, f, field);
	grid_spot(f->s->g, f->line, spot_line(LAYER_EXPORT, (int)field));
	styled_line_draw(&w, f->s, f->line);
	if (here)
		grid_park(f->s->g, f->line.row, f->line.col + LABEL_COLS, false);
	next_line(f);
}

/* Draws the order of the customers, which is not chosen here. */
static void draw_order(struct export_view *f)
{
	bool by_screen = app_export_follows_screen(f->s->m);
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_pad(&w, ROLE_DIM, T_(f->s, "Order"), LABEL_COLS + 2);
	styled_line_chars(&w, ROLE_DIM,
			  f->x->rows == EXPORT_CHANGES ? T_(f->s, "the worst first")
			  : by_screen                  ? T_(f->s, "as on the screen")
						       : T_(f->s, "as the API lists them"));
	styled_line_draw(&w, f->s, f->line);
	next_line(f);
}

static void draw_path(struct export_view *f)
{
	struct rect at = f->line;
	bool here = f->x->focus == EXPORT_ON_PATH;
	grid_chars(f->s->g, at, at.row, at.col, here ? ROLE_SELECT : ROLE_TEXT, T_(f->s, "File"));
	at.col += LABEL_COLS;
	at.w -= LABEL_COLS;
	/* A path that typing replaces is drawn as selected, in the field with the focus only. */
	enum role role = !here ? ROLE_TEXT : f->x->untouched ? ROLE_MATCH : ROLE_STRONG;
	input_draw(f->s, at, &f->x->path, role, here && f->x->state == EXPORT_CHOOSING);
	grid_spot(f->s->g, f->line, spot_line(LAYER_EXPORT, EXPORT_ON_PATH));
	next_line(f);
}

static int says_lines(const struct list_export *x, int cols)
{
	struct sl rest = sl_from(x->says), line;
	int n = 0;
	while (n < SAYS_LINES && text_wrap(&rest, cols, &line))
		n++;
	return n;
}

static void draw_says(struct export_view *f)
{
	struct sl rest = sl_from(f->x->says), line;
	enum role role = f->x->state == EXPORT_CHOOSING ? ROLE_ERROR : ROLE_WARN;
	for (int i = 0; i < SAYS_LINES && text_wrap(&rest, f->line.w, &line); i++) {
		grid_text(f->s->g, f->line, f->line.row, f->line.col, role, line);
		next_line(f);
	}
}

/* Draws the progress in place of the choices. */
static void draw_progress(struct export_view *f)
{
	const struct list_export *x = f->x;
	bool loading = x->state == EXPORT_LOADING;
	uint64_t part = loading ? x->count[EXPORT_LOADED] : x->written;
	uint64_t whole = x->count[loading ? EXPORT_ALL : x->rows];
	struct gauge gauge = {.part = (int64_t)part, .whole = (int64_t)whole};
	struct styled_line w;
	styled_line_clear(&w);
	char done[MONEY_CHARS], all[MONEY_CHARS];
	count_print(part, done);
	count_print(whole, all);
	styled_line_chars(&w, ROLE_TEXT, loading ? T_(f->s, "Loading  ") : T_(f->s, "Writing  "));
	styled_line_addf(&w, ROLE_STRONG, T_(f->s, "%s of %s"), done, all);
	if (loading)
		styled_line_addf(&w, ROLE_TEXT, T_(f->s, ", about %" PRId64 " s left"),
				 load_all_seconds(f->s->m, load_all_export_requests(f->s->m)));
	styled_line_draw(&w, f->s, f->line);
	grid_park(f->s->g, f->line.row, f->line.col, false);
	next_line(f);
	gauge_draw_framed(f->s, f->line, &gauge, ROLE_STRONG);
	next_line(f);
	grid_chars(f->s->g, f->line, f->line.row, f->line.col, ROLE_DIM,
		   T_(f->s, "No file is left behind if this is cancelled"));
}

/* Warns that masking does not reach the file. */
static void draw_warning(struct export_view *f)
{
	if (!f->s->m->masked)
		return;
	grid_chars(f->s->g, f->line, f->line.row, f->line.col, ROLE_WARN,
		   T_(f->s, "Personal data is masked on the screen, not in the file"));
	next_line(f);
}

void export_draw(const struct draw *s)
{
	const struct list_export *x = &s->m->export;
	struct rect all = {0, 0, s->g->rows, s->g->cols};
	int inner_w = (all.w < EXPORT_COLS ? all.w : EXPORT_COLS) - 4;
	bool going = x->state == EXPORT_LOADING || x->state == EXPORT_WRITING;
	int choices = EXPORT_FIELDS + 1 + says_lines(x, inner_w) + s->m->masked;
	int lines = going ? 3 : choices;
	struct rect room =
	    box_draw(s, box_beside_names(s, lines + 2, EXPORT_COLS), T_(s, "Export"));
	struct export_view f = {s, x, {room.row, room.col + 1, 1, room.w - 2}, room.row + room.h};
	if (going) {
		draw_progress(&f);
	} else {
		draw_choice(&f, EXPORT_ON_ROWS, T_(s, "Rows"));
		draw_order(&f);
		draw_choice(&f, EXPORT_ON_COLUMNS, T_(s, "Columns"));
		draw_choice(&f, EXPORT_ON_FORM, T_(s, "Format"));
		draw_path(&f);
		draw_warning(&f);
		draw_says(&f);
	}
}

void export_hints(struct hints *h, const struct model *m)
{
	switch (m->export.state) {
	case EXPORT_CHOOSING:
		hints_add(h, "Enter", "write");
		hints_add(h, "Tab", "field");
		hints_add(h, "Left/Right", "choose");
		break;
	case EXPORT_ASKING_OVER: hints_add(h, "y", "replace"); break;
	case EXPORT_ASKING_PART: hints_add(h, "y", "write"); break;
	case EXPORT_IDLE:
	case EXPORT_OPENING:
	case EXPORT_LOADING:
	case EXPORT_WRITING: break;
	}
}
