/* SPDX-License-Identifier: MIT */
/* Moves the cursor of a list of which one page is shown. */
#ifndef APP_MODEL_LIST_MOVE_H
#define APP_MODEL_LIST_MOVE_H

#include <stdbool.h>
#include <stddef.h>

struct command;

/* Obeys the movement keys of the table in a list of n lines, page of them shown. *at stays
 * within the list, 0 if it is empty. Returns false if the command is not a movement. */
bool list_move(const struct command *c, size_t n, size_t page, size_t *at);

/* Returns the first line of `shown` that are shown of n, so that the lines from first to last are
 * among them (or as many of them as fit, from first on), and as few lines as possible move. */
int list_scroll(int top, int n, int shown, int first, int last);

#endif
