/* SPDX-License-Identifier: MIT */
/* Moves the cursor of the table and the rows shown around it. */
#ifndef APP_TABLE_TABLE_H
#define APP_TABLE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/model/columns.h"

struct command;
struct model;

struct table {
	uint64_t cursor, top; /* positions in the lens; without a lens row numbers */
	int scroll_cols;   /* index of the first column after the frozen ones, 0 to COLUMNS - 1 */
	int travel;        /* direction of the last movement: -1, 0, 1 */
	bool lost;         /* the cursor's customer left its row; pages are searched for it */
	uint64_t lost_uin; /* that customer */
	struct text_widths seen;    /* of all texts that have come */
	struct text_widths settled; /* those that the columns are placed for */
};

int table_height(const struct model *m); /* rows on the screen, at least 1 */
void table_settle(struct model *m); /* moves the cursor into the list, and the list around it */
void table_show(struct model *m, uint64_t cursor, uint64_t top);
uint64_t table_uin(const struct model *m); /* the customer under the cursor; 0 for none */
/* Moves the cursor with its customer to another position, on the same line of the screen if
 * possible. */
void table_follow(struct model *m, uint64_t position);
bool table_run(struct model *m, const struct command *c); /* false: it is no movement */
void table_scroll(struct model *m, int rows);             /* up when negative */
/* Takes the widths of a page's texts. The columns do not move yet. */
void table_measure_page(struct model *m, uint32_t page);
/* Places the columns anew after a change of the columns, their order or the window, and when all
 * is loaded: for the texts that have come, and scrolled no further than the last. */
void table_settle_columns(struct model *m);
/* Moves the cursor as a movement key does. */
void table_go(struct model *m, uint64_t position);

#endif
