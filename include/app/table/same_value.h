/* SPDX-License-Identifier: MIT */
/* Jumps to the next row with the same or another value in a column. */
#ifndef APP_TABLE_SAME_VALUE_H
#define APP_TABLE_SAME_VALUE_H

struct model;

void same_value_next(struct model *m);
void same_value_only(
    struct model *m); /* shows only the rows with the same value; a second call shows all again */
void same_value_next_other(struct model *m);
void same_value_previous_other(struct model *m);

#endif
