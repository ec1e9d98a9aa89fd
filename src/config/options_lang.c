/* SPDX-License-Identifier: MIT */
/* Chooses the language of the texts by option and environment. */
#include "config/options_lang.h"

#include <string.h>

#include "api/wire.h"

#define NAME_CHARS     40
#define SENTENCE_BYTES 200

static bool refuse_lang(struct sl v, struct err *e)
{
	const struct catalog *lang;
	struct buf names;
	buf_init(&names, SENTENCE_BYTES);
	const char *next = lang_text_in(err_lang(e), "between two of a list", ", ");
	for (size_t i = 0; (lang = lang_at(i)) != NULL; i++)
		buf_addf(&names, "%s%s", next, lang_name(lang));
	err_set(e, ERR_USAGE, "--lang must be one of auto%sen%s; not \"%.*s\"", next,
		names.n ? names.p : "", (int)sl_take(v, NAME_CHARS).n, v.p);
	buf_release(&names);
	return false;
}

bool options_lang_set(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	char name[NAME_CHARS];
	const struct catalog *lang = NULL;
	(void)o;
	bool is_auto = sl_equal(v, SL("auto"));
	if (!is_auto && (!sl_to_chars(v, name, sizeof name) || !lang_parse(name, &lang)))
		return refuse_lang(v, e);
	p->o->has_lang = !is_auto;
	p->o->lang = lang;
	if (e && !is_auto)
		e->lang = lang;
	return true;
}

const struct catalog *options_lang_of(const char *(*env)(const char *name))
{
	struct lang_environment of = {env("LC_ALL"), env("LC_MESSAGES"), env("LANG"),
				      env("LANGUAGE")};
	return lang_of_environment(&of);
}

void options_lang_settle(struct options *o, const char *(*env)(const char *name))
{
	if (!o->has_lang)
		o->lang = options_lang_of(env);
	const char *of_api = wire_language_for(o->lang);
	if (!o->language && strcmp(of_api, wire_language_for(NULL)) != 0) {
		o->language = of_api;
		o->language_follows = true;
	}
}
