/* SPDX-License-Identifier: MIT */
/* Shared by the lists at the side: moving, closing, typed letters. */
#ifndef APP_MODEL_SIDE_LIST_H
#define APP_MODEL_SIDE_LIST_H

#include <stdbool.h>

#include "base/key.h"

#include "input/action.h"

struct model;

/* Moves the selection among n lines; returns false if the key is not for that. */
bool side_list_move(int *selected, int n, struct key k);
/* Returns true for Esc, "back", and the command that opened the list. */
bool side_list_closes(const struct model *m, struct key k, enum action own);

#endif
