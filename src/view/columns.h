/* SPDX-License-Identifier: MIT */
/*
 * The columns of the table: what each is called, how wide it is in each layout, how it says a
 * customer's value; and which of them fit a given room. Order of the table is order on the screen,
 * and what is last goes first when the room gets narrow.
 */
#ifndef VIEW_COLUMNS_H
#define VIEW_COLUMNS_H

#include "say.h"

enum column_id {
	COLUMN_UIN,
	COLUMN_NAME,
	COLUMN_STATE, /* the first that scrolls */
	COLUMN_RATIO, /* gauge and percentage */
	COLUMN_REMAINING,
	COLUMN_CREDIT,
	COLUMN_ASSOCIATED,
	COLUMN_EXPIRY,
	COLUMN_EMAIL,
	COLUMN_MOBILE,
	COLUMN_REMARK,
	COLUMN_IDENTITY,
	COLUMN_TYPE
};
#define COLUMNS        13
#define COLUMNS_FROZEN 2
#define PERCENT_COLS   6 /* of the ratio column, behind the gauge */

/* A cell's text and role; text lies in bytes or in the customer. */
struct said {
	struct sl text;
	enum role role;
	char bytes[SAY_CHARS + 8]; /* a symbol and what say.h says */
};

struct column {
	struct {
		const char *normal, *narrow, *wide, *ascii; /* NULL: as in the normal layout */
	} title;
	struct {
		int narrow, normal, wide; /* columns of text by layout */
	} width;
	enum align align;
	enum sort_key sort;
	int group; /* wide layouts rule off one group from the next */
	int ghost; /* columns of a placeholder; 0: by the row's number */
	void (*say)(const struct scene *s, const struct row *r, int w, struct said *out);
};

struct column_room {
	int w; /* columns there are, the marker's included */
	enum layout_kind kind;
	int window_cols;
	bool ascii;
	int scroll; /* columns left out after the frozen ones */
};

struct columns {
	struct {
		const struct column *column;
		enum column_id id;
		int col, w; /* from the left of the room */
	} at[COLUMNS];
	size_t n;
	int gauge_w;     /* cells of the gauge in the ratio column; 0 for none */
	int left, right; /* how many are off-screen */
	bool ruled;
};

const struct column *column_of(enum column_id id);
const char *column_title(const struct column *c, enum layout_kind kind, bool ascii);
void columns_place(struct columns *out, const struct column_room *room);
/* Column of the rule between placed column i - 1 and i; -1 when there is none. */
int columns_rule(const struct columns *c, size_t i);

#endif
