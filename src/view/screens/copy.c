/* SPDX-License-Identifier: MIT */
/* The list of what can be copied about the customer under the cursor, or about those marked. */
#include "view/screens/copy.h"

#include <stdio.h>

#include "view/kit/hints.h"
#include "view/kit/side_list.h"

static void format_choice(struct styled_line *w, const struct draw *s, int i)
{
	const struct copy_choice *choice = copy_choice_of((enum copy_kind)i);
	styled_line_addf(w, ROLE_KEY, "%c ", choice->key);
	styled_line_chars(w, i == s->m->copy.selected ? ROLE_STRONG : ROLE_TEXT,
			  T_(s, choice->title));
}

void copy_draw(const struct draw *s)
{
	char title[60];
	if (s->m->marks.n)
		snprintf(title, sizeof title, T_(s, "Copy of %zu marked"), s->m->marks.n);
	else
		snprintf(title, sizeof title, "%s", T_(s, "Copy"));
	side_list_draw(s, &(struct side_list){.layer = LAYER_COPY,
					      .title = title,
					      .n = COPY_KINDS,
					      .selected = s->m->copy.selected,
					      .format = format_choice});
}

void copy_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "copy");
}
