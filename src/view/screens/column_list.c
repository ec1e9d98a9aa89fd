/* SPDX-License-Identifier: MIT */
/* The list of columns in their order: shown or hidden, width, frozen or not. */
#include "view/screens/column_list.h"

#include "app/model/model_query.h"

#include "view/kit/column_text.h"
#include "view/kit/hints.h"
#include "view/kit/side_list.h"

#define TITLE_COLS 16

/* Tells whether the i-th column is among those that stay when the others scroll. */
static bool is_frozen(const struct column_set *set, int i)
{
	int shown = 0;
	for (int before = 0; before <= i; before++)
		shown += !set->hidden[set->order[before]];
	return !set->hidden[set->order[i]] && shown <= set->frozen;
}

static void format_column(struct styled_line *w, const struct draw *s, int i)
{
	const struct column_set *set = &s->m->columns;
	struct column_room room = app_column_room(s->m);
	enum column_id id = set->order[i];
	bool hidden = set->hidden[id];
	struct sl burn = app_key(s->m, DO_BURN), changes = app_key(s->m, DO_CHANGES);
	styled_line_chars(w, ROLE_TEXT, hidden ? "[ ] " : "[x] ");
	styled_line_pad(w, hidden ? ROLE_DIM : ROLE_TEXT,
			T_(s, column_title(id, LAYOUT_NORMAL, s->gl->ascii)), TITLE_COLS);
	styled_line_addf(w, set->width[id] ? ROLE_STRONG : ROLE_DIM, "%3d",
			 columns_width(set, &room, id));
	if (column_needs_burn(id) && !room.burn)
		styled_line_addf(w, ROLE_DIM, T_(s, "  with %.*s"), (int)burn.n, burn.p);
	else if (column_needs_comparison(id) && !room.changes)
		styled_line_addf(w, ROLE_DIM, T_(s, "  with %.*s"), (int)changes.n, changes.p);
	else
		styled_line_chars(w, ROLE_DIM, is_frozen(set, i) ? T_(s, "  stays") : "");
}

void column_list_draw(const struct draw *s)
{
	side_list_draw(s, &(struct side_list){.layer = LAYER_COLUMNS,
					      .title = T_(s, "Columns"),
					      .n = COLUMNS,
					      .selected = s->m->column_list.selected,
					      .format = format_column,
					      .checks = true});
}

void column_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "OK");
	hints_add(h, "Space", "show/hide");
	hints_add(h, "J/K", "move");
	hints_add(h, "<>=", "width");
	hints_add(h, "f", "freeze");
	hints_add(h, "0", "reset");
}
