/* SPDX-License-Identifier: MIT */
/* Runs commands with words behind their names. */
#ifndef APP_COMMAND_WORDS_H
#define APP_COMMAND_WORDS_H

#include <stdbool.h>

struct command;
struct effects;
struct model;

/*
 * Does what the command says with its words, or tells the user why they were not understood.
 * Returns true if c is to be run as well: it has no words any more, and perhaps a count.
 */
bool command_words_take(struct model *m, struct command *c, struct effects *fx);

#endif
