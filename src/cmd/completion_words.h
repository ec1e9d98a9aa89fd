/* SPDX-License-Identifier: MIT */
/* The table of options as the shells' scripts are made from it. Private to the room. */
#ifndef CMD_COMPLETION_WORDS_H
#define CMD_COMPLETION_WORDS_H

#include "base/buf.h"

#include "config/options_table.h"

/* The words a value can have, separated by blanks; "" where none can be offered. */
void completion_words_of(const struct option *o, struct buf *out);
bool completion_words_are_list(const struct option *o); /* with commas between them */
bool completion_value_is_file(const struct option *o);
bool completion_value_is_profile(const struct option *o);
bool completion_value_is_optional(const struct option *o);
/* Whether it is offered behind that command; "": where there is none yet. */
bool completion_option_applies(const struct option *o, const char *command);
/* Text within single quotes of a shell; with each of the characters in escaped after a backslash.
 */
void completion_add_quoted(const char *text, const char *escaped, struct buf *out);

void completion_bash(struct buf *out);
void completion_zsh(struct buf *out);
void completion_fish(struct buf *out);

#endif
