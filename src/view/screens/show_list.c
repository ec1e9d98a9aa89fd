/* SPDX-License-Identifier: MIT */
/* The list of credit statuses: how many loaded customers have each, and the rule of each. */
#include "view/screens/show_list.h"

#include "app/model/model_query.h"

#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/side_list.h"

#define COLS     58
#define ALL_COLS 56 /* in a narrower window a word replaces the rule */

static void format_status(struct styled_line *w, const struct draw *s, int i)
{
	enum credit_status st = (enum credit_status)i;
	char n[MONEY_CHARS], rule[STATUS_RULE_BYTES];
	count_print(store_totals(s->m->loader.store)->by_credit_status[st], n);
	credit_status_rule(s->lang, st, &s->m->settings.thresholds, rule);
	styled_line_chars(w, ROLE_TEXT, app_shows_status(s->m, st) ? "[x] " : "[ ] ");
	styled_line_addf(w, format_status_role(st), "%s %-4s", s->gl->credit_status[st],
			 credit_status_name(st));
	styled_line_addf(w, ROLE_TEXT, "%9s  %s", n,
			 s->g->cols < ALL_COLS ? T_(s, credit_status_meaning(st)) : rule);
}

void show_list_draw(const struct draw *s)
{
	side_list_draw_wide(s,
			    &(struct side_list){.layer = LAYER_SHOW,
						.title = T_(s, "Loaded customers to show"),
						.n = STATUSES,
						.selected = s->m->show_list.selected,
						.format = format_status,
						.checks = true},
			    COLS);
}

void show_list_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "OK");
	hints_add(h, "Space", "show/hide");
	hints_add(h, "1", "only this");
	hints_add(h, "0", "all");
}
