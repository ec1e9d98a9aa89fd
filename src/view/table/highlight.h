/* SPDX-License-Identifier: MIT */
/* Lights the texts of find and narrow in the table, and names the column of a match that is not
 * seen there. */
#ifndef VIEW_TABLE_HIGHLIGHT_H
#define VIEW_TABLE_HIGHLIGHT_H

#include "store/row_condition.h"

#include "app/model/columns.h"

#include "view/kit/styled_line.h"

struct highlight {
	struct row_search narrow[CONDITION_TEXTS]; /* the texts of the condition */
	size_t n_narrow;
	struct row_search find; /* may be empty */
};

void highlight_init(struct highlight *h, const struct model *m);
void highlight_release(struct highlight *h);
/* Lights the matches in a cell, if its column is searched. */
void highlight_cell(struct highlight *h, const struct draw *s, const struct row *r,
		    enum column_id id, struct rect at);
/* Adds the field that holds the text and its place, if no match of the row is seen in the table.
 * Returns true, and *in is that field, if it did. */
bool highlight_add_hidden(struct styled_line *w, const struct draw *s, const struct row *r,
			  enum customer_field *in);

#endif
