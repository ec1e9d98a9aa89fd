/* SPDX-License-Identifier: MIT */
/* Describes the lens: sort order, statuses, narrowing. */
#include "view/kit/sort_text.h"

#include "store/row_condition.h"

#include "app/model/model_query.h"
#include "app/table/arrange.h"

static void add_sort(struct styled_line *w, const struct draw *s, const struct lens_spec *spec)
{
	if (arrange_is_worst_first(spec)) {
		styled_line_chars(w, ROLE_TEXT, T_(s, "worst first"));
		return;
	}
	for (size_t i = 0; i < spec->n_sort; i++)
		styled_line_addf(w, ROLE_TEXT, "%s%s%s%s", i ? TC_(s, "list", ", ") : T_(s, "by "),
				 T_(s, sort_key_name(spec->sort[i].key)), s->gl->ascii ? " " : "",
				 spec->sort[i].descending ? s->gl->descending : s->gl->ascending);
}

static void add_statuses(struct styled_line *w, const struct draw *s, const struct lens_spec *spec)
{
	styled_line_gap(w, TC_(s, "list", "; "));
	if (spec->statuses == STATUS_AT_RISK) {
		styled_line_chars(w, ROLE_TEXT, T_(s, "only at risk"));
		return;
	}
	styled_line_chars(w, ROLE_TEXT, T_(s, "only"));
	for (int i = 0; i < STATUSES; i++)
		if (spec->statuses & STATUS_BIT(i))
			styled_line_addf(w, ROLE_TEXT, " %s",
					 credit_status_name((enum credit_status)i));
}

/* One text is shown as such, anything else as it was typed. */
static void add_condition(struct styled_line *w, const struct draw *s, const struct lens_spec *spec)
{
	struct condition c;
	struct condition_fault unused = {.at = 0};
	struct sl text = {"", 0};
	if (row_condition_parse(sl_from(spec->narrow), &c, &unused))
		text = condition_only_text(&c);
	if (s->m->masked)
		styled_line_addf(w, ROLE_TEXT, T_(s, "with \"%s\""), s->gl->mask);
	else if (text.n)
		styled_line_addf(w, ROLE_TEXT, T_(s, "with \"%.*s\""), (int)text.n, text.p);
	else
		styled_line_addf(w, ROLE_TEXT, T_(s, "where %s"), spec->narrow);
}

void sort_text(struct styled_line *w, const struct draw *s)
{
	const struct lens_spec *spec = app_lens_spec(s->m);
	styled_line_clear(w);
	add_sort(w, s, spec);
	if (spec->statuses)
		add_statuses(w, s, spec);
	if (spec->like.on) {
		styled_line_gap(w, TC_(s, "list", "; "));
		if (spec->like.in_band)
			styled_line_addf(w, ROLE_TEXT, T_(s, "only %s %s"),
					 T_(s, sort_key_name(spec->like.by)),
					 T_(s, remaining_band_name(spec->like.band)));
		else
			styled_line_addf(w, ROLE_TEXT, T_(s, "only this %s"),
					 T_(s, sort_key_name(spec->like.by)));
	}
	if (spec->narrow[0]) {
		styled_line_gap(w, TC_(s, "list", "; "));
		add_condition(w, s, spec);
	}
}
