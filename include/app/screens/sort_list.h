/* SPDX-License-Identifier: MIT */
/* The list of keys to sort the loaded rows by. */
#ifndef APP_SCREENS_SORT_LIST_H
#define APP_SCREENS_SORT_LIST_H

#include <stdbool.h>

#include "base/key.h"

#include "app/table/arrange.h"

struct model;

struct sort_list {
	bool applied; /* the order was changed since a line was selected: Enter keeps it */
	int selected; /* enum sort_key */
	struct arranged before; /* restored by sort_list_cancel */
};

/* Selects the first key in force. */
void sort_list_open(struct model *m);
void sort_list_key(struct model *m, struct key k);
/* Closes the list and restores the order from before it was opened. */
void sort_list_cancel(struct model *m);

#endif
