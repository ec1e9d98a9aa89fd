/* SPDX-License-Identifier: MIT */
/* The list of sort keys, each in use with its direction and its rank. */
#include "view/screens/sort_list.h"

#include "app/model/model_query.h"

#include "view/kit/hints.h"
#include "view/kit/side_list.h"

/* "↑1" for the first key of several, "↑" for the only one; in ASCII "^ 1", because "v1" would read
 * as a word. */
static void format_key(struct styled_line *w, const struct draw *s, int i)
{
	const struct lens_spec *spec = app_lens_spec(s->m);
	enum sort_key key = (enum sort_key)i;
	size_t at = 0;
	while (at < spec->n_sort && spec->sort[at].key != key)
		at++;
	if (at == spec->n_sort) {
		styled_line_chars(w, ROLE_TEXT, s->gl->ascii ? "    " : "   ");
	} else {
		styled_line_addf(w, ROLE_STRONG, "%s%s",
				 spec->sort[at].descending ? s->gl->down : s->gl->up,
				 s->gl->ascii ? " " : "");
		if (spec->n_sort > 1)
			styled_line_addf(w, ROLE_STRONG, "%zu ", at + 1);
		else
			styled_line_chars(w, ROLE_STRONG, "  ");
	}
	styled_line_chars(w, at < spec->n_sort ? ROLE_STRONG : ROLE_TEXT,
			  T_(s, sort_key_name(key)));
}

void sort_list_draw(const struct draw *s)
{
	side_list_draw(s, &(struct side_list){.layer = LAYER_SORT,
					      .title = T_(s, "Sort loaded rows by"),
					      .n = SORT_KEYS,
					      .selected = s->m->sort_list.selected,
					      .format = format_key});
}

void sort_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "sort");
	hints_add(h, "Space", "reverse");
	hints_add(h, "+", "add column");
	hints_add(h, "0", "API order");
}
