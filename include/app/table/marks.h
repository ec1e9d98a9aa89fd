/* SPDX-License-Identifier: MIT */
/* Marked customers and the sums over them. */
#ifndef APP_TABLE_MARKS_H
#define APP_TABLE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/model/customer_burn.h"

struct customer;
struct model;
struct row;

/* Sums over the marked customers that are loaded. */
struct mark_sums {
	uint64_t n; /* customers with both amounts known */
	int64_t credit, remaining;
	int64_t to_zero, to_low,
	    to_full;      /* top-ups to 0, to the low threshold, to the whole credit */
	uint64_t n_burn;  /* customers whose burn is known */
	int64_t for_days; /* top-ups of these for RUNWAY_TOP_UP_DAYS */
};

/* The marked customers, by UIN, so that they stay marked after reloads, sorting and other queries.
 */
struct marks {
	uint64_t *uins; /* sorted, owned */
	size_t n, cap;
	uint64_t *former; /* the marks that were last removed together; owned */
	size_t n_former, former_cap;
	bool ranging;        /* a range has begun and waits for its end */
	uint64_t range_from; /* the position where it began */
	struct mark_sums sums;
	uint64_t totals_version; /* the store's version that the sums are of */
	uint64_t changes;        /* rises when customers are marked or unmarked */
	struct burn_moment burn; /* likewise of the costs */
};

void marks_toggle(struct model *m);
void marks_range(struct model *m);
void marks_remove(struct model *m);
void marks_clear(struct model *m); /* removes all; if there is none, brings the removed ones back */
/* Marks exactly these customers, sorted by UIN. */
void marks_set(struct model *m, const uint64_t *uins, size_t n);
void marks_leave_range(struct model *m); /* without a message; the marks stay */
/* Finds the marked row at a place (app_places); false if it has none. */
bool marks_at(const struct model *m, uint64_t at, struct row *out);
void marks_sum(struct model *m); /* updates the sums */
void marks_release(struct model *m);
bool marks_has_customer(const struct model *m, const struct customer *c);

#endif
