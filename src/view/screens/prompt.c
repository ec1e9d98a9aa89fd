/* SPDX-License-Identifier: MIT */
/* The prompt of ':' and, above it, the commands that match the text, with keys and help. */
#include "view/screens/prompt.h"

#include <stdio.h>

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

static void draw_action(const struct draw *s, struct rect at, enum action a, bool chosen)
{
	const struct action_info *info = action_info(a);
	int col = at.col + 2;
	put_field(s, at, &col, NAME_COLS, ROLE_STRONG, info->name);
	if (at.w >= FEW_COLS)
		put_field(s, at, &col, KEYS_COLS, ROLE_KEY, s->m->settings.bindings.keys[a]);
	put_field(s, at, &col, at.col + at.w - col + 1, ROLE_TEXT, info->help);
	if (!chosen)
		return;
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
	grid_select(s->g, at.row, at.col, at.w);
	grid_park(s->g, at.row, at.col, true); /* where a screen reader reads */
}

static void draw_palette(const struct draw *s)
{
	enum action found[ACTION_COUNT];
	struct rect body = s->m->layout.body;
	int n = (int)palette_actions(s->m, found), selected = s->m->prompt.palette.selected;
	int h = n < ROWS_MAX ? n : ROWS_MAX;
	char title[40];
	if (n == 0 || body.h < 3)
		return;
	h = h < body.h - 2 ? h : body.h - 2;
	snprintf(title, sizeof title, "Commands: %d of %d", n, ACTION_COUNT - 1);
	struct rect room =
	    box_draw(s, (struct rect){body.row + body.h - h - 2, body.col, h + 2, body.w}, title);
	int top = selected >= h ? selected - h + 1 : 0;
	for (int i = 0; i < room.h; i++)
		draw_action(s, (struct rect){room.row + i, room.col, 1, room.w}, found[top + i],
			    top + i == selected);
}

void prompt_draw(const struct draw *s)
{
	prompt_line_draw(s, LAYER_PROMPT, ":", &s->m->prompt.line, NULL);
	draw_palette(s);
}

void prompt_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Enter", "run");
	hints_add(h, "Tab", "complete");
	hints_add(h, "Up", m->prompt.line.n ? "choose" : "earlier");
}
