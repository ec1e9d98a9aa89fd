/* SPDX-License-Identifier: MIT */
/* The commands of the command line, and their names. */
#include "options_commands.h"

#include <string.h>

#include "base/attr.h"

#include "lang/lang.h"

/* Rows without a name open the browser, or are other calls of the command before them. */
static const struct command_info commands[] = {
    {"", "[OPTIONS]", N_("browse all customers and their credit"), COMMAND_BROWSE},
    {"", "--demo", N_("the same on made-up customers"), COMMAND_BROWSE},
    {"list", "list [OPTIONS]", N_("print customers for scripts"), COMMAND_LIST},
    {"check", "check [OPTIONS]", N_("print one line for a monitor"), COMMAND_CHECK},
    {"snapshot", "snapshot [OPTIONS]", N_("keep the credit of all for diff"), COMMAND_SNAPSHOT},
    {"diff", "diff [OPTIONS]", N_("print what changed since a snapshot"), COMMAND_DIFF},
    {"history", "history [OPTIONS]", N_("list or forget the snapshots"), COMMAND_HISTORY},
    {"request", "request [OPTIONS]", N_("print the request, as curl and as code"), COMMAND_REQUEST},
    {"doctor", "doctor [OPTIONS]", N_("check each step to the API"), COMMAND_DOCTOR},
    {"completion", "completion SHELL", N_("print a shell completion script"), COMMAND_COMPLETION},
    {"help", "help [COMMAND]", N_("describe a command"), COMMAND_HELP},
    {"", "help WORD", N_("explain a word of the screen: help status"), COMMAND_HELP},
    {"", "help api [WORD]", N_("print the API's fields, limits, errors"), COMMAND_HELP},
    {"", "help config", N_("print a sample configuration"), COMMAND_HELP},
    {"", "help theme [NAME]", N_("print the colours of a theme, to change them"), COMMAND_HELP},
    {"version", "version", NULL, COMMAND_VERSION},
};

const struct command_info *options_command(size_t i)
{
	return i < COUNT_OF(commands) ? &commands[i] : NULL;
}

const char *options_command_name(enum command_word c)
{
	size_t i = 0;
	while (i + 1 < COUNT_OF(commands) && commands[i].command != c)
		i++;
	return commands[i].name;
}

const struct command_info *options_command_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (name[0] && strcmp(name, commands[i].name) == 0)
			return &commands[i];
	return NULL;
}

struct word_match options_command_match(const char *word)
{
	struct word_match m = word_match_start(sl_from(word));
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (commands[i].name[0])
			word_match_add(&m, sl_from(commands[i].name));
	return m;
}
