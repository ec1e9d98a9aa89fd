/* SPDX-License-Identifier: MIT */
/* The screen that shows how customers and credit are distributed; a status can be chosen in it. */
#ifndef APP_SCREENS_HISTOGRAM_H
#define APP_SCREENS_HISTOGRAM_H

#include "base/key.h"

#include "input/keymap.h"

struct effects;
struct model;

struct histogram {
	int selected; /* an enum credit_status */
};

void histogram_open(struct model *m);
/* Enter shows the customers of the chosen status. Returns a command for the caller to run;
 * DO_NOTHING for none. */
struct command histogram_key(struct model *m, struct key k, struct effects *fx);

#endif
