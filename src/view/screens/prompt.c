/* SPDX-License-Identifier: MIT */
/* The prompt of ':' and, above it, the commands that match the text, with keys and help, or the
 * words that a command takes. */
#include "view/screens/prompt.h"

#include <stdio.h>

#include "base/text.h"

#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/hints.h"
#include "view/kit/prompt_line.h"

#define ROWS_MAX  10
#define NAME_COLS 17
#define KEYS_COLS 14
#define FEW_COLS  60 /* with less room the keys are left out */

/* Puts a field of w columns at *col and advances it. */
static void put_field(const struct draw *s, struct rect at, int *col, int w, enum role role,
		      const char *text)
{
	grid_field(s->g, at, at.row, *col, w - 1, ALIGN_LEFT, role, sl_from(text), s->gl->ellipsis);
	*col += w;
}

/* Returns the column of the note of an item in a room of w columns, from its left. */
static int find_note_col(const struct palette_item *i, int w)
{
	return 2 + NAME_COLS + (w >= FEW_COLS && i->action != DO_NOTHING ? KEYS_COLS : 0);
}

/* Counts the lines of an item: its note is shown whole where it is selected. */
static int count_lines(const struct draw *s, const struct palette_item *i, int w)
{
	struct sl rest = sl_from(T_(s, i->note)), line;
	int n = 0;
	while (text_wrap(&rest, w - find_note_col(i, w), &line))
		n++;
	return n > 0 ? n : 1;
}

/* Draws an item in a line, or the selected one in as many as at has. */
static void draw_item(const struct draw *s, struct rect at, const struct palette_item *i,
		      bool chosen)
{
	int col = at.col + 2, note = at.col + find_note_col(i, at.w);
	struct sl rest = sl_from(T_(s, i->note)), line;
	put_field(s, at, &col, NAME_COLS, ROLE_STRONG, i->word);
	if (col < note)
		put_field(s, at, &col, KEYS_COLS, ROLE_KEY,
			  s->m->settings.bindings.keys[i->action]);
	if (!chosen) {
		put_field(s, at, &col, at.col + at.w - col + 1, ROLE_TEXT, T_(s, i->note));
		return;
	}
	for (int row = at.row; row < at.row + at.h; row++) {
		if (text_wrap(&rest, at.col + at.w - note, &line))
			grid_text(s->g, at, row, note, ROLE_TEXT, line);
		grid_chars(s->g, at, row, at.col, ROLE_SELECT, s->gl->marker);
		grid_select(s->g, row, at.col, at.w);
	}
	grid_park(s->g, at.row, at.col, true); /* where a screen reader reads */
}

/* Names the words that the command takes, or counts the commands. */
static void format_title(const struct model *m, size_t n, char *out, size_t size)
{
	const struct action_info *i = action_info(palette_command(m));
	if (i->name[0])
		snprintf(out, size, ":%s %s", i->name, T_(m, action_argument(i->takes)->usage));
	else
		snprintf(out, size, T_(m, "Commands: %zu of %d"), n, ACTION_COUNT - 1);
}

/* Draws an empty box of so many rows above the prompt; its height is 0 if there is no room. */
static struct rect open_box(const struct draw *s, size_t items, int rows)
{
	char title[100];
	struct rect body = s->m->layout.body;
	if (body.h < 3)
		return (struct rect){0};
	format_title(s->m, items, title, sizeof title);
	int h = rows < body.h - 2 ? rows : body.h - 2;
	return box_draw(s, (struct rect){body.row + body.h - h - 2, body.col, h + 2, body.w},
			title);
}

/* Says what the words are when none is offered: free text, or nothing that begins so. */
static void draw_explanation(const struct draw *s)
{
	enum action a = palette_command(s->m);
	const char *text = action_argument(action_info(a)->takes)->help;
	struct sl rest = sl_from(
		      T_(s->m, a != DO_NOTHING && !text[0] ? N_("no words may follow it") : text)),
		  line;
	struct sl probe = rest;
	int cols = s->m->layout.body.w - 6, rows = 0;
	while (text_wrap(&probe, cols, &line))
		rows++;
	if (rows == 0)
		return;
	struct rect room = open_box(s, 0, rows);
	for (int row = room.row; text_wrap(&rest, cols, &line); row++)
		grid_text(s->g, room, row, room.col + 2, ROLE_TEXT, line);
}

static void draw_palette(const struct draw *s)
{
	struct palette_item items[PALETTE_ITEMS];
	size_t n = palette_items(s->m, items);
	int selected = s->m->prompt.palette.selected;
	if (n == 0) {
		draw_explanation(s);
		return;
	}
	bool chosen = selected >= 0 && (size_t)selected < n;
	int more = chosen ? count_lines(s, &items[selected], s->m->layout.body.w - 2) - 1 : 0;
	struct rect room = open_box(s, n, (n < ROWS_MAX ? (int)n : ROWS_MAX) + more);
	more = more < room.h ? more : room.h - 1;
	int top = selected >= room.h - more ? selected - (room.h - more) + 1 : 0;
	int row = room.row, end = room.row + room.h;
	for (size_t i = (size_t)top; i < n && row < end; i++) {
		int h = (int)i == selected ? 1 + more : 1;
		struct rect at = {row, room.col, h, room.w};
		draw_item(s, at, &items[i], (int)i == selected);
		grid_spot(s->g, at, spot_line(LAYER_PROMPT, (int)i));
		row += h;
	}
}

/* Tells whether the text was recalled, may be about a customer, and personal data is masked. */
static bool hides_words(const struct model *m)
{
	return m->masked && !m->prompt.edited &&
	       argument_is_personal(action_info(palette_command(m))->takes);
}

void prompt_draw(const struct draw *s)
{
	char text[LINE_BYTES];
	struct line hidden;
	bool hides = hides_words(s->m);
	line_init(&hidden);
	snprintf(text, sizeof text, "%s %s", action_info(palette_command(s->m))->name, s->gl->mask);
	line_set(&hidden, sl_from(text));
	prompt_line_draw(s, LAYER_PROMPT, ":", hides ? &hidden : &s->m->prompt.line, NULL);
	draw_palette(s);
}

void prompt_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Enter", "run");
	hints_add(h, "Tab", "complete");
	hints_add(h, "Up", m->prompt.line.n ? N_("choose") : N_("earlier"));
}
