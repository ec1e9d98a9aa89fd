/* SPDX-License-Identifier: MIT */
/*
 * The columns of the table: which there are, in which order and how wide the user wants them, which
 * of them fit a given room and where they stand. Used by the behaviour (how far the columns scroll,
 * what is under the mouse) and by the drawing, so that both agree. All parts of a column are one
 * row of app/columns.def; what its cells say is a function of view/column_say.c.
 *
 * Order of the set is order on the screen, and what stands last goes first when the room gets
 * narrow; ClientUin and standing never go.
 */
#ifndef APP_MODEL_COLUMNS_H
#define APP_MODEL_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/sl.h"

#include "store/lens.h"

#include "app/model/layout.h"

enum column_id {
#define COLUMN(id, ...) COLUMN_##id,
#include "app/model/columns.def"
#undef COLUMN
};
/* How many there are; no value of the enum above, so that a switch need not have it. */
enum {
#define COLUMN(id, ...) COLUMNS_BEFORE_##id,
#include "app/model/columns.def"
#undef COLUMN
	COLUMNS
};

#define COLUMN_WIDTH_MIN   4
#define COLUMN_WIDTH_MAX   120
#define COLUMN_PERCENT     6 /* columns of text of the ratio column, behind the gauge */
#define COLUMN_GAUGE_LEAST 4 /* what is narrower tells nothing */

struct column_set {
	enum column_id order[COLUMNS]; /* each once */
	bool hidden[COLUMNS];          /* by id */
	int width[COLUMNS];            /* by id; 0: as the layout has it */
	int frozen;                    /* of those shown, so many at the left do not scroll */
};

/* ClientUin and name frozen, all shown. */
void column_set_init(struct column_set *s);
/* Who it is and how he stands cannot be hidden. */
bool column_may_hide(enum column_id id);
/* Moves the i-th by that many places; where it is then. */
int column_set_move(struct column_set *s, int i, int by);
enum sort_key column_sort(enum column_id id);

/*
 * As text: the names to sort by, in order; "|" behind the frozen ones, "-" before a hidden one,
 * ":24" for a width: "UIN Name:24 | Standing Ratio -Type". Of a text the words that cannot be
 * understood are passed over, and columns that it does not name come last.
 */
void column_set_print(const struct column_set *s, struct buf *out);
void column_set_read(struct column_set *s, struct sl text);

struct column_room {
	int w; /* columns of text there are, the marker's included */
	enum layout_kind kind;
	int window_cols;
	bool ascii;
	int scroll; /* columns left out after the frozen ones */
};

struct columns {
	struct {
		enum column_id id;
		int col, w; /* from the left of the room */
	} at[COLUMNS];
	size_t n, frozen;
	int gauge_w;     /* cells of the gauge in the ratio column; 0 for none */
	int scroll;      /* as far as it takes effect */
	int left, right; /* how many are off-screen */
	bool ruled;      /* wide layouts rule off one group from the next */
};

/* Of text, in that layout, where there is room for it. */
int columns_width(const struct column_set *s, const struct column_room *room, enum column_id id);
/* A scroll too far is taken back so far that the last column is seen. */
void columns_place(struct columns *out, const struct column_set *s, const struct column_room *room);
/* Column of the rule between placed column i - 1 and i; -1 when there is none. */
int columns_rule(const struct columns *c, size_t i);

#endif
