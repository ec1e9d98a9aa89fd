/* SPDX-License-Identifier: MIT */
/* Writes the completion script for fish. */
#include "base/attr.h"

#include "completion.h"
#include "completion_conflicts.h"
#include "completion_words.h"

static const char head[] =
    "# fish completion for tcpartner; made by: tcpartner completion fish\n"
    "function __tcpartner_list # words with commas between them, none twice\n"
    "    set -l token (commandline -ct | string replace -r -- '^-[^=]*=' '')\n"
    "    set -l before (string replace -rf -- '^(.*,)[^,]*$' '$1' $token)\n"
    "    set -l sign (string replace -rf -- '^(?:.*,)?([-+])[^,]*$' '$1' $token)\n"
    "    set -l given (string split , -- $before | string replace -r -- '^[-+]' '')\n"
    "    for word in $argv\n"
    "        contains -- $word $given; or printf '%s\\n' \"$before$sign$word\"\n"
    "    end\n"
    "end\n"
    "complete -c tcpartner -f\n";

/* Adds the names of the commands that use the option, or of those that do not. */
static void add_commands(const struct option *o, bool applies, struct buf *out)
{
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (completion_offers_command(c) && option_applies(o, c->command) == applies)
			buf_addf(out, " %s", c->name);
}

/* Adds the options that are refused with the i-th one. */
static void add_refused(const struct completion_conflicts *all, size_t i, struct buf *out)
{
	const struct option *o;
	for (size_t at = 0; (o = completion_conflicts_next(all, i, &at)) != NULL;) {
		if (o->letter)
			buf_addf(out, " -s %c", o->letter);
		buf_addf(out, " %s", o->name);
	}
}

/* Offers an option with the commands that use it only, before a command is named those of the
 * browser, and none behind options that are refused with it. */
static void add_condition(const struct completion_conflicts *all, size_t i, const char *only,
			  struct buf *out)
{
	const struct option *o = option_at(i);
	size_t at = 0;
	bool conflicts = completion_conflicts_next(all, i, &at) != NULL;
	if (o->commands == 0 && !conflicts)
		return;
	buf_add_chars(out, " -n '");
	if (only)
		buf_addf(out, "__fish_seen_subcommand_from %s", only);
	else if (o->commands != 0)
		buf_addf(out, "%s__fish_seen_subcommand_from", option_is_special(o) ? "" : "not ");
	if (!only && o->commands != 0)
		add_commands(o, option_is_special(o), out);
	if (conflicts) {
		buf_addf(out, "%snot __fish_contains_opt", only || o->commands ? "; and " : "");
		add_refused(all, i, out);
	}
	buf_add_chars(out, "'");
}

static void add_words(const struct option *o, enum command_word c, struct buf *out)
{
	if (completion_value_is_file(o)) {
		buf_add_chars(out, " -r -F");
		return;
	}
	buf_add_chars(out, completion_words_or_file(o) ? " -r -F" : " -x");
	if (completion_value_is_profile(o)) {
		buf_add_chars(out, " -a '(tcpartner completion profiles 2>/dev/null)'");
		return;
	}
	buf_add_chars(out, completion_words_are_list(o) ? " -a '(__tcpartner_list " : " -a '");
	completion_words_of(o, c, out);
	buf_add_chars(out, completion_words_are_list(o) ? ")'" : "'");
}

/* Adds the letter, name, value and explanation of an option. */
static void add_rest(const struct option *o, enum command_word c, struct buf *out)
{
	if (o->letter)
		buf_addf(out, " -s %c", o->letter);
	buf_addf(out, " -l %s", o->name);
	if (o->value && !completion_value_is_optional(o))
		add_words(o, c, out);
	else if (completion_value_is_optional(o)) {
		buf_add_chars(out, " -f -a '");
		completion_words_of(o, c, out);
		buf_add_chars(out, "'");
	}
	buf_add_chars(out, " -d '");
	/* Within single quotes of fish a backslash escapes only quotes and backslashes. */
	for (const char *h = o->help; *h; h++)
		buf_addf(out, "%s%c", *h == '\'' || *h == '\\' ? "\\" : "", *h);
	buf_add_chars(out, "'\n");
}

static void add_option(const struct completion_conflicts *all, size_t i, struct buf *out)
{
	buf_add_chars(out, "complete -c tcpartner");
	add_condition(all, i, NULL, out);
	add_rest(option_at(i), COMMAND_BROWSE, out);
}

/* Adds the formats of list and of check, which differ. */
static void add_output(const struct completion_conflicts *all, size_t at, struct buf *out)
{
	static const struct {
		const char *name;
		enum command_word command;
	} rows[] = {{"list", COMMAND_LIST}, {"check", COMMAND_CHECK}};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		buf_add_chars(out, "complete -c tcpartner");
		add_condition(all, at, rows[i].name, out);
		add_rest(option_at(at), rows[i].command, out);
	}
}

/* Adds the words behind completion, help and help api. */
static void add_topics(struct buf *out)
{
	buf_add_chars(out,
		      "complete -c tcpartner -n '__fish_seen_subcommand_from completion; and test "
		      "(commandline -opc)[-1] = completion' -a 'bash zsh fish'\n"
		      "complete -c tcpartner -n '__fish_seen_subcommand_from help; and test "
		      "(commandline -opc)[-1] = help' -a 'api config theme ");
	completion_add_commands(" ", out);
	buf_add_chars(out,
		      "'\ncomplete -c tcpartner -n '__fish_seen_subcommand_from help; and test "
		      "(commandline -opc)[-1] = api' -a '");
	completion_add_reference(out);
	buf_add_chars(out, "'\ncomplete -c tcpartner -n '__fish_seen_subcommand_from help; and "
			   "test (commandline -opc)[-1] = theme' -a '");
	completion_words_of(option_find(SL("theme")), COMMAND_BROWSE, out);
	buf_add_chars(out, "'\n");
}

void completion_fish(struct buf *out)
{
	const struct command_info *c;
	const struct option *o;
	struct completion_conflicts all;
	completion_conflicts_find(&all);
	buf_add_chars(out, head);
	for (size_t i = 0; (c = options_command(i)) != NULL; i++) {
		if (!completion_offers_command(c))
			continue;
		buf_add_chars(out, "complete -c tcpartner -n 'not __fish_seen_subcommand_from ");
		completion_add_commands(" ", out);
		buf_addf(out, "' -a %s -d '%s'\n", c->name, c->help);
	}
	add_topics(out);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o == option_find(SL("output")))
			add_output(&all, i, out);
		else
			add_option(&all, i, out);
}
