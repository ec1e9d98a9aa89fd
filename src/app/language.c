/* SPDX-License-Identifier: MIT */
/* Changes the language of the screen, which the API's messages follow. */
#include "language.h"

#include <string.h>

#include "app/model/model.h"

void language_follow(struct model *m, struct effects *fx)
{
	struct settings *s = &m->settings;
	const char *wanted = wire_language_for(m->lang);
	const char *now = s->language ? s->language : wire_language_for(NULL);
	if (!s->language_follows || strcmp(now, wanted) == 0)
		return;
	s->language = wanted;
	effects_add(fx, EFFECT_LANGUAGE)->text = sl_from(wanted);
}

void language_choose(struct model *m, const struct catalog *lang, struct effects *fx)
{
	m->lang = lang;
	m->dirty = true;
	table_settle_columns(m);
	language_follow(m, fx);
}
