/* SPDX-License-Identifier: MIT */
/* The prompt of narrowing in the message line and, above it, the words that complete the condition,
 * or why the text is none. */
#include "view/screens/narrow.h"

#include <stdio.h>

#include "base/text.h"

#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/prompt_line.h"

#include "lang/lang.h"

#define ROWS_MAX  10
#define WORD_COLS 14

static void format_rows(struct styled_line *w, const struct model *m)
{
	char n[MONEY_CHARS];
	uint64_t rows = lens_rows(m->lens);
	if (!lens_spec_of(m->lens)->narrow[0] && !m->narrow.faulty)
		return;
	count_print(rows, n);
	if (m->narrow.faulty)
		styled_line_chars(w, ROLE_WARN, T_(m, " not a condition yet"));
	else if (rows)
		styled_line_addf(w, ROLE_DIM, P_(m, rows, " %s row", " %s rows"), n);
	else
		styled_line_chars(w, ROLE_WARN, T_(m, " not found"));
}

/* Draws an empty box of so many rows above the prompt; its height is 0 if there is no room. */
static struct rect open_box(const struct draw *s, int rows, const char *title)
{
	struct rect body = s->m->layout.body;
	if (body.h < 3)
		return (struct rect){0};
	int h = rows < body.h - 2 ? rows : body.h - 2;
	return box_draw(s, (struct rect){body.row + body.h - h - 2, body.col, h + 2, body.w},
			title);
}

static void draw_choice(const struct draw *s, struct rect at, const struct condition_choice *c,
			int i, bool selected)
{
	grid_field(s->g, at, at.row, at.col + 2, WORD_COLS - 1, ALIGN_LEFT, ROLE_STRONG,
		   sl_from(c->word), s->gl->ellipsis);
	grid_field(s->g, at, at.row, at.col + 2 + WORD_COLS, at.w - 2 - WORD_COLS, ALIGN_LEFT,
		   ROLE_TEXT, sl_from(T_(s->m, c->note)), s->gl->ellipsis);
	grid_spot(s->g, at, spot_line(LAYER_NARROW, i));
	if (!selected)
		return;
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
	grid_select(s->g, at.row, at.col, at.w);
	grid_park(s->g, at.row, at.col, true); /* where a screen reader reads */
}

/* Draws the words that the last one may become. */
static void draw_choices(const struct draw *s)
{
	struct condition_choice words[CONDITION_CHOICES];
	size_t begun;
	int n = (int)narrow_choices(s->m, words, &begun), selected = s->m->narrow.choice.selected;
	struct rect room = open_box(s, n < ROWS_MAX ? n : ROWS_MAX, T_(s->m, "Columns and words"));
	int top = selected >= room.h ? selected - room.h + 1 : 0;
	for (int i = 0; i < room.h && top + i < n; i++)
		draw_choice(s, (struct rect){room.row + i, room.col, 1, room.w}, &words[top + i],
			    top + i, top + i == selected);
}

/* Draws why the text is no condition. */
static void draw_fault(const struct draw *s)
{
	const char *why = s->m->narrow.fault.e.text;
	struct sl rest = sl_from(why), probe = rest, line;
	int cols = s->m->layout.body.w - 6, rows = 0;
	while (text_wrap(&probe, cols, &line))
		rows++;
	struct rect room = open_box(s, rows, T_(s->m, "Not a condition"));
	for (int i = 0; i < room.h && text_wrap(&rest, cols, &line); i++)
		grid_text(s->g, room, room.row + i, room.col + 2, ROLE_TEXT, line);
}

/* Marks the fault, or the last character if it is behind the text. */
static struct prompt_mark find_mark(const struct narrow *n)
{
	struct sl text = line_sl(&n->line);
	if (!n->faulty || n->fault.unfinished || text.n == 0)
		return (struct prompt_mark){0};
	if (n->fault.n > 0)
		return (struct prompt_mark){n->fault.at, n->fault.n};
	size_t last = text_before(text, text.n);
	return (struct prompt_mark){last, text.n - last};
}

void narrow_draw(const struct draw *s)
{
	char loaded[MONEY_CHARS], label[60];
	struct styled_line right;
	struct line hidden;
	const struct narrow *n = &s->m->narrow;
	struct prompt_mark mark = {0};
	bool hides = s->m->masked && !n->edited && n->line.n > 0;
	line_init(&hidden);
	line_set(&hidden, sl_from(s->gl->mask));
	count_print(store_loaded(s->m->loader.store), loaded);
	snprintf(label, sizeof label, T_(s, "narrow (%s loaded): "), loaded);
	styled_line_clear(&right);
	format_rows(&right, s->m);
	if (!hides)
		mark = find_mark(n);
	prompt_line_draw_marked(s, LAYER_NARROW, label, hides ? &hidden : &n->line, &right, mark);
	if (n->choice.open)
		draw_choices(s);
	else if (n->faulty && !n->fault.unfinished)
		draw_fault(s);
}

void narrow_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Enter", "keep");
	hints_add(h, "Tab", m->narrow.choice.open ? "next" : "columns");
	hints_add(h, "Ctrl-U", "clear");
}
