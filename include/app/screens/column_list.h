/* SPDX-License-Identifier: MIT */
/* The list of columns: show, hide, order, widen. */
#ifndef APP_SCREENS_COLUMN_LIST_H
#define APP_SCREENS_COLUMN_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/key.h"

#include "app/model/columns.h"

struct model;

struct column_list {
	int selected; /* index into the order of columns, also for < and > in the table */
	bool chosen;  /* a column was accepted with Enter: # and @ compare it */
	struct {
		struct column_set columns;
		int selected;
	} before; /* restored by column_list_cancel */
};

void column_list_open(struct model *m);
void column_list_key(struct model *m, struct key k);
/* Closes the list and restores the columns from before it was opened. */
void column_list_cancel(struct model *m);
/* Change the width of the selected column, at first the name, by count columns of text. */
void columns_narrower(struct model *m, uint64_t count);
void columns_wider(struct model *m, uint64_t count);

#endif
