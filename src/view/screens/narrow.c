/* SPDX-License-Identifier: MIT */
/* The prompt of narrowing in the message line. */
#include "view/screens/narrow.h"

#include <stdio.h>

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/prompt_line.h"

void narrow_draw(const struct draw *s)
{
	char loaded[MONEY_CHARS], label[60];
	count_print(store_loaded(s->m->loader.store), loaded);
	snprintf(label, sizeof label, "narrow (%s loaded): ", loaded);
	prompt_line_draw(s, LAYER_NARROW, label, &s->m->narrow.line, NULL);
}

void narrow_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "keep");
	hints_add(h, "Ctrl-U", "clear");
}
