/* SPDX-License-Identifier: MIT */
/* Writes the completion script for fish. */
#include "completion.h"
#include "completion_words.h"

static void add_commands(struct buf *out)
{
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->name[0])
			buf_addf(out, " %s", c->name);
}

/* Offers an option of some commands only after these; other options are offered everywhere. */
static void add_condition(const struct option *o, struct buf *out)
{
	const struct command_info *c;
	if (completion_option_applies(o, ""))
		return;
	buf_add_chars(out, " -n '__fish_seen_subcommand_from");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->name[0] && completion_option_applies(o, c->name))
			buf_addf(out, " %s", c->name);
	buf_add_chars(out, "'");
}

static void add_words(const struct option *o, struct buf *out)
{
	if (completion_value_is_file(o)) {
		buf_add_chars(out, " -r -F");
		return;
	}
	buf_add_chars(out, " -x");
	if (completion_value_is_profile(o)) {
		buf_add_chars(out, " -a '(tcpartner completion profiles 2>/dev/null)'");
		return;
	}
	buf_add_chars(out, completion_words_are_list(o) ? " -a '(__fish_append , " : " -a '");
	completion_words_of(o, out);
	buf_add_chars(out, completion_words_are_list(o) ? ")'" : "'");
}

static void add_option(const struct option *o, struct buf *out)
{
	buf_add_chars(out, "complete -c tcpartner");
	add_condition(o, out);
	if (o->letter)
		buf_addf(out, " -s %c", o->letter);
	buf_addf(out, " -l %s", o->name);
	if (o->value && !completion_value_is_optional(o))
		add_words(o, out);
	else if (completion_value_is_optional(o)) {
		buf_add_chars(out, " -f -a '");
		completion_words_of(o, out);
		buf_add_chars(out, "'");
	}
	buf_add_chars(out, " -d '");
	/* Within single quotes of fish a backslash escapes only quotes and backslashes. */
	for (const char *c = o->help; *c; c++)
		buf_addf(out, "%s%c", *c == '\'' || *c == '\\' ? "\\" : "", *c);
	buf_add_chars(out, "'\n");
}

void completion_fish(struct buf *out)
{
	const struct command_info *c;
	const struct option *o;
	buf_add_chars(out, "# fish completion for tcpartner; made by: tcpartner completion fish\n"
			   "complete -c tcpartner -f\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++) {
		if (!c->name[0])
			continue;
		buf_add_chars(out, "complete -c tcpartner -n 'not __fish_seen_subcommand_from");
		add_commands(out);
		buf_addf(out, "' -a %s -d '%s'\n", c->name, c->help ? c->help : c->name);
	}
	buf_add_chars(
	    out, "complete -c tcpartner -n '__fish_seen_subcommand_from completion' -a "
		 "'bash zsh fish'\n"
		 "complete -c tcpartner -n '__fish_seen_subcommand_from help' -a 'api config'\n");
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		add_option(o, out);
}
