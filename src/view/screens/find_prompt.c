/* SPDX-License-Identifier: MIT */
/* The prompt of finding in the message line, with the number of rows that match. */
#include "view/screens/find_prompt.h"

#include <stdio.h>

#include "app/model/model_query.h"

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/prompt_line.h"

static void format_matches(struct styled_line *w, const struct model *m)
{
	char n[MONEY_CHARS];
	uint64_t matches = app_find_matches(m);
	count_print(matches, n);
	if (m->find.searching)
		styled_line_chars(w, ROLE_DIM, T_(m, " searching"));
	else if (app_find_text(m)[0] && matches)
		styled_line_addf(w, ROLE_DIM, P_(m, matches, " %s row", " %s rows"), n);
	else if (app_find_text(m)[0])
		styled_line_chars(w, ROLE_WARN, T_(m, " not found"));
}

void find_prompt_draw(const struct draw *s)
{
	char loaded[MONEY_CHARS], label[60];
	struct styled_line right;
	struct line hidden;
	const struct line *l = &s->m->find_prompt.line;
	/* An earlier text is masked until it is changed. */
	bool hides = s->m->masked && line_is_recalled(l);
	line_init(&hidden);
	line_set(&hidden, sl_from(s->gl->mask));
	count_print(store_loaded(s->m->loader.store), loaded);
	snprintf(label, sizeof label, T_(s, "find (%s loaded): "), loaded);
	styled_line_clear(&right);
	format_matches(&right, s->m);
	prompt_line_draw(s, LAYER_FIND, label, hides ? &hidden : l, &right);
}

void find_prompt_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "go there");
	hints_add(h, "Tab", "narrow instead");
	hints_add(h, "Up", "earlier");
}
