/* SPDX-License-Identifier: MIT */
/* The screen that shows what a command of the user has printed. */
#ifndef APP_OWN_OWN_OUTPUT_H
#define APP_OWN_OWN_OUTPUT_H

#include <stdbool.h>

#include "base/rect.h"
#include "base/sl.h"

#include "app/model/reading.h"

#include "input/keymap.h"

struct effects;
struct layout;
struct model;

#define OWN_OUTPUT_TITLE 64

struct own_output {
	struct reading page;
	char title[OWN_OUTPUT_TITLE]; /* the label of the command; "": nothing was printed yet */
	bool masked;                  /* it was made of masked data */
};

/* Takes the output; why says how the command failed, NULL: it did not. */
void own_output_take(struct model *m, struct sl text, bool cut, const char *why);
/* Opens the screen with the output that came last. */
void own_output_open(struct model *m);
/* Tells whether the output may be about customers that the screen masks now. */
bool own_output_is_hidden(const struct model *m);
struct rect own_output_box(const struct layout *l);
struct rect own_output_room(const struct layout *l);
bool own_output_types(const struct model *m);
struct command own_output_key(struct model *m, struct key k, struct effects *fx);
void own_output_settle(struct model *m);
/* Goes to a line; false if it is the current one already. */
bool own_output_select(struct model *m, size_t line);

#endif
