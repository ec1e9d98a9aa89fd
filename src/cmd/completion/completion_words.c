/* SPDX-License-Identifier: MIT */
/* Answers questions of the completion scripts about the table of options. */
#include "completion_words.h"

#include <string.h>

void completion_words_of(const struct option *o, struct buf *out)
{
	const char *words = option_words(o);
	for (const char *c = words; c && *c; c++)
		if (c != words || *c != ',')
			buf_add_byte(out, *c == '|' ? ' ' : *c);
}

bool completion_words_are_list(const struct option *o)
{
	return o->words && o->words[0] == ',';
}

bool completion_value_is_file(const struct option *o)
{
	return o->value && strcmp(o->value, "FILE") == 0;
}

bool completion_value_is_profile(const struct option *o)
{
	return strcmp(o->name, "profile") == 0;
}

bool completion_value_is_optional(const struct option *o)
{
	return o->value && o->value[0] == '[';
}

bool completion_option_applies(const struct option *o, const char *command)
{
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (command[0] && strcmp(c->name, command) == 0)
			return o->commands == 0 || o->commands & COMMAND_BIT(c->command);
	return o->commands == 0;
}

void completion_add_quoted(const char *text, const char *escaped, struct buf *out)
{
	for (; *text; text++) {
		if (strchr(escaped, *text))
			buf_add_byte(out, '\\');
		if (*text == '\'')
			buf_add_chars(out, "'\\''");
		else
			buf_add_byte(out, *text);
	}
}
