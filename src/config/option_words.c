/* SPDX-License-Identifier: MIT */
/* Finds the option that is meant by a word of the command line or of the configuration file. */
#include <string.h>

#include "base/attr.h"
#include "base/word_match.h"

#include "config/options_table.h"
#include "option_listing.h"

/* An option's earlier name is still read; help and completions do not list it. */
static struct sl current_name(struct sl name)
{
	return sl_equal(name, SL("standing")) ? SL("status") : name;
}

const struct option *option_find(struct sl name)
{
	const struct option *o;
	name = current_name(name);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (sl_equal(name, sl_from(o->name)))
			return o;
	return NULL;
}

/* Names the options that begin with the word. */
static void refuse_beginning(struct sl word, size_t n, struct err *e)
{
	const struct option *o;
	struct option_listing list = {.n = n, .lang = err_lang(e)};
	buf_init(&list.text, OPTION_LISTING_BYTES);
	for (size_t at = 0; (o = option_at(at)) != NULL; at++) {
		char name[40];
		snprintf(name, sizeof name, "--%s", o->name);
		if (sl_starts(sl_from(o->name), word))
			option_listing_add(&list, sl_from(name));
	}
	struct sl all = buf_sl(&list.text);
	err_set(e, ERR_USAGE, "--%.*s could be %.*s; type more of the option", (int)word.n, word.p,
		(int)all.n, all.p);
	buf_release(&list.text);
}

const struct option *option_of_word(struct sl word, const char *command, struct err *e)
{
	const struct option *o = option_find(word);
	struct word_match m = word_match_start(word);
	char hint[WORD_MATCH_HINT];
	if (o)
		return o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		word_match_add(&m, sl_from(o->name));
	if (word_match_is_clear(&m))
		return option_at(m.at);
	if (m.n_begun > 1)
		refuse_beginning(word, m.n_begun, e);
	else
		err_set(e, ERR_USAGE, "unknown option --%.*s%s; see tcpartner %s--help",
			(int)sl_take(word, 60).n, word.p,
			word_match_hint(&m, err_lang(e), "--", hint), command);
	return NULL;
}
