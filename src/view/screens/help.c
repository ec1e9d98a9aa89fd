/* SPDX-License-Identifier: MIT */
/* The list of commands with keys and help, made from action.def. */
#include "view/screens/help.h"

#include <stdio.h>

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/hints.h"
#include "view/kit/input.h"
#include "view/kit/styled_line.h"

#define GROUP_COLS 11
#define KEYS_COLS  14
#define NAME_COLS  16
#define ALL_COLS   90 /* with less room the names, then the groups are left out */
#define FEW_COLS   50

struct matches {
	enum action at[ACTION_COUNT];
	int n;
};

static void draw_filter(const struct draw *s, struct rect at, int n)
{
	struct styled_line count;
	const struct line *filter = &s->m->help.filter;
	styled_line_clear(&count);
	styled_line_addf(&count, ROLE_DIM, "%d of %d commands", n, ACTION_COUNT - 1);
	styled_line_draw_right(&count, s, at);
	int label = grid_chars(s->g, at, at.row, at.col, ROLE_DIM, "Filter: ");
	at.col += label;
	at.w -= label + styled_line_width(&count) + 2;
	input_draw(s, at, filter, ROLE_STRONG, app_top_layer(s->m) == LAYER_HELP);
}

/* Puts a field of w columns at *col and advances it. */
static void put_field(const struct draw *s, struct rect at, int *col, int w, enum role role,
		      const char *text)
{
	grid_field(s->g, at, at.row, *col, w - 1, ALIGN_LEFT, role, sl_from(text), s->gl->ellipsis);
	*col += w;
}

static void draw_action(const struct draw *s, struct rect at, enum action a, bool new_group)
{
	const struct action_info *info = action_info(a);
	int col = at.col + 2;
	if (at.w >= FEW_COLS)
		put_field(s, at, &col, GROUP_COLS, ROLE_HEAD, new_group ? info->group : "");
	put_field(s, at, &col, KEYS_COLS, ROLE_KEY, s->m->settings.bindings.keys[a]);
	if (at.w >= ALL_COLS)
		put_field(s, at, &col, NAME_COLS, ROLE_DIM, info->name);
	put_field(s, at, &col, at.col + at.w - col + 1, ROLE_TEXT, info->help);
}

static void draw_list(const struct draw *s, struct rect room, const struct matches *found)
{
	const struct help *h = &s->m->help;
	const char *group = "";
	for (int i = 0; i < room.h && h->top + i < found->n; i++) {
		enum action a = found->at[h->top + i];
		struct rect at = {room.row + i, room.col, 1, room.w};
		draw_action(s, at, a, !sl_equal(sl_from(group), sl_from(action_info(a)->group)));
		group = action_info(a)->group;
		if (h->top + i == h->selected) {
			grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
			grid_select(s->g, at.row, at.col, at.w);
		}
	}
	if (found->n == 0 && room.h > 0)
		grid_chars(s->g, room, room.row, room.col + 2, ROLE_DIM, "No command matches.");
}

/* Draws the keys of the screen below, which are no commands, into the lower edge of the box. */
static void draw_keys_beneath(const struct draw *s, struct rect box)
{
	const struct model *m = s->m;
	struct rect at = {box.row + box.h - 1, box.col + 2, 1, box.w - 4};
	struct styled_line w;
	size_t i = 0;
	while (i < m->n_layers && m->layers[i] != LAYER_HELP)
		i++;
	if (i == 0 || box.h < 3 || box.w < FEW_COLS)
		return;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_DIM, " here:");
	styled_line_gap(&w, "");
	hints_say(&w, s, m->layers[i - 1], at.w - styled_line_width(&w) - 1);
	styled_line_chars(&w, ROLE_DIM, " ");
	styled_line_draw(&w, s, at);
}

void help_draw(const struct draw *s)
{
	struct matches found;
	struct rect room = box_draw(s, layout_help(&s->m->layout), "Help");
	if (room.h < 1 || room.w < 4)
		return;
	found.n = help_actions(s->m, found.at);
	draw_keys_beneath(s, layout_help(&s->m->layout));
	draw_list(s, (struct rect){room.row + 1, room.col, room.h - 1, room.w}, &found);
	draw_filter(s, (struct rect){room.row, room.col + 2, 1, room.w - 3}, found.n);
}

void help_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "run");
	hints_add(h, "Up/Down", "choose");
}
