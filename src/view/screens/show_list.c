/* SPDX-License-Identifier: MIT */
/* The list of credit statuses, with the loaded customers that have each. */
#include "view/screens/show_list.h"

#include "app/model/model_query.h"

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/side_list.h"

static void format_status(struct styled_line *w, const struct draw *s, int i)
{
	enum credit_status st = (enum credit_status)i;
	char n[MONEY_CHARS];
	unsigned shown = app_lens_spec(s->m)->statuses;
	count_print(store_totals(s->m->loader.store)->by_credit_status[st], n);
	styled_line_chars(w, ROLE_TEXT, shown & STATUS_BIT(st) ? "[x] " : "[ ] ");
	styled_line_addf(w, format_status_role(st), "%s %-4s", s->gl->credit_status[st],
			 credit_status_name(st));
	styled_line_addf(w, ROLE_TEXT, "%9s loaded", n);
}

void show_list_draw(const struct draw *s)
{
	side_list_draw(s, &(struct side_list){"Show of loaded rows", STATUSES,
					      s->m->show_list.selected, format_status});
}

void show_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Space", "show or hide");
	hints_add(h, "0", "all");
}
