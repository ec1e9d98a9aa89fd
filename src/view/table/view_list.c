/* SPDX-License-Identifier: MIT */
/* The list of saved views, each with its digit, its name and its condition. */
#include "view/table/view_list.h"

#include "app/model/model_query.h"

#include "view/kit/hints.h"
#include "view/kit/side_list.h"

#include "lang/lang.h"

#define COLS      58
#define NAME_COLS 18
#define DIGITS    9 /* views that a digit chooses */

static void format_view(struct styled_line *w, const struct draw *s, int i)
{
	const struct saved_view *v = &s->m->view_list.views.at[i];
	if (i < DIGITS)
		styled_line_addf(w, ROLE_KEY, "%d ", i + 1);
	else
		styled_line_chars(w, ROLE_TEXT, "  ");
	int end = styled_line_width(w) + NAME_COLS;
	styled_line_cut(w, ROLE_TEXT, sl_from(v->name), NAME_COLS, s->gl->ellipsis);
	styled_line_addf(w, ROLE_DIM, "%*s ", end - styled_line_width(w), "");
	styled_line_cut(w, ROLE_DIM, sl_from(s->m->masked && v->where[0] ? s->gl->mask : v->where),
			COLS - NAME_COLS - 8, s->gl->ellipsis);
}

void view_list_draw(const struct draw *s)
{
	side_list_draw_wide(s,
			    &(struct side_list){.layer = LAYER_VIEWS,
						.title = T_(s->m, "Saved views"),
						.n = (int)s->m->view_list.views.n,
						.selected = s->m->view_list.selected,
						.format = format_view},
			    COLS);
}

void view_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "show it");
	hints_add(h, "1-9", "show");
}
