/* SPDX-License-Identifier: MIT */
/* The language in use, and that in which the API answers. */
#ifndef APP_LANGUAGE_H
#define APP_LANGUAGE_H

#include "fetch/effects.h"

struct model;

/* Changes the language of the screen. What was worded before, such as a message, keeps its own. */
void language_choose(struct model *m, const struct catalog *lang, struct effects *fx);
/* Lets the API's messages follow the language of the screen, unless another one was given. */
void language_follow(struct model *m, struct effects *fx);

#endif
