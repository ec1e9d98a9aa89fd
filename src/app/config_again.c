/* SPDX-License-Identifier: MIT */
/* Takes keys, commands and other settings from a configuration file that was read again. */
#include "config_again.h"

#include "app/model/event.h"
#include "app/model/model.h"

#include "fetch/effects.h"
#include "lang/sentence.h"

void config_again_ask(struct model *m, struct effects *fx)
{
	(void)m;
	effects_add(fx, EFFECT_CONFIG);
}

/* A key that is half typed may have another meaning now. */
static void take_settings(struct model *m, const struct settings *s)
{
	m->settings.bindings = s->bindings;
	m->settings.own = s->own;
	m->settings.watch_every_ms = s->watch_every_ms;
	m->settings.console_url = s->console_url;
	m->settings.load_all_max = m->loader.load_all_max = s->load_all_max;
	keymap_init(&m->keymap, &m->settings.bindings);
}

void config_again_take(struct model *m, const struct event *e)
{
	char room[SENTENCE_ROOM];
	const char *why = e->config.why ? e->config.why : N_("there is none");
	m->dirty = true;
	if (e->config.settings)
		take_settings(m, e->config.settings);
	if (!e->config.settings)
		toast_error(m, "The configuration file was not read again: %s",
			    lang_sentence(m->lang, why, room, sizeof room));
	else if (e->config.why)
		toast_error(m, "The configuration file was read again, but %s",
			    lang_sentence(m->lang, why, room, sizeof room));
	else if (e->config.later)
		toast_info(m, "The configuration file was read again; at the next start change: %s",
			   e->config.later);
	else
		toast_info(m, "The configuration file was read again");
}
