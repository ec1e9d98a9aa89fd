/* SPDX-License-Identifier: MIT */
/* The present activity of fetching, for the header. */
#ifndef VIEW_TABLE_ACTIVITY_H
#define VIEW_TABLE_ACTIVITY_H

#include "view/kit/draw.h"

enum activity_kind {
	ACTIVITY_NOTHING,
	ACTIVITY_LOADING,
	ACTIVITY_LIMITED, /* the rate is lowered because the API reported a rate limit */
	ACTIVITY_HALTED,
	ACTIVITY_STOPPED, /* the user pressed Esc */
	ACTIVITY_DONE     /* every row is loaded */
};
struct activity {
	enum activity_kind kind;
	uint32_t page; /* that is fetched now or next; 0: none */
};
struct activity activity_of(const struct model *m);
/* Returns the spinner's present sign, a fixed sign if animation is off, a blank if nothing loads.
 */
const char *activity_spinner_sign(const struct draw *s);

/* The order of the rows: the first key of the local sort, else the server's order. */
struct activity_order {
	enum sort_key key;
	bool descending;
};
struct activity_order activity_order(const struct model *m);
const char *activity_order_sign(const struct draw *s); /* one column wide */
const char *activity_order_word(const struct draw *s); /* in a sentence */
/* Returns the seconds until then_ms, rounded up, at least 0. */
int64_t activity_seconds_until(const struct model *m, int64_t then_ms);

#endif
