/* SPDX-License-Identifier: MIT */
/*
 * What the columns of the table (app/columns.h) are called in each layout and how they say a
 * customer's value.
 */
#ifndef VIEW_KIT_COLUMN_TEXT_H
#define VIEW_KIT_COLUMN_TEXT_H

#include "app/model/columns.h"

#include "view/kit/format.h"

/* A cell's text and role; text lies in bytes or in the customer. */
struct cell_text {
	struct sl text;
	enum role role;
	char bytes[FORMAT_CHARS + 8]; /* a symbol and what format.h makes */
};

struct column {
	struct {
		const char *normal, *narrow, *wide, *ascii; /* NULL: as in the normal layout */
	} title;
	enum align align;
	int ghost; /* columns of a placeholder; 0: by the row's number */
	void (*format)(const struct draw *s, const struct row *r, int w, struct cell_text *out);
};

const struct column *column_of(enum column_id id);
const char *column_title(enum column_id id, enum layout_kind kind, bool ascii);

#endif
