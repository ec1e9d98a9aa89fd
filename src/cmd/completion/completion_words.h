/* SPDX-License-Identifier: MIT */
/* The table of options as the completion scripts need it. */
#ifndef CMD_COMPLETION_COMPLETION_WORDS_H
#define CMD_COMPLETION_COMPLETION_WORDS_H

#include "base/buf.h"

#include "config/options_table.h"

/* Appends the words that an option's value can be with that command, separated by blanks; nothing
 * if any text is possible. */
void completion_words_of(const struct option *o, enum command_word command, struct buf *out);
/* Returns true if the value is a list of these words, with commas between them. */
bool completion_words_are_list(const struct option *o);
bool completion_value_is_file(const struct option *o);
/* Returns true if the value is one of the words or a file. */
bool completion_words_or_file(const struct option *o);
bool completion_value_is_profile(const struct option *o);
bool completion_value_is_optional(const struct option *o);
/* Returns true for the commands that are offered, a row each. */
bool completion_offers_command(const struct command_info *c);
/* Appends their names. */
void completion_add_commands(const char *separator, struct buf *out);
/* Appends the words that `help api` can be asked for, separated by blanks. */
void completion_add_reference(struct buf *out);

#endif
