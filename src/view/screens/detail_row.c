/* SPDX-License-Identifier: MIT */
/* The list of facts that the detail pane is made of. */
#include "detail_rows.h"

struct fact *facts_add(struct facts *f, const char *label)
{
	struct fact *fact = &f->at[f->n < FACTS_MAX ? f->n++ : FACTS_MAX - 1];
	fact->label = label;
	words_clear(&fact->words);
	fact->text = (struct sl){"", 0};
	fact->wraps = fact->has_gauge = fact->is_scale = false;
	fact->gauge = (struct gauge){0};
	fact->gauge_role = ROLE_TEXT;
	return fact;
}
