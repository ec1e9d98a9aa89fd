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

struct lens;

#define FIND_BYTES sizeof(((struct lens_spec *)0)->narrow) /* of a folded text, with its NUL */

struct find {
	struct lens *found; /* rows that hold the text, in the server's order; off: no text */
};

struct model;

void find_init(struct model *m);
void find_release(struct model *m);
/* Brings the matches up to date with the loaded rows. */
void find_follow(struct model *m);
/* folded: fewer than FIND_BYTES bytes; "" ends finding. The cursor stays. */
void find_set_text(struct model *m, struct sl folded);
/* Moves the cursor to the first match from its row on, round the list, if there is one. */
void find_go_here_or_next(struct model *m);
/* Tells in a message which match the cursor is on, or that there is none. */
void find_report(struct model *m);
void find_next(struct model *m);
void find_previous(struct model *m);
/* Ends finding; false if no text was set. */
bool find_forget(struct model *m);

#endif
