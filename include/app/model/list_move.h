/* SPDX-License-Identifier: MIT */
/* Where a movement leads in a list of which a page is shown. */
#ifndef APP_MODEL_LIST_MOVE_H
#define APP_MODEL_LIST_MOVE_H

#include <stdbool.h>
#include <stddef.h>

struct command;

/* list_move.c: the movements of the table's keys in a list of n, of which page are seen; *at stays
 * in it, 0 where it is empty. false: not a movement. */
bool list_move(const struct command *c, size_t n, size_t page, size_t *at);

#endif
