/* SPDX-License-Identifier: MIT */
/* The language of the texts: that of --lang, else that of the environment. */
#ifndef CONFIG_OPTIONS_LANG_H
#define CONFIG_OPTIONS_LANG_H

#include "config/options_table.h"

/* Sets the language of --lang, for messages about what follows on the command line as well. */
bool options_lang_set(struct parse *p, const struct option *o, struct sl v, struct err *e);
/* Returns the language of the environment, whose variables env returns. */
const struct catalog *options_lang_of(const char *(*env)(const char *name));
/* Completes options that were parsed: auto becomes the language of the environment, and without
 * --language the API is asked to answer in the language of the screen, if it has that. */
void options_lang_settle(struct options *o, const char *(*env)(const char *name));

#endif
