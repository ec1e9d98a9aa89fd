/* SPDX-License-Identifier: MIT */
/* The keys of a list over the table in which the commands of the table work, too. */
#ifndef APP_TABLE_LIST_KEYS_H
#define APP_TABLE_LIST_KEYS_H

#include <stddef.h>

#include "base/key.h"

#include "input/action.h"
#include "input/keymap.h"

struct model;

struct list_keys {
	size_t n, page;  /* lines, and how many a page moves */
	enum action own; /* the command that opens the list, and closes it */
};

/* Moves *at by the movement keys of the table, or closes the topmost screen. The key of another
 * command closes it as well, unless the command changes what the list shows. Returns the command
 * for the caller to run; DO_NOTHING for none. */
struct command list_keys_take(struct model *m, struct key k, const struct list_keys *list,
			      size_t *at);

#endif
