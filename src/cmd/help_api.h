/* SPDX-License-Identifier: MIT */
/* `tcpartner help api [WORD]`: what is documented of the API, as text. Nothing is sent. */
#ifndef CMD_HELP_API_H
#define CMD_HELP_API_H

#include "base/err.h"

/* word: NULL or "" for all of it. Exit code: 2 with e set when nothing holds the word. */
int help_api(const char *word, struct err *e);

#endif
