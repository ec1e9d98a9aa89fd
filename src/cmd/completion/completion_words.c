/* SPDX-License-Identifier: MIT */
/* Answers questions of the completion scripts about the table of options. */
#include "completion_words.h"

#include <string.h>

#include "explain/api_docs.h"

static void add_languages(struct buf *out)
{
	const struct catalog *lang;
	for (size_t i = 0; (lang = lang_at(i)) != NULL; i++)
		buf_addf(out, " %s", lang_name(lang));
}

void completion_words_of(const struct option *o, enum command_word command, struct buf *out)
{
	/* Check has formats of its own. */
	bool own = command == COMMAND_CHECK && strcmp(o->name, "output") == 0;
	const char *words = own ? "json prom" : option_words(o);
	for (const char *c = words; c && *c; c++)
		if (c != words || *c != ',')
			buf_add_byte(out, *c == '|' ? ' ' : *c);
	if (strcmp(o->name, "lang") == 0)
		add_languages(out);
}

bool completion_words_are_list(const struct option *o)
{
	return o->words && o->words[0] == ',';
}

bool completion_value_is_file(const struct option *o)
{
	return o->value && strcmp(o->value, "FILE") == 0;
}

bool completion_words_or_file(const struct option *o)
{
	return o->words && o->value && strstr(o->value, "|FILE");
}

bool completion_value_is_profile(const struct option *o)
{
	return strcmp(o->name, "profile") == 0;
}

bool completion_value_is_optional(const struct option *o)
{
	return o->value && o->value[0] == '[';
}

void completion_add_commands(const char *separator, struct buf *out)
{
	const struct command_info *c;
	const char *before = "";
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (completion_offers_command(c)) {
			buf_addf(out, "%s%s", before, c->name);
			before = separator;
		}
}

bool completion_offers_command(const struct command_info *c)
{
	return c->name[0] && c->help;
}

/* An entry whose name is several words is found by each of them, so it is not offered. A name that
 * several actions have is offered once. */
static bool is_first_entry(size_t at, const char *name)
{
	struct api_docs_row row;
	for (size_t i = 0; i < at && api_docs_row(i, &row); i++)
		if (strcmp(row.name, name) == 0)
			return false;
	return strchr(name, ' ') == NULL;
}

void completion_add_reference(struct buf *out)
{
	struct api_docs_row row;
	const char *before = "";
	for (size_t i = 0; api_docs_row(i, &row); i++)
		if (is_first_entry(i, row.name)) {
			buf_addf(out, "%s%s", before, row.name);
			before = " ";
		}
}
