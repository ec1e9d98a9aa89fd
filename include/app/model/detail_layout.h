/* SPDX-License-Identifier: MIT */
/*
 * What the detail pane shows and where: its parts in their order, and the lines that each takes.
 * The behaviour (where scrolling ends) and the drawing both use it, so that they agree.
 */
#ifndef APP_MODEL_DETAIL_LAYOUT_H
#define APP_MODEL_DETAIL_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/rect.h"
#include "base/sl.h"

struct model;
struct row;

enum detail_part {
	DETAIL_BLANK,
	DETAIL_STATUS,
	DETAIL_REMAINING, /* which: 1 with a gauge behind it */
	DETAIL_GAUGE,     /* over the whole line */
	DETAIL_SCALE,     /* the figures below it */
	DETAIL_CREDIT,
	DETAIL_TOP_UP,      /* which: the percentage that it leads to */
	DETAIL_TOP_UP_DAYS, /* for RUNWAY_TOP_UP_DAYS at the burn */
	DETAIL_BURN,        /* or why it is not known */
	DETAIL_BURN_RANGE,  /* where it does not fit beside the burn */
	DETAIL_BURN_DAYS,   /* a bar for each day */
	DETAIL_BURN_LATE,   /* where it does not fit beside the days */
	DETAIL_BURN_SOURCE, /* it is from snapshots */
	DETAIL_BURN_REST,   /* why some days are missing */
	DETAIL_RUNWAY,
	DETAIL_RUNWAY_LEVELS, /* where they do not fit beside the runway */
	DETAIL_ARREARS,
	DETAIL_FREEZE, /* a note about fields that contradict each other */
	DETAIL_VOUCHERS,
	DETAIL_HISTORY,
	DETAIL_HISTORY_STEPS, /* which: 0 for the total, 1 for what is available */
	DETAIL_HISTORY_HEADS,
	DETAIL_HISTORY_ENTRIES, /* a line for each */
	DETAIL_HISTORY_REST,    /* why the older entries are missing */
	DETAIL_FIELD,           /* which: enum customer_field, a text */
	DETAIL_IDENTITY,
	DETAIL_TIME, /* which: enum customer_field */
	DETAIL_FLAW, /* a note about something that was not read; which: its number */
	DETAIL_PAGE,
	DETAIL_REQUEST_ID,
	DETAIL_FORCE
};

struct detail_item {
	enum detail_part part;
	int which;
	int lines;
};

#define DETAIL_ITEMS     64 /* more than the parts, with a note for each field */
#define DETAIL_LABEL     15 /* columns before the values, the blank between included */
#define DETAIL_TEXT      480
#define DETAIL_SIGN      2 /* columns before the text of a note, for its sign */
#define DETAIL_AMOUNT    14
#define DETAIL_BURN_COLS 76  /* of the values, where the range is beside the burn */
#define DETAIL_FULL      100 /* percent: the top-up to the whole credit */

/* Items one below the other, in a room as high as the pane. */
struct detail_column {
	struct rect room;
	struct detail_item at[DETAIL_ITEMS];
	size_t n;
	int first; /* the line of the pane at which it begins */
	int lines;
};

struct detail_layout {
	struct rect title, rule; /* h 0 where there is none */
	struct rect body;
	/* Two of them are beside each other; a third one is below both. */
	struct detail_column column[3];
	size_t n; /* 0 when there is no customer to show */
	int lines;
};

void detail_layout_compute(const struct model *m, struct detail_layout *out);
/* The text of an item that wraps; false for an item of one line that the drawing puts together. The
 * text may lie in bytes. */
bool detail_layout_text(const struct model *m, const struct row *r, const struct detail_item *item,
			char bytes[DETAIL_TEXT], struct sl *out);
/* True for an item whose text has a sign before it. */
bool detail_layout_is_note(const struct detail_item *item);
/* The lines that can be scrolled away. */
int detail_layout_most(const struct detail_layout *l);

#endif
