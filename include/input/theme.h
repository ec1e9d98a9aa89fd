/* SPDX-License-Identifier: MIT */
/* The names of the themes; their colours are in view/kit/theme.c. */
#ifndef INPUT_THEME_H
#define INPUT_THEME_H

#include <stdbool.h>

#include "base/sl.h"

enum theme { THEME_AUTO, THEME_LIGHT, THEME_DARK, THEME_CB, THEME_MONO, THEME_CONTRAST };
#define THEMES 6

const char *theme_name(enum theme t);
/* Returns false if no theme has that name. */
bool theme_parse(struct sl name, enum theme *out);
const char *theme_meaning(enum theme t); /* "black and white" */

#endif
