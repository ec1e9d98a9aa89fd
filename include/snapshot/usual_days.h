/* SPDX-License-Identifier: MIT */
/* What each customer uses on a usual day, as far as the history tells. */
#ifndef SNAPSHOT_USUAL_DAYS_H
#define SNAPSHOT_USUAL_DAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct usual_day {
	uint64_t uin;
	int64_t used; /* micro-dollars */
};

/* All zero is an empty list. */
struct usual_days {
	struct usual_day *items; /* owned; ascending by UIN after usual_days_sort */
	size_t n, capacity;
};

void usual_days_add(struct usual_days *d, uint64_t uin, int64_t used);
/* To be called after the last addition. */
void usual_days_sort(struct usual_days *d);
/* Finds the usual day of a customer in a sorted list; false if it is not known. */
bool usual_days_find(const struct usual_days *d, uint64_t uin, int64_t *used);
/* Makes out, which is empty, a copy. */
void usual_days_copy(const struct usual_days *d, struct usual_days *out);
void usual_days_release(struct usual_days *d);

#endif
