/* SPDX-License-Identifier: MIT */
/* Formats the sum of the burn and the shortest runway. */
#include "burn_totals.h"

#include "base/money.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"

#include "burn/burn_text.h"

/* The number of customers is amber while it is not that of all. */
static void add_known(struct styled_line *w, const struct draw *s, const struct burn_totals *t)
{
	const struct store *store = s->m->loader.store;
	char n[MONEY_CHARS];
	bool all = store_has_total(store) && t->n >= store_total(store);
	count_print(t->n, n);
	styled_line_addf(w, all ? ROLE_TEXT : ROLE_WARN, TC_(s, "customers", " of %s"), n);
}

static void add_shortest(struct styled_line *w, const struct draw *s, const struct burn_totals *t)
{
	char days[MONEY_CHARS];
	styled_line_addf(w, ROLE_STRONG, T_(s, "shortest %s d"), burn_text_days(t->shortest, days));
}

/* Estimates are not those of bills. */
static void add_source(struct styled_line *w, const struct draw *s)
{
	if (customer_burn_is_estimated(s->m))
		styled_line_chars(w, ROLE_DIM, T_(s, ", from snapshots"));
}

void burn_totals_format(struct styled_line *w, const struct draw *s, enum burn_totals_form form)
{
	const struct burn_totals *t = &s->m->burn.sums.totals;
	char a_day[MONEY_CHARS];
	styled_line_clear(w);
	if (!s->m->burn.in_table || t->n == 0)
		return;
	if (form == BURN_TOTALS_SHORT) {
		if (t->has_runway) {
			add_shortest(w, s, t);
			add_known(w, s, t);
			add_source(w, s);
		}
		return;
	}
	money_print(t->a_day, MONEY_CENTS, s->gl->ascii, a_day);
	styled_line_chars(w, ROLE_DIM, T_(s, "Burn "));
	styled_line_addf(w, ROLE_STRONG, T_(s, "%s a day"), a_day);
	add_known(w, s, t);
	if (t->has_runway) {
		styled_line_chars(w, ROLE_TEXT, TC_(s, "list", ", "));
		add_shortest(w, s, t);
	}
	add_source(w, s);
}
