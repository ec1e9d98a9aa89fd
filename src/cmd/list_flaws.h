/* SPDX-License-Identifier: MIT */
/*
 * What `list` has to say about customers that could not be understood: they never keep the others
 * from being printed. Names them by UIN or row, and the fields, never what is in them. Private to
 * the room.
 */
#ifndef CMD_LIST_FLAWS_H
#define CMD_LIST_FLAWS_H

#include "base/buf.h"
#include "base/err.h"

#include "store/store.h"

struct list_flaws {
	struct buf lines;
	uint64_t damaged; /* customers that are not printed as they were sent */
	bool counted;     /* the lines end in how many they do not name */
	uint64_t odd;     /* customers with values of a wrong kind, which are */
};

void list_flaws_init(struct list_flaws *f);
void list_flaws_release(struct list_flaws *f);
/* A row that was come to: printed, or left out for its standing. */
void list_flaws_add(struct list_flaws *f, const struct row *row, bool printed);
/* The lines, for standard error, with how many customers they do not name; empty when there is
 * nothing to say. */
struct sl list_flaws_lines(struct list_flaws *f);
/* false with a sentence when not all customers were printed as they were sent. */
bool list_flaws_check(const struct list_flaws *f, struct err *e);

#endif
