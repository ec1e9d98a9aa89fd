/* SPDX-License-Identifier: MIT */
/* Shared by the lists at the side: moving, closing, typed letters. */
#ifndef APP_MODEL_SIDE_LIST_H
#define APP_MODEL_SIDE_LIST_H

#include <stdbool.h>

#include "base/key.h"

#include "input/action.h"

struct model;

/* Returns the text of line i, whose first letter chooses it. */
typedef const char *side_list_name(const struct model *m, int i);

/* Moves the selection among n lines; returns false if the key is not for that. */
bool side_list_move(int *selected, int n, struct key k);
/* Selects the next line whose name begins with the typed letter, from the first again after the
 * last; returns false if there is none. */
bool side_list_jump(const struct model *m, int *selected, int n, side_list_name *name,
		    struct key k);
/* Returns true for Esc, "back", and the command that opened the list. */
bool side_list_closes(const struct model *m, struct key k, enum action own);
/* Reports that the key does nothing on this screen. */
void side_list_refuse(struct model *m, struct key k);

#endif
