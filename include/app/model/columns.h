/* SPDX-License-Identifier: MIT */
/*
 * The columns of the table: their order and widths as the user wants them, which of them fit a
 * given room, and where they are placed. The behaviour (how far the columns scroll, what is under
 * the mouse) and the drawing both use it, so that they agree. All parts of a column are one row of
 * app/model/columns.def; the text of its cells is a function of view/kit/column_text.c.
 *
 * The order of the set is the order on the screen. When the room gets narrow, the last columns are
 * left out first; ClientUin and State are never left out.
 */
#ifndef APP_MODEL_COLUMNS_H
#define APP_MODEL_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/sl.h"

#include "api/customer.h"

#include "store/lens.h"

#include "app/model/layout.h"

enum column_id {
#define COLUMN(id, ...) COLUMN_##id,
#include "app/model/columns.def"
#undef COLUMN
};
/* The number of columns. It is not a value of the enum above, so that a switch need not have it. */
enum {
#define COLUMN(id, ...) COLUMNS_BEFORE_##id,
#include "app/model/columns.def"
#undef COLUMN
	COLUMNS
};

#define COLUMN_WIDTH_MIN   4
#define COLUMN_WIDTH_MAX   120
#define COLUMNS_EDGE       2 /* cells before the first column: the cursor's marker and the mark */
#define COLUMN_PERCENT     6 /* cells of the percentage in the ratio column, behind the gauge */
#define COLUMN_GAUGE_LEAST 4 /* cells; a narrower gauge shows nothing useful */

struct column_set {
	enum column_id order[COLUMNS]; /* each once */
	bool hidden[COLUMNS];          /* by id */
	int width[COLUMNS];            /* by id, in cells; 0: the width of the layout */
	int frozen;                    /* the first so many of the shown columns do not scroll */
};

/* ClientUin and Name are frozen, all columns are shown. */
void column_set_init(struct column_set *s);
bool column_set_equal(const struct column_set *a, const struct column_set *b);
/* ClientUin and State cannot be hidden. */
bool column_may_hide(enum column_id id);
/* Tells whether a column has nothing to show before `B`. */
bool column_needs_burn(enum column_id id);
/* Tells whether a column has nothing to show before the list is compared with an earlier one. */
bool column_needs_comparison(enum column_id id);
/* Columns chosen by name, in the order of the names. */
struct column_choice {
	struct column_set set; /* the set that is changed */
	enum column_id chosen[COLUMNS];
	int n; /* of them; 0: the set stays as it is */
};
/* Adds one, unless it was added before. */
void column_choice_add(struct column_choice *c, enum column_id id);
/* Shows the chosen columns alone, with those that cannot be hidden. UIN and Name do not scroll if
 * they come first. */
void column_choice_finish(struct column_choice *c);
/* Moves the i-th column by so many places; returns its new place. */
int column_set_move(struct column_set *s, int i, int by);
enum sort_key column_sort(enum column_id id);
/* Finds the field whose text a column shows; false for a column of another kind. */
bool column_field(enum column_id id, enum customer_field *f);
/* Returns the name of the column that shows the field: "UIN"; the API's name if none does. */
const char *column_field_name(enum customer_field f);

/*
 * The text of a set has the names to sort by, in order; "|" after the frozen ones, "-" before a
 * hidden one, ":24" for a width: "UIN Name:24 | Status Remaining% -Type". Reading ignores words
 * that it does not understand, and puts columns that the text does not name last.
 */
void column_set_print(const struct column_set *s, struct buf *out);
void column_set_read(struct column_set *s, struct sl text);

/* By id, the cells of the longest text that was loaded; 0: none was, or its width is fixed. */
struct text_widths {
	int of[COLUMNS];
};

struct column_room {
	int w; /* cells, those of the marker and the mark included */
	enum layout_kind kind;
	int window_cols;
	bool ascii;
	bool burn;    /* the columns of burn have something to show */
	bool changes; /* the columns of changes have something to show */
	int scroll;   /* columns left out after the frozen ones, because the user scrolled */
	struct text_widths text;
};

struct columns {
	struct {
		enum column_id id;
		int col, w; /* in cells, from the left of the room */
	} at[COLUMNS];
	size_t n, frozen;
	int gauge_w;     /* cells of the gauge in the Remaining % column; 0: none */
	int scroll;      /* columns really scrolled */
	int left, right; /* columns off-screen on each side */
	bool ruled;      /* a wide layout draws a rule between groups */
};

/* The columns that share the spare width, the first first. */
#define COLUMNS_SPREAD 3
extern const enum column_id columns_spread[COLUMNS_SPREAD];

/* The width in cells that a column has in that layout if there is room. */
int columns_width(const struct column_set *s, const struct column_room *room, enum column_id id);
/* Places the columns. A scroll that is too far is reduced so that the last column is just seen. */
void columns_place(struct columns *out, const struct column_set *s, const struct column_room *room);
/* Returns the cell of the rule between the placed columns i - 1 and i; -1: there is none. */
int columns_rule(const struct columns *c, size_t i);

#endif
