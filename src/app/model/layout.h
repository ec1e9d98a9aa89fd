/* SPDX-License-Identifier: MIT */
/*
 * The rectangles of the screen, computed from the size of the window alone. The behaviour (how many
 * rows make a page) and the drawing both use them, so that they agree.
 */
#ifndef APP_MODEL_LAYOUT_H
#define APP_MODEL_LAYOUT_H

#include "base/rect.h"

enum layout_kind {
	LAYOUT_TINY,   /* below 40x8: one sentence */
	LAYOUT_NARROW, /* 40..79 columns: one or two header lines, few columns */
	LAYOUT_NORMAL, /* 80..119: two header lines */
	LAYOUT_WIDE    /* from 120x30: three header lines, column separators */
};

struct layout {
	enum layout_kind kind;
	struct rect header;    /* 1..3 lines */
	struct rect since;     /* below the header: what changed, 1 line; h 0: it is not shown */
	struct rect head_rule; /* above the heads; wide windows only, else h 0 */
	struct rect heads;     /* column heads, 1 line */
	struct rect rule;      /* below the heads */
	struct rect table;     /* rows of customers; the scroll bar is its last column */
	struct rect detail;    /* h 0 when closed; beside, its first column is for the separator */
	struct rect detail_title; /* the rule above a bottom pane; h 0 beside or full */
	struct rect body;         /* all between header and foot rule, for boxes */
	struct rect foot_rule;
	struct rect status;  /* position and selected customer; h 0: message has them */
	struct rect message; /* toast, prompt */
	struct rect hints;
	bool detail_full; /* the pane replaces the table */
	bool detail_beside;
	bool compares; /* the line of what changed is wanted, whether there is room or not */
};

#define LAYOUT_MIN_ROWS  8
#define LAYOUT_MIN_COLS  40
#define LAYOUT_SIDE_COLS 160 /* needed by a pane beside the list */

/*
 * detail: the pane is open; beside: the user asked for it beside the list. The rectangles are empty
 * or within the window and do not overlap, but for body, which holds those between header and foot
 * rule. LAYOUT_TINY has none at all.
 */
void layout_compute(struct layout *l, int rows, int cols, bool detail, bool beside);
/* Takes the line of what changed from the table, or from details in its place, if they keep enough
 * lines. */
void layout_add_since(struct layout *l);
/* The box of the help. */
struct rect layout_help(const struct layout *l);
/* The number of actions that it lists at once, beside the frame and the line of the filter. */
int layout_help_rows(const struct layout *l);
/* The box of the vouchers, and how many of them it shows at once: its frame, two lines of sums and
 * the heads are LAYOUT_VOUCHER_FRAME lines. */
#define LAYOUT_VOUCHER_FRAME 5
struct rect layout_vouchers(const struct layout *l);
int layout_voucher_rows(const struct layout *l);
/* The same of what changed: two lines of sums, and the heads. */
struct rect layout_changes(const struct layout *l);
int layout_change_rows(const struct layout *l);
/* How many of the n lines of a list at the side are shown at once. */
int layout_side_rows(const struct layout *l, int n);
/* The same of a box that may cover all but messages and hints. */
int layout_box_rows(const struct layout *l, int n);
/* The same of a list in a box between header and foot rule. */
int layout_body_rows(const struct layout *l, int n);
/* The room in a box without its frame; empty for a box that has no more than its frame. */
struct rect layout_box_room(struct rect box);
/* The API's documentation, inside the box of the help. */
struct rect layout_api_docs(const struct layout *l);
/*
 * The inspector: a list of requests, and one of them opened over it. On large windows it is below
 * the list, and both are below the table. The first line of list and doc is for heads.
 */
struct inspector_rooms {
	struct rect box, list, doc;
	bool split; /* list and doc are both shown */
};
#define LAYOUT_PANE_ROWS 45
#define LAYOUT_PANE_COLS 180
void layout_inspector(const struct layout *l, struct inspector_rooms *out);

#endif
