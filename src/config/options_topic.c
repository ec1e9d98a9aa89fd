/* SPDX-License-Identifier: MIT */
/* Takes the words behind the command help. */
#include "options_topic.h"

#include <string.h>

#include "base/word_match.h"

#include "explain/api_docs.h"
#include "options_commands.h"

static bool refuse_topic(const char *word, struct err *e)
{
	struct word_match m = options_command_match(word);
	char hint[WORD_MATCH_HINT];
	word_match_add(&m, SL("api"));
	word_match_add(&m, SL("config"));
	word_match_add(&m, SL("theme"));
	return err_set(
	    e, ERR_USAGE,
	    "no help for \"%.60s\"%s; topics are list, check, snapshot, diff, history, "
	    "request, doctor, completion, help, api, config, theme and the words of the screen",
	    word, word_match_hint(&m, err_lang(e), "", hint));
}

static void drop_line(void *ctx, int depth, struct sl text)
{
	(void)ctx;
	(void)depth;
	(void)text;
}

/* Tells whether the word is on the screen of the browser, or explains what is. */
static bool is_word_of_screen(const char *word)
{
	static const struct api_docs_reader nobody = {.line = drop_line};
	return strlen(word) > 1 && api_docs_tell_screen(&nobody, 80, sl_from(word)) > 0;
}

/* Takes a word after "help" or --help. The words of the command before --help need not be right. */
static bool take_help_word(struct parse *p, const char *arg, struct err *e)
{
	const struct command_info *c = options_command_find(arg);
	struct options *o = p->o;
	bool first = o->help_of == COMMAND_BROWSE;
	if (first && strcmp(arg, "api") == 0)
		o->command = COMMAND_HELP_API;
	else if (first && strcmp(arg, "config") == 0)
		o->command = COMMAND_HELP_CONFIG;
	else if (first && strcmp(arg, "theme") == 0)
		o->command = COMMAND_HELP_THEME;
	else if (first && c && c->help)
		o->help_of = c->command;
	else if (first && !p->help_by_option && !o->topic && is_word_of_screen(arg))
		o->topic = arg;
	else if (first && !o->topic)
		return refuse_topic(arg, e);
	else if (!p->help_by_option)
		return err_set(e, ERR_USAGE, "help takes one word; remove \"%.60s\"", arg);
	return true;
}

static bool take_reference_word(struct options *o, const char *arg, struct err *e)
{
	if (o->topic)
		return err_set(e, ERR_USAGE, "help api takes one word; remove \"%.60s\"", arg);
	o->topic = arg;
	return true;
}

static bool take_theme_name(struct options *o, const char *arg, struct err *e)
{
	struct word_match m = word_match_start(sl_from(arg));
	char hint[WORD_MATCH_HINT];
	if (o->topic)
		return err_set(e, ERR_USAGE, "help theme takes one name; remove \"%.60s\"", arg);
	o->topic = arg;
	if (theme_parse(sl_from(arg), &o->theme))
		return true;
	for (int t = 0; t < THEMES; t++)
		word_match_add(&m, sl_from(theme_name((enum theme)t)));
	return err_set(e, ERR_USAGE,
		       "no theme \"%.60s\"%s; themes are auto, light, dark, cb, mono and "
		       "high-contrast",
		       arg, word_match_hint(&m, err_lang(e), "", hint));
}

bool options_topic_take(struct parse *p, const char *arg, struct err *e)
{
	switch (p->o->command) {
	case COMMAND_HELP_API: return take_reference_word(p->o, arg, e);
	case COMMAND_HELP_THEME: return take_theme_name(p->o, arg, e);
	case COMMAND_HELP: return take_help_word(p, arg, e);
	case COMMAND_BROWSE:
	case COMMAND_LIST:
	case COMMAND_CHECK:
	case COMMAND_REQUEST:
	case COMMAND_DOCTOR:
	case COMMAND_SNAPSHOT:
	case COMMAND_DIFF:
	case COMMAND_HISTORY:
	case COMMAND_COMPLETION:
	case COMMAND_HELP_CONFIG:
	case COMMAND_VERSION: break;
	}
	return true;
}
