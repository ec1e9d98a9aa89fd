/* SPDX-License-Identifier: MIT */
/* The list of columns: show, hide, order, widen. */
#ifndef APP_SCREENS_COLUMN_LIST_H
#define APP_SCREENS_COLUMN_LIST_H

#include <stdint.h>

#include "base/key.h"

struct model;

struct column_list {
	int selected; /* index into the order of columns, also for < and > in the table */
};

void column_list_open(struct model *m);
void column_list_key(struct model *m, struct key k);
/* Change the width of the selected column, at first the name, by count columns of text. */
void columns_narrower(struct model *m, uint64_t count);
void columns_wider(struct model *m, uint64_t count);

#endif
