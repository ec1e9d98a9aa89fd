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
	bool asked_profiles; /* since it was opened */
	bool edited;         /* the text was typed, not recalled: shown even if data is masked */
};

void prompt_open(struct model *m);
/* Returns the command that was typed, which the caller runs; DO_NOTHING for none. */
struct command prompt_key(struct model *m, struct key k, struct effects *fx);
bool prompt_is_personal(const struct model *m, struct key k);

#endif
