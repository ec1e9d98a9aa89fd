/* SPDX-License-Identifier: MIT */
/*
 * Finds a text in the loaded rows: the cursor jumps between the rows that hold it, and every match
 * is highlighted. The text is typed in app/screens/find_prompt.
 */
#ifndef APP_TABLE_FIND_H
#define APP_TABLE_FIND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sl.h"

#include "store/lens.h"

#include "input/line.h"

struct lens;

/* What is done as soon as the rows that hold the text are known. */
enum find_then {
	FIND_NOTHING,
	FIND_GO,     /* to the first match from the cursor on */
	FIND_REPORT, /* likewise, and tell which match that is */
	FIND_NEXT,
	FIND_PREVIOUS
};

struct find {
	struct lens *found;     /* rows that hold the text, in the server's order; off: no text */
	bool searching;         /* turns of the search are left: found lacks rows */
	enum find_then then;    /* while searching */
	char typed[LINE_BYTES]; /* the text before it was folded */
};

struct model;

void find_init(struct model *m);
void find_release(struct model *m);
/* Brings the matches up to date with the loaded rows, if that takes no more than a turn. */
void find_follow(struct model *m);
/* Does a turn of a long search, between keys; false when there was none. */
bool find_work(struct model *m);
/* "" ends finding. False, and nothing changes, if the text is too long (store/row_search.h). The
 * cursor stays. */
bool find_set_text(struct model *m, struct sl typed);
/* Moves the cursor to the first match from its row on, round the list, if there is one. This and
 * the next three wait for the end of a long search. */
void find_go_here_or_next(struct model *m);
/* Tells in a message which match the cursor is on, or that there is none. */
void find_report(struct model *m);
void find_next(struct model *m);
void find_previous(struct model *m);
/* Ends finding; false if no text was set. */
bool find_forget(struct model *m);

#endif
