/* SPDX-License-Identifier: MIT */
/* Finds commands of the command line by their names. */
#ifndef CONFIG_OPTIONS_COMMANDS_H
#define CONFIG_OPTIONS_COMMANDS_H

#include "base/word_match.h"

#include "config/options_table.h"

const char *options_command_name(enum command_word c);
/* Returns NULL if no command has that name. */
const struct command_info *options_command_find(const char *name);
/* Compares the word with the names of all commands. */
struct word_match options_command_match(const char *word);

#endif
