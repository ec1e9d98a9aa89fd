/* SPDX-License-Identifier: MIT */
/* The columns of the table (app/model/columns.h) as drawn: their titles in each layout, and the
 * text of their cells. */
#ifndef VIEW_KIT_COLUMN_TEXT_H
#define VIEW_KIT_COLUMN_TEXT_H

#include "app/model/columns.h"

#include "view/kit/format.h"

/* A cell's text and role. text points into bytes, or into the customer or a constant. If time alone
 * will change them, until_s is set to when, as wall_s; else it stays as it was. */
struct cell_text {
	struct sl text;
	enum role role;
	int64_t until_s;
	char bytes[FORMAT_CHARS + 8]; /* a symbol before a text of FORMAT_CHARS */
};

#define BURN_SPARK_CELLS 7
#define BURN_SPARK_COLS  17 /* from this width on the column Burn has a spark line */

struct column {
	struct {
		const char *normal, *narrow, *wide,
		    *ascii; /* NULL: the normal title; normal itself is never NULL */
	} title;
	enum align align;
	int ghost; /* width of a placeholder; 0: varies with the row's number */
	/* Fills out for a cell of w columns. The row has a customer. */
	void (*format)(const struct draw *s, const struct row *r, int w, struct cell_text *out);
};

const struct column *column_of(enum column_id id);
const char *column_title(enum column_id id, enum layout_kind kind, bool ascii);

#endif
