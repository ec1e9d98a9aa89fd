/* SPDX-License-Identifier: MIT */
/* Reading a document: cursor, scrolling, folds and finding; each call takes the room it has. */
#ifndef APP_MODEL_READING_H
#define APP_MODEL_READING_H

#include "base/rect.h"

#include "app/document/doc.h"

#include "input/line.h"

struct command;
struct model;

#define DOC_MARGIN_COLS 3 /* columns of marker and fold, in front of the text */

struct reading {
	struct doc doc;
	size_t line; /* index of the line under the cursor */
	size_t top;  /* place of the first line shown, as doc_place counts */
	int left;    /* columns by which the text is scrolled */
	struct line find;
	bool finding; /* the text to find is being typed */
};

/* Keeps the cursor in the document and on the screen. */
void reading_settle(struct reading *r, struct rect room);
/* Goes to a line of the document; false if it is the current one already. */
bool reading_select(struct reading *r, size_t line);
void reading_run(struct reading *r, const struct command *c, struct rect room);
/* Returns false if the key is not for the document. */
bool reading_key(struct model *m, struct reading *r, struct key k, struct rect room);
/* Goes to the next line that holds the text to find, from line from on, way 1 down or -1 up; if
 * there is none, returns false and says so in a message. */
bool reading_find(struct model *m, struct reading *r, size_t from, int way, struct rect room);

#endif
