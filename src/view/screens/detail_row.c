/* SPDX-License-Identifier: MIT */
/* Adds rows to the list that the detail pane draws. */
#include "detail_row.h"

struct detail_row *detail_row_add(struct detail_rows *f, const char *label)
{
	struct detail_row *fact = &f->at[f->n < FACTS_MAX ? f->n++ : FACTS_MAX - 1];
	fact->label = label;
	styled_line_clear(&fact->words);
	fact->text = (struct sl){"", 0};
	fact->wraps = fact->has_gauge = fact->is_scale = false;
	fact->gauge = (struct gauge){0};
	fact->gauge_role = ROLE_TEXT;
	return fact;
}
