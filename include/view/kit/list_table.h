/* SPDX-License-Identifier: MIT */
/*
 * A list as a table in a box: a line of cells for each item, the selected one as a bar, scrolled so
 * far that it is shown.
 */
#ifndef VIEW_KIT_LIST_TABLE_H
#define VIEW_KIT_LIST_TABLE_H

#include "app/model/layers.h"

#include "view/kit/draw.h"

#define LIST_TABLE_GAP 2 /* blanks between two columns */

/* Gives a column its width, and a gap before it, if so much is left. */
void list_table_take_room(int *left, int w, int *column);

struct table_line {
	const struct draw *s;
	struct rect at; /* the next cell begins at its left end */
};

/* Puts the next cell; one of no width is left out. */
void list_table_put(struct table_line *line, int w, enum align align, enum role role,
		    struct sl text);
/* Puts the name of a customer, which is known of loaded ones only. */
void list_table_put_name(struct table_line *line, int w, uint64_t uin);

/* Marks the selected line, which begins with the column of the marker, and puts the cursor there.
 */
void list_table_select(const struct draw *s, struct rect at);

struct list_table {
	enum layer layer;
	int n, selected;
	const void *widths; /* what draw_item gets */
	void (*draw_item)(struct table_line line, const void *widths, int i);
};

/* Draws the items; room begins with the column of the marker. */
void list_table_draw(const struct draw *s, struct rect room, const struct list_table *t);

#endif
