/* SPDX-License-Identifier: MIT */
/* The list of keys to sort the loaded rows by. */
#ifndef APP_SCREENS_SORT_LIST_H
#define APP_SCREENS_SORT_LIST_H

#include "base/key.h"

struct model;

struct sort_list {
	int selected; /* enum sort_key */
};

/* Selects the first key in force. */
void sort_list_open(struct model *m);
void sort_list_key(struct model *m, struct key k);

#endif
