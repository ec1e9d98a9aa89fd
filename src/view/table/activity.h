/* SPDX-License-Identifier: MIT */
/* What the fetching is doing, as the header and the status line say it. */
#ifndef VIEW_TABLE_ACTIVITY_H
#define VIEW_TABLE_ACTIVITY_H

#include "view/kit/draw.h"

enum doing {
	DOING_NOTHING,
	DOING_LOADING,
	DOING_LIMITED, /* waiting longer than usual: the API said too fast */
	DOING_HALTED,
	DOING_STOPPED, /* the user pressed Esc */
	DOING_DONE     /* every row is held */
};
struct activity {
	enum doing doing;
	uint32_t page; /* being fetched or next; 0 for none */
};
struct activity activity_of(const struct model *m);
/* The spinner, what stands for it where nothing may move, or a blank while it does not turn. */
const char *activity_spinner_sign(const struct draw *s);

/* What the rows are ordered by: a local sort, else the server's order. */
struct activity_order_shown {
	enum sort_key key;
	bool descending;
};
struct activity_order_shown activity_order_shown(const struct model *m);
const char *activity_order_sign(const struct draw *s);
/* Seconds until then, at least 0, rounded up. */
int64_t activity_seconds_until(const struct model *m, int64_t then_ms);

#endif
