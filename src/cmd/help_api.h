/* SPDX-License-Identifier: MIT */
/* `tcpartner help api [WORD]` prints the API reference as text, without sending anything. */
#ifndef CMD_HELP_API_H
#define CMD_HELP_API_H

#include "base/err.h"

/* word: NULL or "" prints all. Returns the exit code: 2 with e set if no entry holds word. */
int help_api(const char *word, struct err *e);

#endif
