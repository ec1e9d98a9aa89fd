/* SPDX-License-Identifier: MIT */
/* What the lists at the side have in common: moving, closing, typed letters. */
#ifndef APP_MODEL_SIDE_LIST_H
#define APP_MODEL_SIDE_LIST_H

#include <stdbool.h>

#include "base/key.h"

#include "input/action.h"

struct model;

/* Moves the selection among n; false when the key is not for that. */
bool side_list_move(int *selected, int n, struct key k);
/* Esc, "back", or what opened it. */
bool side_list_closes(const struct model *m, struct key k, enum action own);

#endif
