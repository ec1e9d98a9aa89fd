/* SPDX-License-Identifier: MIT */
/* The table's columns as they are copied and exported: those that the list of columns shows, in its
 * order, however many of them the window has room for. */
#ifndef APP_SCREENS_SHOWN_COLUMNS_H
#define APP_SCREENS_SHOWN_COLUMNS_H

#include "base/buf.h"

#include "app/model/columns.h"

#include "output/output_column.h"

struct model;

/* Lists them as output columns (output/output_column.h); returns their number. room
 * says whether the columns of burn and those of changes have something to show. */
size_t shown_columns_list(const struct column_set *s, const struct column_room *room,
			  int out[COLUMNS]);
/* Lists the columns that the export box has chosen; returns their number. */
size_t shown_columns_of_export(const struct model *m, int out[OUTPUT_COLUMNS]);
/* Adds a line of their names on the screen, with tabs between. */
void shown_columns_heads(const struct column_set *s, const struct column_room *room,
			 struct buf *out);

#endif
