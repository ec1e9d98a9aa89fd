/* SPDX-License-Identifier: MIT */
/* Marked customers and the sums over them. */
#ifndef APP_TABLE_MARKS_H
#define APP_TABLE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct customer;
struct model;
struct row;

/* Sums over the marked customers that are loaded. */
struct mark_sums {
	uint64_t n; /* of them with both amounts known */
	int64_t credit, remaining;
	int64_t to_zero, to_low,
	    to_full; /* top-ups: to 0, to the low threshold, to the whole credit */
};

/* Marked customers, by UIN: they stay marked through reloads, sorting and other queries. */
struct marks {
	uint64_t *uins; /* sorted, owned */
	size_t n, cap;
	bool ranging;
	uint64_t range_from; /* position */
	struct mark_sums sums;
	uint64_t totals_version; /* of the store they were made from */
};

void marks_toggle(struct model *m);
void marks_range(struct model *m);
void marks_remove(struct model *m);
void marks_clear(struct model *m);
void marks_leave_range(struct model *m); /* quietly; the marks stay */
/* Those marked in the order they are copied and exported in: as shown, then what the lens hides. Of
 * the places below marks_places, marks_at says which hold one. */
uint64_t marks_places(const struct model *m);
bool marks_at(const struct model *m, uint64_t at, struct row *out);
void marks_sum(struct model *m); /* brings the sums up to date */
void marks_release(struct model *m);
bool app_is_marked(const struct model *m, const struct customer *c);

#endif
