/* SPDX-License-Identifier: MIT */
/*
 * The lines of `list` about customers that could not be understood; the other customers are printed
 * normally. A line names the row, the UIN and the fields, never their values.
 */
#ifndef CMD_LIST_FLAWS_H
#define CMD_LIST_FLAWS_H

#include "base/buf.h"
#include "base/err.h"

#include "store/store.h"

struct list_flaws {
	const struct catalog *lang;
	struct buf lines;
	uint64_t damaged; /* customers that are not printed as they were sent */
	bool counted;     /* the lines end with the number of further customers */
	uint64_t odd;     /* customers with values of a wrong kind, printed as sent */
};

void list_flaws_init(struct list_flaws *f, const struct catalog *lang);
void list_flaws_release(struct list_flaws *f);
/* Adds a row that was handled: printed, or left out because of its credit status. */
void list_flaws_add(struct list_flaws *f, const struct row *row, bool printed);
/* Returns the lines for standard error, with the number of further customers; empty if there are no
 * flaws. */
struct sl list_flaws_lines(struct list_flaws *f);
/* Returns false with a sentence in e if some customer was not printed as sent. */
bool list_flaws_check(const struct list_flaws *f, struct err *e);

#endif
