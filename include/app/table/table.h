/* SPDX-License-Identifier: MIT */
/* The cursor of the table and the rows around it. */
#ifndef APP_TABLE_TABLE_H
#define APP_TABLE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

struct command;
struct model;

struct table {
	uint64_t cursor, top; /* positions (of the lens, or rows) */
	int scroll_cols;      /* first column shown after the frozen ones: 0 .. COLUMNS - 1 */
	int travel;           /* last direction: -1, 0, 1 */
	bool lost; /* the customer under the cursor went elsewhere; looked for as pages come */
	uint64_t lost_uin;
};

int table_height(const struct model *m); /* rows on the screen, at least 1 */
void table_settle(struct model *m);      /* cursor in the list, list around the cursor */
void table_show(struct model *m, uint64_t cursor, uint64_t top);
uint64_t table_uin(const struct model *m); /* of the customer under the cursor; 0 for none */
/* Follows a customer to another position, on the same line of the screen where it can. */
void table_follow(struct model *m, uint64_t position);
bool table_run(struct model *m, const struct command *c); /* false: not a movement */
void table_scroll(struct model *m, int rows);             /* up when negative */
/* The columns, their order or the room changed: no further scrolled than it takes. */
void table_settle_columns(struct model *m);
/* Moves the cursor as a movement key does. */
void table_go(struct model *m, uint64_t position);

#endif
