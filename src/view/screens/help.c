/* SPDX-License-Identifier: MIT */
/* Draws the help: keys, words with the look that they have on the screen, and commands. */
#include "view/screens/help.h"

#include <string.h>

#include "base/text.h"

#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/input.h"
#include "view/kit/styled_line.h"

static void draw_filter(const struct draw *s, struct rect at, const struct help_page *p)
{
	struct styled_line count;
	const struct help *h = &s->m->help;
	styled_line_clear(&count);
	styled_line_addf(&count, ROLE_DIM, T_(s, "%d of %d entries"), p->n, p->all);
	styled_line_draw_right(&count, s, at);
	int label = grid_chars(s->g, at, at.row, at.col, ROLE_DIM, T_(s, "Filter: "));
	at.col += label;
	at.w -= label + styled_line_width(&count) + 2;
	input_draw(s, at, &h->filter, ROLE_STRONG, app_top_layer(s->m) == LAYER_HELP);
	const char *example = T_(s, "type a word: save, debt, sort");
	if (h->filter.n == 0 && at.w > text_width(sl_from(example)) + 2)
		grid_chars(s->g, at, at.row, at.col + 2, ROLE_DIM, example);
}

static enum role look_role(const struct legend_term *t)
{
	switch (t->look) {
	case LEGEND_PLAIN: return t->sign[0] ? ROLE_TEXT : ROLE_STRONG;
	case LEGEND_DIM: return ROLE_DIM;
	case LEGEND_STRONG: return ROLE_STRONG;
	case LEGEND_AMBER: return ROLE_WARN;
	case LEGEND_CURRENT: return ROLE_SELECT;
	case LEGEND_FOUND: return ROLE_MATCH;
	case LEGEND_AS_STATUS: return format_status_role(t->as);
	case LEGEND_AS_BAR: return format_bar_role(t->as);
	}
	return ROLE_TEXT;
}

static enum role keys_role(const struct draw *s, const struct help_entry *e)
{
	const struct legend_term *t = e->kind == HELP_TERM ? legend_term((size_t)e->at) : NULL;
	if (t)
		return look_role(t);
	const struct layer_key *k = e->kind == HELP_KEY ? help_key_at(s->m, e->at) : NULL;
	return k && k->is_word ? ROLE_STRONG : ROLE_KEY;
}

/* Draws the lines of an entry that are in the room; row is that of the first one, which may be
 * above it. */
static void draw_entry(const struct draw *s, struct rect room, int row, const struct help_entry *e)
{
	struct help_text t;
	struct sl line;
	int indent = help_indent(&s->m->layout);
	help_text_of(s->m, e, s->gl->ascii, &t);
	grid_field(s->g, room, row, room.col + 2, HELP_KEYS_COLS - 1, ALIGN_LEFT, keys_role(s, e),
		   sl_from(t.keys), s->gl->ellipsis);
	if (t.name[0])
		grid_field(s->g, room, row, room.col + 2 + HELP_KEYS_COLS, HELP_NAME_COLS - 1,
			   ALIGN_LEFT, ROLE_DIM, sl_from(t.name), s->gl->ellipsis);
	struct sl rest = sl_from(t.text);
	for (; text_wrap(&rest, help_text_cols(&s->m->layout), &line); row++)
		grid_text(s->g, room, row, room.col + indent, ROLE_TEXT, line);
}

static void draw_head(const struct draw *s, struct rect room, int row, const struct help_entry *e)
{
	struct styled_line w;
	if (!e->head || row < room.row || row >= room.row + room.h)
		return;
	styled_line_clear(&w);
	styled_line_addf(&w, ROLE_HEAD, "%s%s", e->kind == HELP_KEY ? T_(s, "This screen: ") : "",
			 T_(s, e->head));
	styled_line_draw(&w, s, (struct rect){row, room.col + 1, 1, room.w - 1});
}

/* Marks the lines of the selected entry. The cursor goes along, for screen readers, unless the
 * filter is being typed. */
static void mark_selected(const struct draw *s, struct rect room, int row,
			  const struct help_entry *e)
{
	for (int i = row < room.row ? room.row : row; i < row + e->lines && i < room.row + room.h;
	     i++) {
		struct rect at = {i, room.col, 1, room.w};
		grid_chars(s->g, at, i, at.col, ROLE_SELECT, s->gl->marker);
		grid_select(s->g, i, at.col, at.w);
	}
	if (s->m->help.moved && app_top_layer(s->m) == LAYER_HELP)
		grid_park(s->g, row < room.row ? room.row : row, room.col, true);
}

static void draw_list(const struct draw *s, struct rect room, const struct help_page *p)
{
	const struct help *h = &s->m->help;
	for (int i = 0; i < p->n; i++) {
		const struct help_entry *e = &p->at[i];
		int row = room.row + e->line - h->top;
		draw_head(s, room, row - 1, e);
		if (row + e->lines <= room.row || row >= room.row + room.h)
			continue;
		draw_entry(s, room, row, e);
		grid_spot(s->g,
			  rect_intersect(room, (struct rect){row, room.col, e->lines, room.w}),
			  spot_line(LAYER_HELP, i));
		if (i == h->selected)
			mark_selected(s, room, row, e);
	}
	if (p->n == 0 && room.h > 0)
		grid_chars(s->g, room, room.row, room.col + 2, ROLE_DIM,
			   T_(s, "Nothing matches; Esc clears the filter."));
}

void help_draw(const struct draw *s)
{
	struct help_page p;
	struct rect room = box_draw(s, layout_help(&s->m->layout), T_(s, "Help"));
	help_page_make(s->m, &p);
	draw_filter(s, (struct rect){room.row, room.col + 2, 1, room.w - 3}, &p);
	draw_list(s, (struct rect){room.row + 1, room.col, room.h - 1, room.w}, &p);
}

void help_hints(struct hints *h, const struct model *m)
{
	hints_add(h, "Enter", help_action(m, m->help.selected) != DO_NOTHING ? N_("run") : "");
	hints_add(h, "Up/Down", "choose");
}
