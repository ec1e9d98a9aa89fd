/* SPDX-License-Identifier: MIT */
/*
 * A document being read: the line under the cursor, what of it is on the screen, and the text that
 * is looked for in it. The room it is shown in is told at every call.
 */
#ifndef APP_SCREENS_READING_H
#define APP_SCREENS_READING_H

#include "base/rect.h"

#include "app/model/doc.h"

#include "input/line.h"

struct command;
struct model;

#define DOC_MARGIN_COLS 3 /* of marker and fold, before the text */

struct reading {
	struct doc doc;
	size_t line, top; /* line under the cursor; place of the first one shown */
	int left;         /* columns the text is moved by */
	struct line find;
	bool finding; /* the text is being typed */
};

void reading_settle(struct reading *r, struct rect room);
void reading_run(struct reading *r, const struct command *c, struct rect room);
bool reading_key(struct model *m, struct reading *r, struct key k,
		 struct rect room); /* false: not for the document */
/* To the next line with the text looked for, from line on; false when there is none, which is said.
 */
bool reading_find(struct model *m, struct reading *r, size_t from, int way, struct rect room);

#endif
