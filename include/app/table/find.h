/* SPDX-License-Identifier: MIT */
/*
 * Looking for a text in the loaded rows: the cursor goes from one that holds it to the next, all
 * are lit. Its behaviour is in app/find.c; it is typed in a layer.
 */
#ifndef APP_TABLE_FIND_H
#define APP_TABLE_FIND_H

#include "store/lens.h"

#include "input/line.h"

struct lens;

#define FIND_BYTES sizeof(((struct lens_spec *)0)->narrow)

struct find {
	struct line line;
	struct lens
	    *found; /* the rows that hold it, in the server's order; off: nothing is looked for */
	struct {
		char text[FIND_BYTES]; /* folded; what was looked for when another text was begun */
		uint64_t uin, cursor, top;
	} before;
};

struct model;

/* The text looked for, folded; "" when nothing is. */
const char *find_text(const struct model *m);
/* Of the loaded rows, shown by the lens or not. */
uint64_t find_matches(const struct model *m);

void find_init(struct model *m);
void find_release(struct model *m);
void find_follow(struct model *m); /* what is loaded may have changed */
void find_open(struct model *m);
void find_key(struct model *m, struct key k);
void find_cancel(struct model *m);
void find_next(struct model *m);
void find_previous(struct model *m);
bool find_forget(struct model *m); /* false: nothing is looked for */

#endif
