/* SPDX-License-Identifier: MIT */
/* `tcpartner help api [WORD]` prints the API reference as text, `tcpartner help WORD` what a word
 * of the screen means, without sending anything. */
#ifndef CMD_HELP_API_H
#define CMD_HELP_API_H

#include "base/err.h"

/* word: NULL or "" prints all. Returns the exit code: 2 with e set if no entry holds word. */
int help_api(const char *word, struct err *e);
/* Prints the words, signs and columns of the screen that hold the word. */
void help_api_screen(const struct catalog *lang, const char *word);

#endif
