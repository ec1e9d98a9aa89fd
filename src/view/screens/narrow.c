/* SPDX-License-Identifier: MIT */
/* The prompt of narrowing in the message line. */
#include "view/screens/narrow.h"

#include <stdio.h>

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/prompt_line.h"

static void format_rows(struct styled_line *w, const struct model *m)
{
	char n[MONEY_CHARS];
	uint64_t rows = lens_rows(m->lens);
	if (!lens_spec_of(m->lens)->narrow[0])
		return;
	count_print(rows, n);
	if (rows)
		styled_line_addf(w, ROLE_DIM, P_(m, rows, " %s row", " %s rows"), n);
	else
		styled_line_chars(w, ROLE_WARN, T_(m, " not found"));
}

void narrow_draw(const struct draw *s)
{
	char loaded[MONEY_CHARS], label[60];
	struct styled_line right;
	struct line hidden;
	const struct narrow *n = &s->m->narrow;
	bool hides = s->m->masked && !n->edited && n->line.n > 0;
	line_init(&hidden);
	line_set(&hidden, sl_from(s->gl->mask));
	count_print(store_loaded(s->m->loader.store), loaded);
	snprintf(label, sizeof label, T_(s, "narrow (%s loaded): "), loaded);
	styled_line_clear(&right);
	format_rows(&right, s->m);
	prompt_line_draw(s, LAYER_NARROW, label, hides ? &hidden : &n->line, &right);
}

void narrow_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "keep");
	hints_add(h, "Ctrl-U", "clear");
}
