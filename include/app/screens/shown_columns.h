/* SPDX-License-Identifier: MIT */
/* The table's columns as they are copied and exported: those that the list of columns shows, in its
 * order, however many of them the window has room for. */
#ifndef APP_SCREENS_SHOWN_COLUMNS_H
#define APP_SCREENS_SHOWN_COLUMNS_H

#include "base/buf.h"

#include "app/model/columns.h"

#include "output/output_column.h"

struct model;
struct row;

/* Lists them as output columns (output/output_column.h); returns their number. burn says whether
 * the columns of burn have something to show (struct column_room). */
size_t shown_columns_list(const struct column_set *s, bool burn, int out[COLUMNS]);
/* Adds a line of their names on the screen, with tabs between. */
void shown_columns_heads(const struct column_set *s, bool burn, struct buf *out);
/* Finds the customer at a position, 0 <= at < m->export.of; false if there is none to write. */
bool app_export_row(const struct model *m, uint64_t at, struct row *out);
/* Lists the columns of the file (output/output_column.h); returns their number. */
size_t app_export_columns(const struct model *m, int out[OUTPUT_COLUMNS]);

#endif
