/* SPDX-License-Identifier: MIT */
/*
 * The cells of the table's rows as they were drawn last, so that a row is not formatted again while
 * what it shows is the same.
 *
 * A row is recognized by its content: the customer's fields and numbers, and whatever else decides
 * how the row is drawn. Its place in memory and its page count for nothing, so nobody has to say
 * that something changed. The kept cells are those before the marker and the mark of the row.
 */
#ifndef VIEW_TABLE_KEPT_ROWS_H
#define VIEW_TABLE_KEPT_ROWS_H

#include "cell/grid.h"

#include "store/store.h"

struct kept_rows;

struct kept_rows *kept_rows_new(void);
void kept_rows_free(struct kept_rows *k);

/* What decides how a row looks, apart from the time and from what all rows share. */
struct kept_facts {
	const struct customer *customer;
	enum row_state state;
	enum credit_status credit_status;
	int change;     /* of the remaining credit: its sign */
	int burn;       /* enum burn_cell */
	uint32_t costs; /* their changes so far */
};

/* Begins a frame of so many rows, each at most cols cells wide. `shared` is what all rows depend
 * on: if it differs from that of the frame before, nothing stays kept. */
void kept_rows_begin(struct kept_rows *k, struct sl shared, int rows, int cols, int64_t wall_s);
/* Draws the row of that position at `at`, if it is kept and has not changed; else returns false. */
bool kept_rows_draw(struct kept_rows *k, uint64_t position, const struct kept_facts *facts,
		    struct grid *g, struct rect at);
/* Keeps the cells at `at`. Until until_s, in seconds as wall_s, time does not change them. */
void kept_rows_keep(struct kept_rows *k, uint64_t position, const struct kept_facts *facts,
		    const struct grid *g, struct rect at, int64_t until_s);

#endif
