/* SPDX-License-Identifier: MIT */
/* Jumps to the next row with the same or another value in a column. */
#ifndef APP_TABLE_SAME_VALUE_H
#define APP_TABLE_SAME_VALUE_H

struct model;

void like_next(struct model *m);
void like_only(struct model *m); /* or all again */
void like_next_other(struct model *m);
void like_previous_other(struct model *m);

#endif
