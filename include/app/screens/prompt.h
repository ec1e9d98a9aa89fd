/* SPDX-License-Identifier: MIT */
/* The prompt of ':'. */
#ifndef APP_SCREENS_PROMPT_H
#define APP_SCREENS_PROMPT_H

#include <stdbool.h>

#include "base/key.h"

#include "app/screens/palette.h"

#include "input/keymap.h"
#include "input/line.h"

struct effects;
struct model;

struct prompt {
	struct line line; /* the command as typed, without the ":" */
	struct palette palette;
};

/* prompt.c, help.c, and below inspector.c and reference.c: a key may choose a command, which is
 * returned to be run; DO_NOTHING when none was. */
void prompt_open(struct model *m);
struct command prompt_key(struct model *m, struct key k, struct effects *fx);
bool prompt_is_personal(const struct model *m, struct key k);

#endif
