/* SPDX-License-Identifier: MIT */
/* The lines of the screens that are a plain list: which is selected, and which are shown. */
#ifndef APP_LIST_LINES_H
#define APP_LIST_LINES_H

#include "app/model/layers.h"

struct model;

/* Returns the selected line of a screen whose lines are a plain list, and their number; else NULL.
 */
int *list_lines_selected(struct model *m, enum layer l, int *n);
/* Scrolls each open list as little as its selected line needs to be seen, so that a line stays
 * where it was clicked. */
void list_lines_settle(struct model *m);

#endif
