/* SPDX-License-Identifier: MIT */
/*
 * A document being read: the line under the cursor, what of it is on the screen, and the text that
 * is looked for in it. The room it is shown in is told at every call.
 */
#ifndef APP_READING_H
#define APP_READING_H

#include "app/doc.h"
#include "app/line.h"

#define DOC_MARGIN_COLS 3 /* of marker and fold, before the text */

struct reading {
	struct doc doc;
	size_t line, top; /* line under the cursor; place of the first one shown */
	int left;         /* columns the text is moved by */
	struct line find;
	bool finding; /* the text is being typed */
};

#endif
