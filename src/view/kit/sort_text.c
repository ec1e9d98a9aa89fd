/* SPDX-License-Identifier: MIT */
#include "view/kit/sort_text.h"

#include "app/model/model_query.h"

static void add_sort(struct words *w, const struct scene *s, const struct lens_spec *spec)
{
	for (size_t i = 0; i < spec->n_sort; i++)
		words_addf(w, ROLE_TEXT, "%s%s%s", i ? ", " : "by ",
			   sort_key_name(spec->sort[i].key),
			   spec->sort[i].descending ? s->gl->down : s->gl->up);
}

static void add_standings(struct words *w, const struct lens_spec *spec)
{
	words_gap(w, "; ");
	words_chars(w, ROLE_TEXT, "only");
	for (int i = 0; i < STANDINGS; i++)
		if (spec->standings & STANDING_BIT(i))
			words_addf(w, ROLE_TEXT, " %s", standing_name((enum standing)i));
}

void lens_say(struct words *w, const struct scene *s)
{
	const struct lens_spec *spec = app_lens_spec(s->m);
	words_clear(w);
	add_sort(w, s, spec);
	if (spec->standings)
		add_standings(w, spec);
	if (spec->like.on) {
		words_gap(w, "; ");
		words_addf(w, ROLE_TEXT, "only this %s", sort_key_name(spec->like.by));
	}
	if (spec->narrow[0]) {
		words_gap(w, "; ");
		words_addf(w, ROLE_TEXT, "with \"%s\"", s->m->masked ? s->gl->mask : spec->narrow);
	}
}
