/* SPDX-License-Identifier: MIT */
/* The table of `list`: columns that fit what is in them, and the terminal. Private to the room. */
#ifndef OUTPUT_LIST_TABLE_H
#define OUTPUT_LIST_TABLE_H

#include "output/list_format.h"

void list_table_header(const struct list_format *f, struct buf *out);
void list_table_row(const struct list_format *f, const struct customer *c, struct buf *out);

#endif
